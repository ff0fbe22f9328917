package org.parley.ingest;

import java.io.IOException;

/**
 * A document cannot be read because of what it holds. The message is for people and does not name
 * the document: whoever knows its path or row puts that before it.
 */
public final class UnreadableDocumentException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what was found, what is allowed and what to do next
   */
  public UnreadableDocumentException(String message) {
    super(message);
  }

  /**
   * @param message what was found, what is allowed and what to do next
   * @param cause what the library that reads the format said
   */
  public UnreadableDocumentException(String message, Throwable cause) {
    super(message, cause);
  }
}
