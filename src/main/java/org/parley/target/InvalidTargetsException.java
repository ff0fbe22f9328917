package org.parley.target;

/** Targets that cannot be used; the message names file, line and what is allowed. */
public final class InvalidTargetsException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  InvalidTargetsException(String message) {
    super(message);
  }
}
