package org.parley.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What a command has around it.
 *
 * @param in standard input
 * @param out standard output: data and nothing else
 * @param err standard error: everything else
 * @param terminal what the two are connected to
 * @param home the folder that holds Parley's {@code models} and {@code data}
 * @param program the name by which the program was called
 */
public record Environment(
    InputStream in,
    OutputStream out,
    PrintStream err,
    Terminal terminal,
    Path home,
    String program) {

  /**
   * What standard output and error are connected to.
   *
   * @param out whether standard output is a terminal
   * @param err whether standard error is one
   * @param width its columns
   * @param colour whether it is to be given colours
   */
  public record Terminal(boolean out, boolean err, int width, boolean colour) {

    /** No terminal at all. */
    public static final Terminal NONE = new Terminal(false, false, 80, false);
  }

  /**
   * That of this process. {@code bin/parley} says by the system properties {@code parley.home},
   * {@code parley.program}, {@code parley.terminal} (the words {@code out} and {@code err}, for
   * what is a terminal) and {@code parley.columns} what Java 17 cannot find out by itself; without
   * it there is no terminal.
   */
  public static Environment ofProcess() {
    return new Environment(
        System.in,
        // Not System.out: a PrintStream hides that a disk is full.
        new FileOutputStream(FileDescriptor.out),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        terminalOfProcess(),
        Path.of(System.getProperty("parley.home", "")),
        System.getProperty("parley.program", CommandLines.PROGRAM));
  }

  private static Terminal terminalOfProcess() {
    String terminal = System.getProperty("parley.terminal", "");
    Integer columns = Integer.getInteger("parley.columns");
    boolean colour = System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
    return new Terminal(
        terminal.contains("out"),
        terminal.contains("err"),
        columns == null || columns <= 0 ? Terminal.NONE.width() : columns,
        terminal.contains("out") && colour);
  }

  /** The bundle that is used where none is named. */
  public Path defaultModel() {
    return home.resolve("models").resolve("sochi-geneva");
  }

  /** Says something to the person at the terminal. */
  public void say(String line) {
    err.println(line);
  }
}
