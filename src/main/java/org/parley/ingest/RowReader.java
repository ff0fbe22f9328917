package org.parley.ingest;

import java.io.Closeable;
import java.io.UncheckedIOException;
import java.util.Iterator;

/**
 * Rows read one at a time, in file order. {@link #hasNext()} and {@link #next()} throw {@link
 * UncheckedIOException} where the file cannot be read on.
 *
 * @param <T> what a well-formed row holds
 */
public interface RowReader<T> extends Iterator<Row<T>>, Closeable {

  /** What had to be guessed about the file, for instance its encoding; empty where nothing was. */
  String notice();

  /** What {@link Row#line()} counts, for messages. */
  default String unit() {
    return "line";
  }
}
