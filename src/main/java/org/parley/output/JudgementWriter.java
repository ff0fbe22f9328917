package org.parley.output;

import java.io.Closeable;
import java.io.IOException;
import org.parley.stance.JudgedDocument;

/** Writes judged documents, one at a time and in the order given. Not for several threads. */
public interface JudgementWriter extends Closeable {

  /** Writes one document and hands it on to the file or stream, so that nothing waits in memory. */
  void write(JudgedDocument document) throws IOException;

  /** Hands on what was written so far, if only what the format has at its beginning. */
  void flush() throws IOException;

  /** Writes what the format needs at its end, and closes the file or stream. */
  @Override
  void close() throws IOException;
}
