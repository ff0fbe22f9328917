package org.parley.annotation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parley.ingest.JsonLineReader;
import org.parley.ingest.RowReader;
import org.parley.ingest.TableReader;
import org.parley.ingest.UnreadableDocumentException;

/**
 * Reads annotations from JSON Lines, or from a CSV, TSV or XLSX sheet whose columns are the fields,
 * in any of three forms, told apart row by row:
 *
 * <ul>
 *   <li>the annotation form: {@code text} and {@code labels};
 *   <li>the pair form: {@code text}, {@code target} and {@code label}, with {@code start} and
 *       {@code end} as the target's mention where they are given. The target's id is its name as it
 *       stands;
 *   <li>the judgement form: {@code text} and {@code stances}, as {@code classify} writes it.
 * </ul>
 *
 * Unknown fields are passed over. A blank string is as good as an absent one. How a cell holds a
 * field that is no plain value: see {@link TableRows}.
 */
public final class AnnotationReader {

  private static final List<String> TABLES = List.of(".csv", ".tsv", ".xlsx");

  private AnnotationReader() {}

  /**
   * A row with the JSON that it was read from, for readers of fields that no annotation has.
   *
   * @param place file and line, for messages: {@code gold.jsonl:12}
   * @param json the row
   * @param annotation what was read from it
   */
  public record Row(String place, ObjectNode json, Annotation annotation) {}

  /** What is done with each row. */
  @FunctionalInterface
  public interface RowConsumer {
    /** Takes the next row, in file order. */
    void accept(Row row) throws IOException;
  }

  /**
   * Reads a whole file.
   *
   * @return its annotations in file order
   * @throws MalformedAnnotationException where a row is none of the three forms
   * @throws IOException where the file cannot be read
   */
  public static List<Annotation> read(Path file) throws IOException {
    List<Annotation> annotations = new ArrayList<>();
    read(file, row -> annotations.add(row.annotation()));
    return annotations;
  }

  /**
   * Reads a file row by row.
   *
   * @throws MalformedAnnotationException where a row is none of the three forms
   * @throws IOException where the file cannot be read
   */
  public static void read(Path file, RowConsumer consumer) throws IOException {
    try {
      if (isTable(file)) {
        try (TableReader table = TableReader.open(file)) {
          read(file, table, (place, cells) -> TableRows.toJson(place, cells), consumer);
        }
      } else {
        try (JsonLineReader lines = JsonLineReader.open(file)) {
          read(file, lines, (place, json) -> json, consumer);
        }
      }
    } catch (UnreadableDocumentException e) {
      throw new MalformedAnnotationException(file.toString(), e.getMessage());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Reads one row.
   *
   * @param place where the row stands, for messages
   * @throws MalformedAnnotationException where it is none of the three forms
   */
  public static Annotation parse(String place, ObjectNode json)
      throws MalformedAnnotationException {
    return RowParser.parse(place, json);
  }

  private static boolean isTable(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return TABLES.stream().anyMatch(name::endsWith);
  }

  /** Makes JSON of what a reader gives. */
  private interface Conversion<T> {
    ObjectNode toJson(String place, T row) throws MalformedAnnotationException;
  }

  private static <T> void read(
      Path file, RowReader<T> rows, Conversion<T> conversion, RowConsumer consumer)
      throws IOException {
    while (rows.hasNext()) {
      org.parley.ingest.Row<T> row = rows.next();
      String place = file + ":" + row.line();
      if (row instanceof org.parley.ingest.Row.Value<T> value) {
        ObjectNode json = conversion.toJson(place, value.value());
        consumer.accept(new Row(place, json, RowParser.parse(place, json)));
      } else if (row instanceof org.parley.ingest.Row.Malformed<T> malformed) {
        throw new MalformedAnnotationException(place, malformed.message());
      }
    }
  }
}
