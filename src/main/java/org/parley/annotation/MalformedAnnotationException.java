package org.parley.annotation;

import java.io.IOException;

/** A row that cannot be read as an annotation. The message names file, line and what is allowed. */
public final class MalformedAnnotationException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * @param place where the row stands, such as {@code gold.jsonl:12}
   * @param message what was found and what is allowed
   */
  public MalformedAnnotationException(String place, String message) {
    super(place + ": " + message);
  }
}
