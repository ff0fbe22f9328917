package org.parley.stance;

import java.io.IOException;

/** A bundle that cannot be used: absent, of another format version, or damaged. */
public final class BundleException extends IOException {

  private static final long serialVersionUID = 1L;

  /** Says what was found and what to do next. */
  public BundleException(String message) {
    super(message);
  }

  /** Says what was found and what to do next. */
  public BundleException(String message, Throwable cause) {
    super(message, cause);
  }
}
