package org.parley.ingest;

import java.io.IOException;
import java.io.InputStream;

/**
 * Something to read documents from.
 *
 * @param id the id of the document in it, and the beginning of its rows' ids
 * @param origin its path as people know it
 * @param opener opens it
 */
record Source(String id, String origin, Opener opener) {

  /** Opens a source anew. */
  @FunctionalInterface
  interface Opener {
    InputStream open() throws IOException;
  }

  InputStream open() throws IOException {
    return opener.open();
  }
}
