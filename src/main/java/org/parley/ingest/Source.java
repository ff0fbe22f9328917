package org.parley.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Something to read documents from.
 *
 * @param id the id of the document in it, and the beginning of its rows' ids
 * @param origin its path as people know it
 * @param opener opens it
 */
public record Source(String id, String origin, Opener opener) {

  /** Opens a source anew. */
  @FunctionalInterface
  public interface Opener {

    /** Its bytes from the first on; whoever asks closes them. */
    InputStream open() throws IOException;
  }

  /** A file as a source. */
  static Source of(String id, Path file) {
    return new Source(id, file.toString(), () -> Files.newInputStream(file));
  }

  InputStream open() throws IOException {
    return opener.open();
  }
}
