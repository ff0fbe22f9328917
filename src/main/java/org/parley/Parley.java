package org.parley;

import java.util.Locale;
import org.parley.cli.Environment;
import org.parley.cli.ParleyCommand;

/** The program's entry point. */
public final class Parley {

  private Parley() {}

  /**
   * Runs one command, the same in every locale: libraries that put words in lower case by the
   * machine's would miss names where that is Turkish. Its exit code is one of {@link
   * org.parley.cli.ExitCode}.
   */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    System.exit(ParleyCommand.execute(Environment.ofProcess(), args));
  }
}
