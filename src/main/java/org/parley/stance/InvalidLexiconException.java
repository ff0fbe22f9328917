package org.parley.stance;

import java.io.IOException;

/**
 * A malformed lexicon file. The message names file and line, what was found and what is allowed.
 */
public final class InvalidLexiconException extends IOException {

  private static final long serialVersionUID = 1L;

  /** Says where, what was found, and what is allowed. */
  public InvalidLexiconException(String message) {
    super(message);
  }
}
