package org.parley.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures as a Markdown table. */
final class Table {

  private static final double MEGABYTE = 1024 * 1024;

  private final List<String> lines =
      new ArrayList<>(
          List.of(
              "| | paragraphs | paragraphs/s | tokens/s | CPU s | peak MB | Parley is so many times"
                  + " as fast |",
              "| --- | --: | --: | --: | --: | --: | --: |"));

  /** A row of a heading alone. */
  void section(String title) {
    lines.add("| **%s** | | | | | | |".formatted(title));
  }

  /**
   * A row.
   *
   * @param parley paragraphs a second of Parley's whole on the same text; 0 to compare nothing
   */
  void row(String title, Workload.Size size, Usage usage, double parley) {
    double speed = size.paragraphs() / usage.seconds();
    lines.add(
        String.format(
            Locale.ROOT,
            "| %s | %,d | %,.0f | %,.0f | %,.1f | %s | %s |",
            title,
            size.paragraphs(),
            speed,
            size.tokens() / usage.seconds(),
            usage.cpuSeconds(),
            usage.peak() == 0 ? "" : String.format(Locale.ROOT, "%,.0f", usage.peak() / MEGABYTE),
            parley == 0 ? "" : String.format(Locale.ROOT, "%.2f", parley / speed)));
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
