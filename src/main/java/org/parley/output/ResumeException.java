package org.parley.output;

import java.io.IOException;

/**
 * A run cannot go on from where an earlier one was stopped, or may not begin because of what that
 * one left. Nothing has been changed; the message says why and what to do.
 */
public final class ResumeException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message for people
   */
  public ResumeException(String message) {
    super(message);
  }
}
