package org.parley.ingest;

/** A path given by the user does not exist: wrong usage, found before anything is read. */
public final class MissingPathException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message which path, and the nearest existing name
   */
  public MissingPathException(String message) {
    super(message);
  }
}
