package org.parley.annotation;

import java.io.IOException;

/**
 * A file of annotations, or of their split, that cannot be used. The message names file and line,
 * what was found and what is allowed.
 */
public final class MalformedAnnotationException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * @param place the file, or where the row stands, such as {@code gold.jsonl:12}
   * @param message what was found and what is allowed
   */
  public MalformedAnnotationException(String place, String message) {
    super(place + ": " + message);
  }
}
