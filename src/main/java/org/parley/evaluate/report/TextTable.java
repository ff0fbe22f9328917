package org.parley.evaluate.report;

import java.util.ArrayList;
import java.util.List;

/** A table in plain text: the first column to the left, the others to the right. */
final class TextTable {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row; the first one is the heading. */
  TextTable row(List<String> cells) {
    rows.add(List.copyOf(cells));
    return this;
  }

  /** Adds a row; the first one is the heading. */
  TextTable row(String... cells) {
    return row(List.of(cells));
  }

  /** The lines of the table, without blanks at their ends. */
  List<String> lines() {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int c = 0; c < row.size(); c++) {
        int width = width(row.get(c));
        if (c == widths.size()) {
          widths.add(width);
        } else {
          widths.set(c, Math.max(widths.get(c), width));
        }
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < row.size(); c++) {
        String padding = " ".repeat(widths.get(c) - width(row.get(c)));
        line.append(c == 0 ? row.get(c) + padding : GAP + padding + row.get(c));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
