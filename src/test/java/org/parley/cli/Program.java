package org.parley.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The program in a process of its own, to be killed. */
final class Program implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 300;

  private final Process process;
  private final Path err;

  private Program(Process process, Path err) {
    this.process = process;
    this.err = err;
  }

  /** Starts it in a folder. */
  static Program start(Path folder, String... arguments) throws IOException {
    return start(folder, List.of(), arguments);
  }

  /**
   * Starts it in a folder.
   *
   * @param wrapper a command that runs the command after it, as {@code env} does
   */
  static Program start(Path folder, List<String> wrapper, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(wrapper);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            // Enough for the models of all languages, and a leak shows.
            "-Xmx900m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath(),
            "org.parley.Parley"));
    command.addAll(List.of(arguments));
    Path err = Files.createTempFile(folder, ".err", "");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(err.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Program(process, err);
  }

  /** What {@code bin/parley} runs on. */
  private static String classPath() throws IOException {
    Path classes = Path.of("target", "classes").toAbsolutePath();
    return classes + ":" + Files.readString(Path.of("target", "classpath.txt")).strip();
  }

  /** Waits until something is the case, or the process has ended. */
  void until(BooleanSupplier reached) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (process.isAlive() && !reached.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "it does not come to that: " + err());
      Thread.sleep(2);
    }
  }

  /** Ends it without giving it a chance to do anything about it. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    exitCode();
  }

  /** Sends it a signal. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Waits for its end. */
  int exitCode() throws InterruptedException {
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it hangs: " + err());
    return process.exitValue();
  }

  /** What it has written to standard error so far. */
  String err() {
    try {
      return Files.readString(err);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
