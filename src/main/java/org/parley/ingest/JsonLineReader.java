package org.parley.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** JSON Lines: one JSON object a line, blank lines passed over. */
public final class JsonLineReader implements RowReader<ObjectNode> {

  private static final ObjectReader OBJECTS =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(IngestOptions.MAX_LINE_BYTES)
                          .maxNestingDepth(100)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private final LineReader lines;
  private @Nullable Row<ObjectNode> next;
  private boolean done;

  private JsonLineReader(InputStream in) throws IOException {
    lines = new LineReader(in, IngestOptions.MAX_LINE_BYTES);
  }

  /**
   * Reads from a stream, which {@link #close()} closes.
   *
   * @throws UnreadableDocumentException where it holds no text; the stream is closed then
   * @throws IOException where the stream cannot be read
   */
  public static JsonLineReader open(InputStream in) throws IOException {
    try {
      return new JsonLineReader(in);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /**
   * Opens a file.
   *
   * @throws UnreadableDocumentException where it holds no text
   * @throws IOException where it cannot be read
   */
  public static JsonLineReader open(Path file) throws IOException {
    return open(Files.newInputStream(file));
  }

  @Override
  public String notice() {
    return lines.encoding().notice();
  }

  @Override
  public boolean hasNext() {
    try {
      while (next == null && !done) {
        Row<String> line = lines.next();
        if (line == null) {
          done = true;
        } else {
          next = parse(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return next != null;
  }

  @Override
  public Row<ObjectNode> next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Row<ObjectNode> row = next;
    next = null;
    return row;
  }

  private static @Nullable Row<ObjectNode> parse(Row<String> line) {
    if (line instanceof Row.Malformed<String> bad) {
      return new Row.Malformed<>(bad.line(), bad.message());
    }
    String text = ((Row.Value<String>) line).value();
    if (text.isBlank()) {
      return null;
    }
    try {
      JsonNode node = OBJECTS.readValue(text);
      return node instanceof ObjectNode object
          ? new Row.Value<>(line.line(), object)
          : new Row.Malformed<>(
              line.line(), "holds no JSON object: each line must be one, {\"text\": \"…\"}");
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String column = at == null ? "" : " at column " + at.getColumnNr();
      return new Row.Malformed<>(
          line.line(), "is not valid JSON" + column + ": " + e.getOriginalMessage());
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
