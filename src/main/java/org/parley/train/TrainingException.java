package org.parley.train;

import java.io.IOException;

/** Data or options that nothing can be trained from. */
public final class TrainingException extends IOException {

  private static final long serialVersionUID = 1L;

  /** Says what was found and what is needed. */
  public TrainingException(String message) {
    super(message);
  }
}
