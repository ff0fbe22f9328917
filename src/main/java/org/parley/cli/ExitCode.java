package org.parley.cli;

/** What the program's exit codes mean. */
public final class ExitCode {

  /** All was done. */
  public static final int DONE = 0;

  /** The run failed, or any document in it did. */
  public static final int FAILED = 1;

  /** Wrong options, paths, targets or bundle: nothing was begun. */
  public static final int USAGE = 2;

  /** The run was interrupted by Ctrl-C; what it had finished is kept. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
