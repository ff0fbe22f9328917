package org.parley.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** Command lines as people type them. */
public final class CommandLines {

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]+");

  /** The program's name. */
  static final String PROGRAM = "parley";

  static final String RESUME = "--resume";
  static final String RESTART = "--restart";
  static final String WATCH = "--watch";

  private CommandLines() {}

  /** The whole command line that a command was given, quoted for a POSIX shell. */
  static String quoted(CommandSpec command) {
    return quoted(command.root().commandLine().getParseResult().originalArgs());
  }

  /** A command line of Parley with these arguments, quoted for a POSIX shell. */
  public static String quoted(List<String> arguments) {
    return quoted(PROGRAM, arguments);
  }

  /** A command line of a program with these arguments, quoted for a POSIX shell. */
  static String quoted(String program, List<String> arguments) {
    return Stream.concat(Stream.of(program), arguments.stream())
        .map(CommandLines::quoted)
        .collect(Collectors.joining(" "));
  }

  /** Arguments of {@code classify} without those that tell what to do about an earlier run. */
  static List<String> afresh(List<String> arguments) {
    return arguments.stream()
        .filter(argument -> !argument.equals(RESUME) && !argument.equals(RESTART))
        .toList();
  }

  /** Arguments of {@code classify} that go on with the same run. */
  static List<String> resuming(List<String> arguments) {
    boolean watching = arguments.stream().anyMatch(argument -> argument.startsWith(WATCH));
    List<String> resuming = new ArrayList<>(afresh(arguments));
    if (!watching) {
      resuming.add(RESUME);
    }
    return resuming;
  }

  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
