package org.parley.ingest;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How documents are read.
 *
 * @param textColumn name of the column or JSON field that holds the text; null for {@code text}
 * @param idColumn name of the column or JSON field that holds the id; null for {@code id}, which
 *     may then be absent
 * @param timeLimit a document that takes longer to read is given up
 */
public record IngestOptions(
    @Nullable String textColumn, @Nullable String idColumn, Duration timeLimit)
    implements Serializable {

  /** Largest plain-text, Markdown or HTML file, in bytes. */
  public static final int MAX_TEXT_BYTES = 20_000_000;

  /** Largest PDF, Word or Excel file, in bytes. */
  public static final int MAX_BINARY_BYTES = 100_000_000;

  /** Most that the parts of a Word or Excel file may unpack to, in bytes. */
  public static final int MAX_UNPACKED_BYTES = 400_000_000;

  /** Longest line of JSON Lines and of a table, in bytes. */
  public static final int MAX_LINE_BYTES = 10_000_000;

  /** Longest record of a table that runs over several lines, in UTF-16 units. */
  public static final int MAX_RECORD_CHARS = 1_000_000;

  /** A document that takes longer to read is given up, where no other limit is set. */
  public static final Duration TIME_LIMIT = Duration.ofSeconds(30);

  public IngestOptions {
    if (timeLimit.isNegative() || timeLimit.isZero()) {
      throw new IllegalArgumentException("time limit " + timeLimit + ": must be above zero");
    }
  }

  /** The columns {@code text} and {@code id}, and {@link #TIME_LIMIT}. */
  public static IngestOptions defaults() {
    return new IngestOptions(null, null, TIME_LIMIT);
  }

  /** These options with other names for the text and id columns. */
  public IngestOptions withColumns(@Nullable String text, @Nullable String id) {
    return new IngestOptions(text, id, timeLimit);
  }

  /** These options with another time limit. */
  public IngestOptions withTimeLimit(Duration limit) {
    return new IngestOptions(textColumn, idColumn, limit);
  }
}
