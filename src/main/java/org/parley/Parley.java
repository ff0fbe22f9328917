package org.parley;

import org.parley.cli.Environment;
import org.parley.cli.ParleyCommand;

/** The program's entry point. */
public final class Parley {

  private Parley() {}

  /** Runs one command; its exit code is one of {@link org.parley.cli.ExitCode}. */
  public static void main(String[] args) {
    System.exit(ParleyCommand.execute(Environment.ofProcess(), args));
  }
}
