package org.parley.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows as a table in Markdown. */
final class MarkdownTable {

  private MarkdownTable() {}

  /**
   * The table.
   *
   * @param rows the heads, then rows of the same length
   */
  static String of(List<List<String>> rows) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      lines.add(line(row));
      if (lines.size() == 1) {
        lines.add(line(Collections.nCopies(row.size(), "---")));
      }
    }
    return String.join("\n", lines);
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
