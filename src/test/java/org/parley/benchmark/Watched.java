package org.parley.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another process, watched while it runs. */
final class Watched {

  private static final int WATCH_MILLISECONDS = 20;

  private final List<String> words;
  private final Path log;

  /**
   * A command.
   *
   * @param log gets what it writes on standard error
   */
  Watched(List<String> words, Path log) {
    this.words = List.copyOf(words);
    this.log = log;
  }

  private ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("OMP_NUM_THREADS", "1");
    return builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  /** Runs it to its end; its output is thrown away. */
  Usage run() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Process process = builder().redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    Path status = Path.of("/proc/" + process.pid() + "/status");
    long peak = 0;
    Duration cpu = Duration.ZERO;
    boolean ended;
    do {
      ended = process.waitFor(WATCH_MILLISECONDS, TimeUnit.MILLISECONDS);
      if (!ended) {
        peak = Math.max(peak, peak(status));
        cpu = process.info().totalCpuDuration().orElse(cpu);
      }
    } while (!ended);
    double seconds = (System.nanoTime() - begin) / 1e9;
    check(process);
    return new Usage(seconds, cpu.toMillis() / 1e3, peak);
  }

  /** Runs it to its end and gives its output's last line. */
  String lastLine() throws IOException, InterruptedException {
    Process process = builder().start();
    String last = "";
    try (BufferedReader out = output(process)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        last = line;
      }
    }
    process.waitFor();
    check(process);
    return last;
  }

  /** Seconds until its first line of output. */
  double secondsToFirstLine() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Process process = builder().start();
    double seconds;
    try (BufferedReader out = output(process)) {
      String first = out.readLine();
      seconds = (System.nanoTime() - begin) / 1e9;
      while (first != null) {
        first = out.readLine();
      }
    }
    process.waitFor();
    check(process);
    return seconds;
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private void check(Process process) throws IOException {
    if (process.exitValue() != 0) {
      throw new IOException(
          "exit code %d of %s; its messages are in %s"
              .formatted(process.exitValue(), String.join(" ", words), log));
    }
  }

  /** The most memory that a process had resident so far, from Linux's {@code VmHWM}. */
  static long peak(Path status) {
    try {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
      }
    } catch (IOException e) {
      return 0; // it has ended, or this is no Linux
    }
    return 0;
  }
}
