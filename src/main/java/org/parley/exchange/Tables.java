package org.parley.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.parley.annotation.Annotation;
import org.parley.annotation.MalformedAnnotationException;
import org.parley.output.OutputFile;
import org.parley.stance.Stance;
import org.parley.text.Span;

/**
 * Writes annotations as sheets, one a row, in the columns that {@code AnnotationReader} reads:
 * those of the annotation form, with {@code labels.sochi} and its like for what goes by target.
 * Lists of words are separated by semicolons where no word holds one; spans are JSON. A cell that a
 * spreadsheet would take for a formula gets an apostrophe before it.
 */
final class Tables {

  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private Tables() {}

  static void writeCsv(List<Annotation> annotations, Path out) throws IOException {
    writeText(annotations, ',', out);
  }

  static void writeTsv(List<Annotation> annotations, Path out) throws IOException {
    writeText(annotations, '\t', out);
  }

  private static void writeText(List<Annotation> annotations, char separator, Path out)
      throws IOException {
    List<Map<String, String>> rows = rows(annotations);
    Set<String> columns = columns(rows);
    try (OutputFile file = OutputFile.create(out)) {
      CsvWriter csv =
          CsvWriter.builder()
              .fieldSeparator(separator)
              .lineDelimiter(LineDelimiter.LF)
              .build(file.writer());
      csv.writeRecord(columns);
      for (Map<String, String> row : rows) {
        csv.writeRecord(columns.stream().map(column -> guarded(row.get(column))).toList());
      }
      csv.flush();
      file.commit();
    }
  }

  private static String guarded(@Nullable String cell) {
    if (cell == null || cell.isEmpty()) {
      return "";
    }
    return FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  /**
   * Writes an Excel file.
   *
   * @throws MalformedAnnotationException where a value is longer than a cell may be
   */
  static void writeXlsx(List<Annotation> annotations, Path out) throws IOException {
    List<Map<String, String>> rows = rows(annotations);
    List<String> columns = List.copyOf(columns(rows));
    for (int i = 0; i < rows.size(); i++) {
      checkLengths("row " + (i + 1), rows.get(i));
    }
    Path folder = out.toAbsolutePath().getParent();
    Path part = Files.createTempFile(folder, String.valueOf(out.getFileName()), ".part");
    try (SXSSFWorkbook workbook = new SXSSFWorkbook()) {
      // The default, 64-bit headers throughout, is more than Java's own zip reader understands.
      workbook.setZip64Mode(Zip64Mode.AsNeeded);
      Sheet sheet = workbook.createSheet("annotations");
      row(sheet, 0, columns);
      for (int i = 0; i < rows.size(); i++) {
        Map<String, String> row = rows.get(i);
        row(sheet, i + 1, columns.stream().map(column -> guarded(row.get(column))).toList());
      }
      try (OutputStream file = Files.newOutputStream(part)) {
        workbook.write(file);
      }
      Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void checkLengths(String place, Map<String, String> row)
      throws MalformedAnnotationException {
    // One less for the apostrophe that keeps a formula from being one.
    int longest = SpreadsheetVersion.EXCEL2007.getMaxTextLength() - 1;
    for (Map.Entry<String, String> cell : row.entrySet()) {
      if (cell.getValue().length() > longest) {
        throw new MalformedAnnotationException(
            place,
            "\"%s\" has %,d UTF-16 units; an Excel cell holds %,d: write csv instead"
                .formatted(cell.getKey(), cell.getValue().length(), longest));
      }
    }
  }

  private static void row(Sheet sheet, int number, List<String> values) {
    Row row = sheet.createRow(number);
    for (int column = 0; column < values.size(); column++) {
      if (!values.get(column).isEmpty()) {
        row.createCell(column).setCellValue(values.get(column));
      }
    }
  }

  private static Set<String> columns(List<Map<String, String>> rows) {
    // The usual columns in their usual order, then whatever goes by target, then the rest.
    Set<String> columns =
        new LinkedHashSet<>(
            List.of(
                "id",
                "document",
                "paragraph",
                "language",
                "title",
                "date",
                "speaker",
                "genre",
                "text"));
    Set<String> used = new LinkedHashSet<>();
    rows.forEach(row -> used.addAll(row.keySet()));
    columns.retainAll(used);
    columns.addAll(used.stream().filter(column -> column.contains(".")).sorted().toList());
    columns.addAll(used);
    return columns;
  }

  private static List<Map<String, String>> rows(List<Annotation> annotations) {
    return annotations.stream().map(Tables::cells).toList();
  }

  private static Map<String, String> cells(Annotation annotation) {
    Map<String, String> cells = new LinkedHashMap<>();
    put(cells, "id", annotation.id());
    put(cells, "document", annotation.document());
    put(
        cells,
        "paragraph",
        annotation.paragraph() == null ? null : annotation.paragraph().toString());
    put(cells, "language", annotation.language() == null ? null : annotation.language().code());
    put(cells, "title", annotation.title());
    put(cells, "date", annotation.date());
    put(cells, "speaker", annotation.speaker());
    put(cells, "genre", annotation.genre());
    put(cells, "text", annotation.text());
    annotation.addressed().ifPresent(targets -> cells.put("addressed", words(targets)));
    if (annotation.labels().isEmpty()) {
      cells.put("labels", "{}");
    }
    for (Map.Entry<String, Stance> label : annotation.labels().entrySet()) {
      cells.put("labels." + label.getKey(), label.getValue().label());
    }
    annotation.holders().forEach((target, names) -> cells.put("holders." + target, words(names)));
    annotation.evidence().forEach((target, list) -> cells.put("evidence." + target, spans(list)));
    annotation.mentions().forEach((target, list) -> cells.put("mentions." + target, spans(list)));
    if (!annotation.phenomena().isEmpty()) {
      cells.put("phenomena", words(annotation.phenomena()));
    }
    put(cells, "annotator", annotation.annotator());
    put(cells, "origin", annotation.origin());
    put(cells, "note", annotation.note());
    return cells;
  }

  private static void put(Map<String, String> cells, String column, @Nullable String value) {
    if (value != null) {
      cells.put(column, value);
    }
  }

  private static String words(List<String> words) {
    boolean plain =
        !words.isEmpty()
            && words.stream()
                .allMatch(
                    word ->
                        !word.isBlank()
                            && word.equals(word.strip())
                            && word.indexOf(';') < 0
                            && "[{'".indexOf(word.charAt(0)) < 0);
    if (plain) {
      return String.join(";", words);
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    words.forEach(list::add);
    return list.toString();
  }

  private static String spans(List<Span> spans) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    spans.forEach(span -> list.addObject().put("start", span.start()).put("end", span.end()));
    return list.toString();
  }
}
