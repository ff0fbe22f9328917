package org.parley.ingest;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.io.input.ReaderInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Numbered lines of a text file, one at a time and in bounded memory. Lines end with {@code \n},
 * {@code \r\n} or {@code \r}. A line that is too long or not valid in the file's encoding comes as
 * {@link Row.Malformed} and the next one is read all the same.
 */
final class LineReader implements Closeable {

  private static final int SAMPLE = 1 << 18;

  private final InputStream in;
  private final Encoding encoding;
  private final int maxBytes;
  private int number;

  /**
   * @param in the file's bytes from the first on
   * @param maxBytes longest line
   */
  LineReader(InputStream in, int maxBytes) throws IOException {
    byte[] sample = in.readNBytes(SAMPLE);
    Encoding found = Encoding.detect(sample);
    InputStream rest =
        new SequenceInputStream(
            new ByteArrayInputStream(
                sample, found.markLength(), sample.length - found.markLength()),
            in);
    if (found.charset().equals(StandardCharsets.UTF_16LE)
        || found.charset().equals(StandardCharsets.UTF_16BE)) {
      // Lines are split on bytes, which works in every encoding but UTF-16.
      rest =
          ReaderInputStream.builder()
              .setReader(new InputStreamReader(rest, found.charset()))
              .setCharset(StandardCharsets.UTF_8)
              .get();
      found = new Encoding(StandardCharsets.UTF_8, 0, found.guessed());
    }
    this.in = new BufferedInputStream(rest, 1 << 16);
    this.encoding = found;
    this.maxBytes = maxBytes;
  }

  /** The encoding that the lines are decoded by. */
  Encoding encoding() {
    return encoding;
  }

  /** The next line without its end, or null after the last one. */
  @Nullable Row<String> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    boolean tooLong = false;
    int b = in.read();
    if (b < 0) {
      return null;
    }
    for (; b >= 0 && b != '\n' && b != '\r'; b = in.read()) {
      if (line.size() < maxBytes) {
        line.write(b);
      } else {
        tooLong = true;
      }
    }
    if (b == '\r') {
      in.mark(1);
      if (in.read() != '\n') {
        in.reset();
      }
    }
    number++;
    if (tooLong) {
      return new Row.Malformed<>(
          number, "is longer than the " + Sizes.megabytes(maxBytes) + " that a line may have");
    }
    try {
      return new Row.Value<>(number, encoding.decodeLine(line.toByteArray()));
    } catch (CharacterCodingException e) {
      return new Row.Malformed<>(number, encoding.malformed());
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
