package org.parley.evaluate;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.annotation.Annotation;
import org.parley.annotation.MalformedAnnotationException;
import org.parley.evaluate.Agreement.Disagreement;
import org.parley.ingest.Row;
import org.parley.ingest.TableReader;
import org.parley.stance.Stance;
import org.parley.text.Span;

/**
 * The sheet on which a third person settles what annotators disagree on: one (text, target) a row,
 * each annotator's label in a column of its own, and the columns {@code label} and {@code note} to
 * fill in. Everything else in it is there to be read.
 */
public final class AdjudicationSheet {

  /** The annotator that adjudicated gold names. */
  public static final String ANNOTATOR = "adjudicated";

  private static final List<String> FIRST =
      List.of("row", "id", "document", "paragraph", "target", "text");
  private static final String FORMULA_STARTS = "=+-@\t\r\n";

  private AdjudicationSheet() {}

  /**
   * Writes a sheet of disagreements.
   *
   * @param out where to; not closed
   * @throws IOException where it cannot be written
   */
  public static void write(Agreement agreement, Writer out) throws IOException {
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    List<String> header = new ArrayList<>(FIRST);
    agreement.annotators().forEach(annotator -> header.add("by " + annotator));
    header.addAll(List.of("label", "note"));
    csv.writeRecord(header);
    for (Disagreement disagreement : agreement.disagreements()) {
      Annotation row = disagreement.item().first();
      List<String> cells = new ArrayList<>();
      cells.add(cell(Rows.key(row)));
      cells.add(cell(row.id()));
      cells.add(cell(row.document()));
      cells.add(row.paragraph() == null ? "" : row.paragraph().toString());
      cells.add(cell(disagreement.target()));
      cells.add(cell(row.text()));
      for (Stance label : disagreement.labels()) {
        cells.add(label == null ? "" : label.label());
      }
      cells.addAll(List.of("", ""));
      csv.writeRecord(cells);
    }
    csv.flush();
  }

  /** Keeps a spreadsheet from taking a cell for a formula. */
  private static String cell(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    return FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
  }

  private record Key(String row, String target) {}

  private record Ruling(Stance label, String note) {}

  /**
   * Settles ratings by a sheet that was filled in.
   *
   * @return one row for each text: labels that nobody disagrees on as they are, the others from the
   *     sheet; holders and evidence from an annotator who gave the label
   * @throws MalformedAnnotationException where the sheet has no such columns, or a label that is
   *     none
   * @throws EvaluationException where a disagreement is not settled, or the sheet settles a text
   *     that is not there
   * @throws IOException where the sheet cannot be read
   */
  public static List<Annotation> apply(Ratings ratings, Path sheet) throws IOException {
    Map<Key, Ruling> rulings = read(sheet);
    List<Annotation> gold = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (Ratings.Item item : ratings.items()) {
      Map<String, Stance> labels = new LinkedHashMap<>();
      Set<String> notes = new LinkedHashSet<>();
      for (String target : item.targets()) {
        Set<Stance> given = new LinkedHashSet<>(item.labels(target));
        given.remove(null);
        Ruling ruling = rulings.remove(new Key(cell(Rows.key(item.first())), target));
        if (ruling != null) {
          labels.put(target, ruling.label);
          notes.add(ruling.note);
        } else if (given.size() == 1) {
          labels.put(target, given.iterator().next());
        } else {
          open.add("\"" + Rows.name(item.first()) + "\" toward \"" + target + "\"");
        }
      }
      gold.add(settled(item, labels, notes));
    }
    if (!open.isEmpty()) {
      throw new EvaluationException(
          "%s: %d disagreements have no label, the first is %s; fill in the column \"label\""
              .formatted(sheet, open.size(), open.get(0)));
    }
    if (!rulings.isEmpty()) {
      Key first = rulings.keySet().iterator().next();
      throw new EvaluationException(
          "%s: %d rows are in none of the files, the first is %s toward \"%s\"; is it their sheet?"
              .formatted(sheet, rulings.size(), first.row, first.target));
    }
    return gold;
  }

  private static Map<Key, Ruling> read(Path sheet) throws IOException {
    Map<Key, Ruling> rulings = new HashMap<>();
    try (TableReader table = TableReader.open(sheet)) {
      for (String column : List.of("row", "target", "label")) {
        if (!table.columns().contains(column)) {
          throw new MalformedAnnotationException(
              sheet.toString(),
              "has no column \"%s\" but %s; write the sheet anew with --sheet"
                  .formatted(column, String.join(", ", table.columns())));
        }
      }
      while (table.hasNext()) {
        Row<Map<String, String>> row = table.next();
        String place = sheet + ":" + row.line();
        if (row instanceof Row.Value<Map<String, String>> value) {
          ruling(place, value.value())
              .ifPresent(
                  ruling ->
                      rulings.put(
                          new Key(value.value().get("row"), value.value().get("target")), ruling));
        } else if (row instanceof Row.Malformed<Map<String, String>> malformed) {
          throw new MalformedAnnotationException(place, malformed.message());
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return rulings;
  }

  private static Optional<Ruling> ruling(String place, Map<String, String> cells)
      throws MalformedAnnotationException {
    String word = cells.getOrDefault("label", "");
    if (word.isBlank()) {
      return Optional.empty();
    }
    Optional<Stance> label = Stance.ofLabel(word);
    if (label.isEmpty()) {
      throw new MalformedAnnotationException(
          place, "\"label\" is \"%s\"; allowed: pro, anti or none".formatted(word));
    }
    return Optional.of(new Ruling(label.get(), cells.getOrDefault("note", "")));
  }

  private static Annotation settled(
      Ratings.Item item, Map<String, Stance> labels, Set<String> notes) {
    Annotation first = item.first();
    Map<String, List<String>> holders = new LinkedHashMap<>();
    Map<String, List<Span>> evidence = new LinkedHashMap<>();
    Map<String, List<Span>> mentions = new LinkedHashMap<>();
    Set<String> addressed = new LinkedHashSet<>();
    Set<String> phenomena = new LinkedHashSet<>();
    boolean says = false;
    for (Annotation row : item.rows().stream().filter(Objects::nonNull).toList()) {
      phenomena.addAll(row.phenomena());
      says |= row.addressed().isPresent();
      labels.forEach(
          (target, label) -> {
            if (row.labels().get(target) == label) {
              putIfAbsent(holders, target, row.holders());
              putIfAbsent(evidence, target, row.evidence());
              putIfAbsent(mentions, target, row.mentions());
              if (row.addressed().map(targets -> targets.contains(target)).orElse(false)) {
                addressed.add(target);
              }
            }
          });
    }
    // The codebook: only what is addressed can be pro or anti.
    labels.forEach(
        (target, label) -> {
          if (label != Stance.NONE) {
            addressed.add(target);
          }
        });
    notes.removeIf(String::isBlank);
    return new Annotation(
        first.id(),
        first.document(),
        first.paragraph(),
        first.language(),
        first.title(),
        first.date(),
        first.speaker(),
        first.genre(),
        first.text(),
        says ? Optional.of(List.copyOf(addressed)) : Optional.empty(),
        labels,
        holders,
        evidence,
        mentions,
        List.copyOf(phenomena),
        ANNOTATOR,
        first.origin(),
        notes.isEmpty() ? null : String.join(" ", notes));
  }

  private static <T> void putIfAbsent(
      Map<String, List<T>> into, String target, Map<String, List<T>> from) {
    List<T> values = from.get(target);
    if (values != null) {
      into.putIfAbsent(target, values);
    }
  }
}
