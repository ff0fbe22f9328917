package org.parley.evaluate;

import java.io.IOException;

/** Inputs that cannot be evaluated. The message says what was found and what to do. */
public final class EvaluationException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message for people
   */
  public EvaluationException(String message) {
    super(message);
  }
}
