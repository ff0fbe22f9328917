package org.parley.ingest;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Standard input as a source, its format told by its first bytes. */
record StandardInput(Source source, Format format) {

  private static final int LOOK_AHEAD = 1 << 16;

  /** A name without white space: prose that happens to begin "Text, …" is no header. */
  private static final Pattern COLUMN_NAME = Pattern.compile("[\\p{L}\\p{N}_-]+");

  static StandardInput sniff(InputStream in, IngestOptions options) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, LOOK_AHEAD);
    buffered.mark(LOOK_AHEAD);
    byte[] head = buffered.readNBytes(LOOK_AHEAD);
    buffered.reset();
    Format format = format(head, options);
    if (format == Format.JSON_LINES || format == Format.TABLE) {
      return new StandardInput(source(() -> new Unclosed(buffered)), format);
    }
    // Read here and not within the time limit: a pipe's writer may take its time.
    byte[] all = Sizes.readAll(buffered, format.maxBytes());
    return new StandardInput(source(() -> new ByteArrayInputStream(all)), format);
  }

  private static Source source(Source.Opener opener) {
    return new Source("stdin", "standard input", opener);
  }

  private static Format format(byte[] head, IngestOptions options) throws IOException {
    String bytes = new String(head, StandardCharsets.ISO_8859_1);
    if (bytes.startsWith("%PDF-")) {
      return Format.PDF;
    }
    if (bytes.startsWith("PK\u0003\u0004")) {
      return bytes.contains("xl/") ? Format.SPREADSHEET : Format.WORD;
    }
    Encoding encoding = Encoding.detect(head);
    String start =
        new String(
                head,
                encoding.markLength(),
                head.length - encoding.markLength(),
                encoding.charset())
            .stripLeading();
    if (start.startsWith("{")) {
      return Format.JSON_LINES;
    }
    String lower = start.substring(0, Math.min(start.length(), 20)).toLowerCase(Locale.ROOT);
    if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
      return Format.HTML;
    }
    if (options.textColumn() != null) {
      return Format.TABLE;
    }
    String firstLine = start.lines().findFirst().orElse("");
    if (firstLine.isEmpty()) {
      return Format.TEXT;
    }
    try (TableReader table =
        DelimitedTableReader.open(
            new ByteArrayInputStream(firstLine.getBytes(StandardCharsets.UTF_8)))) {
      List<String> columns = table.columns();
      boolean header =
          columns.size() > 1
              && columns.stream().anyMatch("text"::equalsIgnoreCase)
              && columns.stream().allMatch(c -> COLUMN_NAME.matcher(c).matches());
      return header ? Format.TABLE : Format.TEXT;
    } catch (UnreadableDocumentException e) {
      // A first line that can be no header is a line of text.
      return Format.TEXT;
    }
  }

  /** Leaves standard input open: it is not ours to close. */
  private static final class Unclosed extends FilterInputStream {

    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }
}
