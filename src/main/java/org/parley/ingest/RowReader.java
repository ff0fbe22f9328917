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
public interface RowReader<T> extends Iterator<Row<T>>, Closeable {}
