package org.parley.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table with values separated by commas, semicolons or tabs, quoted as in RFC 4180.
 *
 * <p>Records are framed here, line by line, and only then parsed: so a quote that is opened and
 * never closed costs one line and not the rest of the file. In tab-separated tables, where many
 * tools write quotes without meaning anything by them, a record that makes no sense by RFC 4180 is
 * taken literally.
 */
final class DelimitedTableReader implements TableReader {

  private static final char[] SEPARATORS = {',', ';', '\t'};
  private static final int ANY_WIDTH = 0;
  private static final Parsed UNCLOSED =
      new Parsed(null, "opens a double quote that is never closed: double it to mean it");
  private static final Parsed TOO_LONG =
      new Parsed(
          null,
          String.format(
              Locale.ROOT,
              "opens a double quote that is not closed within the %,d characters that a record over"
                  + " several lines may have: double it to mean it, or split the record",
              IngestOptions.MAX_RECORD_CHARS));

  private final LineReader lines;
  private final char separator;
  private final List<String> columns;

  /** Lines read ahead while looking for a closing quote that did not come. */
  private final Deque<Row<String>> ahead = new ArrayDeque<>();

  private @Nullable Row<Map<String, String>> next;
  private boolean done;

  /**
   * Reads from a stream, which {@link #close()} closes, as does a header that cannot be read.
   *
   * @throws UnreadableDocumentException where there is no header or it cannot be one
   */
  static DelimitedTableReader open(InputStream in) throws IOException {
    try {
      return new DelimitedTableReader(in);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private DelimitedTableReader(InputStream in) throws IOException {
    lines = new LineReader(in, IngestOptions.MAX_LINE_BYTES);
    Row<String> header = nextLine();
    while (header instanceof Row.Value<String> line && line.value().isBlank()) {
      header = nextLine();
    }
    if (header == null) {
      throw new UnreadableDocumentException("is empty: a table begins with its column names");
    }
    if (header instanceof Row.Malformed<String> bad) {
      throw new UnreadableDocumentException("line " + bad.line() + " " + bad.message());
    }
    String line = ((Row.Value<String>) header).value();
    separator = separator(line);
    Parsed record = record((Row.Value<String>) header, ANY_WIDTH);
    if (record.values == null) {
      throw new UnreadableDocumentException(
          "the header in line " + header.line() + " " + record.problem);
    }
    columns = header(record.values);
  }

  /** Checks column names: at least one, none twice; a nameless column is named by its number. */
  static List<String> header(List<String> names) throws UnreadableDocumentException {
    List<String> columns = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      String stripped = name.strip();
      String column = stripped.isEmpty() ? "column " + (columns.size() + 1) : stripped;
      if (!seen.add(column)) {
        throw new UnreadableDocumentException(
            "has two columns named \"" + column + "\": give each its own name");
      }
      columns.add(column);
    }
    return List.copyOf(columns);
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public String notice() {
    return lines.encoding().notice();
  }

  @Override
  public boolean hasNext() {
    try {
      while (next == null && !done) {
        Row<String> line = nextLine();
        if (line == null) {
          done = true;
        } else if (line instanceof Row.Value<String> first) {
          next = row(first);
        } else {
          next = new Row.Malformed<>(line.line(), ((Row.Malformed<String>) line).message());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return next != null;
  }

  @Override
  public Row<Map<String, String>> next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Row<Map<String, String>> row = next;
    next = null;
    return row;
  }

  private @Nullable Row<Map<String, String>> row(Row.Value<String> first) throws IOException {
    if (first.value().isBlank()) {
      return null;
    }
    Parsed record = record(first, columns.size());
    if (record.values == null) {
      return new Row.Malformed<>(first.line(), record.problem);
    }
    if (record.values.stream().allMatch(String::isBlank)) {
      return null;
    }
    if (record.values.size() != columns.size()) {
      return new Row.Malformed<>(first.line(), mismatch(record.values.size(), columns.size()));
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      values.put(columns.get(i), record.values.get(i));
    }
    return new Row.Value<>(first.line(), Collections.unmodifiableMap(values));
  }

  private String mismatch(int values, int names) {
    return "has "
        + values
        + (values == 1 ? " value" : " values")
        + " where the header names "
        + names
        + " columns: put values that hold a "
        + (separator == ',' ? "comma" : separator == ';' ? "semicolon" : "tab")
        + " in double quotes";
  }

  /** Values of a record, or what is wrong with it. */
  private record Parsed(@Nullable List<String> values, String problem) {}

  /**
   * @param width how many values the record should have, or {@link #ANY_WIDTH}
   */
  private Parsed record(Row.Value<String> first, int width) throws IOException {
    StringBuilder text = new StringBuilder(first.value());
    List<Row<String>> taken = new ArrayList<>();
    boolean open = endsInQuotes(first.value(), false);
    while (open && text.length() <= IngestOptions.MAX_RECORD_CHARS) {
      Row<String> more = nextLine();
      if (more == null) {
        break;
      }
      taken.add(more);
      if (!(more instanceof Row.Value<String> line)) {
        break;
      }
      text.append('\n').append(line.value());
      open = endsInQuotes(line.value(), true);
    }
    boolean tooLong = text.length() > IngestOptions.MAX_RECORD_CHARS;
    Parsed record = !open ? parse(text.toString()) : tooLong ? TOO_LONG : UNCLOSED;
    if (!open && record.values == null && !taken.isEmpty()) {
      // The quote that seemed to close it opened a value of a later record.
      record = UNCLOSED;
    }
    boolean fits = record.values != null && (width == ANY_WIDTH || record.values.size() == width);
    if (fits || (record.values != null && separator != '\t')) {
      return record;
    }
    // Give back what was read on, so that only the first line is lost, or none.
    for (int i = taken.size() - 1; i >= 0; i--) {
      ahead.addFirst(taken.get(i));
    }
    return separator == '\t' ? new Parsed(List.of(first.value().split("\t", -1)), "") : record;
  }

  private Parsed parse(String text) {
    try {
      return new Parsed(
          CsvReader.builder()
              .fieldSeparator(separator)
              .maxBufferSize(IngestOptions.MAX_LINE_BYTES)
              .ofSingleCsvRecord(text)
              .getFields(),
          "");
    } catch (CsvParseException e) {
      return new Parsed(
          null, "has text after a closing double quote: write a quote within a value twice");
    }
  }

  /** Whether a line ends within a quoted value. A quote opens one only where a value begins. */
  private boolean endsInQuotes(String line, boolean open) {
    boolean quoted = open;
    boolean valueBegins = !open;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted) {
        if (c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
        valueBegins = false;
      } else if (c == '"' && valueBegins) {
        quoted = true;
      } else {
        valueBegins = c == separator;
      }
    }
    return quoted;
  }

  /** The separator that the header uses most; comma where it uses none. */
  private static char separator(String header) {
    char best = ',';
    long most = 0;
    for (char candidate : SEPARATORS) {
      boolean quoted = false;
      long count = 0;
      for (int i = 0; i < header.length(); i++) {
        if (header.charAt(i) == '"') {
          quoted = !quoted;
        } else if (header.charAt(i) == candidate && !quoted) {
          count++;
        }
      }
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }

  private @Nullable Row<String> nextLine() throws IOException {
    return ahead.isEmpty() ? lines.next() : ahead.removeFirst();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
