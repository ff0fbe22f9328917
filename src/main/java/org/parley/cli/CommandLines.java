package org.parley.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** Command lines as people type them. */
public final class CommandLines {

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]+");

  private CommandLines() {}

  /** The whole command line that a command was given, quoted for a POSIX shell. */
  static String quoted(CommandSpec command) {
    return quoted(command.root().commandLine().getParseResult().originalArgs());
  }

  /** A command line of Parley with these arguments, quoted for a POSIX shell. */
  public static String quoted(List<String> arguments) {
    return "parley "
        + arguments.stream().map(CommandLines::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
