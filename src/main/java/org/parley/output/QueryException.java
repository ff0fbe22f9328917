package org.parley.output;

import java.io.IOException;

/**
 * A question in SQL, or a file that it is put to, that DuckDB does not take; the message says why.
 */
public final class QueryException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message for people
   */
  public QueryException(String message) {
    super(message);
  }

  /**
   * @param message for people
   */
  public QueryException(String message, Throwable cause) {
    super(message, cause);
  }
}
