package org.parley.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.ingest.Ingested.Failed;
import org.parley.ingest.Ingested.Read;
import org.parley.text.Document;
import org.parley.text.Language;

/**
 * Documents from rows: each row its own, but for rows that follow each other and share a {@code
 * document}, which are joined in order, a blank line between them.
 *
 * <p>Rows of one document must stand together, so that one document at a time is held. Rows that
 * come back to a document already left fail and say so.
 */
final class RowDocuments implements Iterator<Ingested>, Closeable {

  private final Source source;
  private final RowReader<Map<String, String>> rows;
  private final RowFields fields;

  /** Results ready to be given out. */
  private final Deque<Ingested> ready = new ArrayDeque<>();

  /** Last line of each document that rows name. */
  private final Map<String, Integer> lastLine = new HashMap<>();

  private @Nullable Joined open;
  private boolean done;

  /** Said with the file's first document alone. */
  private boolean noticeGiven;

  /**
   * @param rows rows, which {@link #close()} closes
   */
  RowDocuments(Source source, RowReader<Map<String, String>> rows, RowFields fields) {
    this.source = source;
    this.rows = rows;
    this.fields = fields;
  }

  /** A document whose rows are being joined. */
  private record Joined(int line, String id, StringBuilder text, Document first) {}

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !done) {
      try {
        if (rows.hasNext()) {
          accept(rows.next());
        } else {
          finish();
        }
      } catch (UncheckedIOException e) {
        finish();
        ready.add(new Failed(source.origin(), Failures.message(cause(e))));
      }
    }
    return !ready.isEmpty();
  }

  private static IOException cause(UncheckedIOException e) {
    return e.getCause();
  }

  @Override
  public Ingested next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void accept(Row<Map<String, String>> row) {
    if (row instanceof Row.Malformed<Map<String, String>> bad) {
      fail(bad.line(), bad.message());
      return;
    }
    Map<String, String> values = ((Row.Value<Map<String, String>>) row).value();
    String text = fields.text(values).orElse("");
    if (text.isBlank()) {
      fail(row.line(), fields.noText(values));
      return;
    }
    Optional<String> document = fields.document(values);
    if (document.isEmpty()) {
      closeJoined();
      ready.add(read(row.line(), document(row.line(), values, text)));
      return;
    }
    join(row.line(), document.get(), values, text);
  }

  private void join(int line, String id, Map<String, String> values, String text) {
    Joined current = open;
    if (current != null && current.id.equals(id)) {
      if (current.text.length() + text.length() > IngestOptions.MAX_TEXT_BYTES) {
        fail(
            line,
            "makes document \""
                + id
                + "\" larger than "
                + Sizes.megabytes(IngestOptions.MAX_TEXT_BYTES)
                + ": split it");
        return;
      }
      current.text.append("\n\n").append(Texts.normalise(text));
      lastLine.put(id, line);
      return;
    }
    Integer before = lastLine.get(id);
    if (before != null) {
      fail(
          line,
          "belongs to document \""
              + id
              + "\", whose rows ended at "
              + rows.unit()
              + " "
              + before
              + ": put the rows of a document together");
      return;
    }
    closeJoined();
    lastLine.put(id, line);
    open =
        new Joined(
            line, id, new StringBuilder(Texts.normalise(text)), document(line, values, text));
  }

  private void closeJoined() {
    Joined joined = open;
    if (joined != null) {
      Document first = joined.first;
      ready.add(
          read(
              joined.line,
              new Document(
                  joined.id,
                  joined.text.toString(),
                  first.title(),
                  first.date(),
                  first.speaker(),
                  first.source(),
                  first.language())));
      open = null;
    }
  }

  private void finish() {
    closeJoined();
    done = true;
  }

  private Document document(int line, Map<String, String> values, String text) {
    return new Document(
        fields.id(values).orElse(source.id() + "#" + line),
        Texts.normalise(text),
        fields.value(values, "title").orElse(null),
        fields.value(values, "date").orElse(null),
        fields.value(values, "speaker").orElse(null),
        fields.value(values, "source").orElse(null),
        fields.language(values).flatMap(Language::ofCode).orElse(null));
  }

  private Read read(int line, Document document) {
    String notice = noticeGiven ? "" : rows.notice();
    noticeGiven = true;
    return new Read(place(line), document, notice);
  }

  private void fail(int line, String message) {
    ready.add(new Failed(place(line), message));
  }

  private String place(int line) {
    return source.origin() + ", " + rows.unit() + " " + line;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
