package org.parley.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The most memory that this process has held, heap and native memory together. */
final class PeakMemory {

  /** Where Linux tells of a process; other systems have no such file. */
  private static final Path STATUS = Path.of("/proc/self/status");

  /** The peak resident set size ("high water mark"), in units of 1,024 bytes. */
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s*(\\d+) kB");

  private PeakMemory() {}

  /** The peak in units of 10⁶ bytes; empty where the system does not tell. */
  static OptionalLong megabytes() throws IOException {
    return Files.isReadable(STATUS) ? megabytes(Files.readAllLines(STATUS)) : OptionalLong.empty();
  }

  static OptionalLong megabytes(List<String> status) {
    return status.stream()
        .map(PEAK::matcher)
        .filter(Matcher::matches)
        .mapToLong(line -> Math.round(Long.parseLong(line.group(1)) * 1024 / 1e6))
        .findFirst();
  }
}
