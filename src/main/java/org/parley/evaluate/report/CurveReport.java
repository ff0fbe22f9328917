package org.parley.evaluate.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.evaluate.metric.Confusion;
import org.parley.evaluate.metric.LabelMetrics;

/** A learning curve as lines for a terminal and as a table. */
public final class CurveReport {

  /** What stands for every language, or every target. */
  public static final String ALL = "all";

  private static final List<String> COLUMNS =
      List.of(
          "gold",
          "language",
          "target",
          "share",
          "seed",
          "documents",
          "pairs",
          "rows",
          "macro_f1",
          "f_avg");

  private CurveReport() {}

  /**
   * What one sample brought on one slice of one gold.
   *
   * @param gold name of the gold
   * @param language code of the slice's language, or {@link #ALL}
   * @param target id of the slice's target, or {@link #ALL}
   * @param share share of the documents that were learned from
   * @param seed seed of the sample
   * @param documents number of these documents
   * @param pairs number of pairs that were learned from
   * @param confusion gold against judgements on the slice
   */
  public record Row(
      String gold,
      String language,
      String target,
      double share,
      long seed,
      int documents,
      int pairs,
      Confusion confusion) {

    /** Macro-F1 over the classes that the slice's gold has. */
    double macroF1() {
      return LabelMetrics.macroF1(confusion, confusion.goldClasses());
    }
  }

  /** One line a gold and language: for each share the mean of macro-F1 and its range. */
  public static List<String> lines(List<Row> rows) {
    Set<Double> shares = new LinkedHashSet<>();
    Map<List<String>, Map<Double, List<Row>>> slices = new LinkedHashMap<>();
    for (Row row : rows) {
      shares.add(row.share());
      if (row.target().equals(ALL)) {
        slices
            .computeIfAbsent(List.of(row.gold(), row.language()), unused -> new LinkedHashMap<>())
            .computeIfAbsent(row.share(), unused -> new ArrayList<>())
            .add(row);
      }
    }
    TextTable table = new TextTable();
    List<String> heading = new ArrayList<>(List.of("gold", "language", "rows"));
    shares.forEach(share -> heading.add(Numbers.percent(share)));
    table.row(heading);
    slices.forEach(
        (slice, byShare) -> {
          List<String> cells = new ArrayList<>(slice);
          cells.add(Numbers.count(byShare.values().iterator().next().get(0).confusion().total()));
          shares.forEach(share -> cells.add(cell(byShare.get(share))));
          table.row(cells);
        });
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("");
    lines.add("macro-F1 of both targets together: mean over the samples, lowest and highest");
    return lines;
  }

  private static String cell(List<Row> samples) {
    double[] figures = samples.stream().mapToDouble(Row::macroF1).sorted().toArray();
    double mean = samples.stream().mapToDouble(Row::macroF1).average().orElseThrow();
    return "%s [%s, %s]"
        .formatted(
            Numbers.figure(mean),
            Numbers.figure(figures[0]),
            Numbers.figure(figures[figures.length - 1]));
  }

  /**
   * Writes a row for every sample and slice.
   *
   * @param out where to; not closed
   * @throws IOException where it cannot be written
   */
  public static void write(List<Row> rows, Writer out) throws IOException {
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    csv.writeRecord(COLUMNS);
    for (Row row : rows) {
      csv.writeRecord(
          row.gold(),
          row.language(),
          row.target(),
          Double.toString(row.share()),
          Long.toString(row.seed()),
          Integer.toString(row.documents()),
          Integer.toString(row.pairs()),
          Long.toString(Math.round(row.confusion().total())),
          Double.toString(row.macroF1()),
          Double.toString(LabelMetrics.fAvg(row.confusion())));
    }
    csv.flush();
  }
}
