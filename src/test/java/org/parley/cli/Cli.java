package org.parley.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Runs the program in this process. */
final class Cli {

  private Cli() {}

  /** What a run gave. */
  record Result(int exitCode, String out, String err) {}

  /** Runs with an empty standard input, no terminal, and Parley's folder as its home. */
  static Result run(String... arguments) {
    return run(Path.of(""), Environment.Terminal.NONE, "", arguments);
  }

  static Result run(Path home, Environment.Terminal terminal, String input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Environment environment =
        new Environment(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminal,
            home,
            CommandLines.PROGRAM);
    int exitCode = ParleyCommand.execute(environment, arguments);
    return new Result(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
