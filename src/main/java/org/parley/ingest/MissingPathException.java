package org.parley.ingest;

import java.nio.file.Path;

/** A path given by the user does not exist: wrong usage, found before anything is read. */
public final class MissingPathException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** For a path that does not exist. */
  public static MissingPathException of(Path path) {
    return new MissingPathException(PathWalker.missing(path));
  }

  /**
   * @param message which path, and the nearest existing name
   */
  public MissingPathException(String message) {
    super(message);
  }
}
