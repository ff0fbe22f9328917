package org.parley.entity;

/** A gazetteer that cannot be used; the message names file, line and what is allowed. */
public final class InvalidGazetteerException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  InvalidGazetteerException(String message) {
    super(message);
  }
}
