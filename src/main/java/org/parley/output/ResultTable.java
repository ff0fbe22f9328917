package org.parley.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Aligned columns, numbers to the right; each row is a line. What is longer than {@value #WIDEST}
 * columns is cut. The first {@value #MEASURED} rows decide how wide the columns are, so that any
 * number of rows needs little memory.
 */
final class ResultTable implements ResultWriter {

  private static final int WIDEST = 60;
  private static final int MEASURED = 1000;
  private static final String GAP = "  ";

  private final Writer out;
  private final List<List<String>> waiting = new ArrayList<>();
  private int[] widths = {};
  private boolean[] words = {};

  ResultTable(Writer out) {
    this.out = out;
  }

  @Override
  public void begin(List<String> columns) {
    widths = new int[columns.size()];
    words = new boolean[columns.size()];
    keep(columns.stream().map(ResultTable::shown).toList());
  }

  @Override
  public void row(List<JsonNode> cells) throws IOException {
    List<String> row = cells.stream().map(cell -> shown(Cells.text(cell))).toList();
    if (waiting.isEmpty()) {
      line(row);
      return;
    }
    for (int i = 0; i < words.length; i++) {
      words[i] |= !cells.get(i).isNumber() && !cells.get(i).isNull();
    }
    keep(row);
    if (waiting.size() > MEASURED) {
      release();
    }
  }

  private void keep(List<String> row) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], MarkedText.width(row.get(i)));
    }
    waiting.add(row);
  }

  @Override
  public void end() throws IOException {
    release();
    out.flush();
  }

  private void release() throws IOException {
    for (List<String> row : waiting) {
      line(row);
    }
    waiting.clear();
  }

  private void line(List<String> row) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(Math.max(0, widths[i] - MarkedText.width(row.get(i))));
      line.append(i == 0 ? "" : GAP);
      line.append(words[i] ? row.get(i) + padding : padding + row.get(i));
    }
    out.write(line.toString().stripTrailing());
    out.write('\n');
  }

  /**
   * A cell as a terminal can show it: on one line, cut, and with its right-to-left letters kept.
   */
  private static String shown(String cell) {
    String line = MarkedText.oneLine(cell);
    if (MarkedText.width(line) > WIDEST) {
      line = new MarkedText(line).lines(WIDEST - 1).get(0) + "…";
    }
    return TextWriter.isolated(line);
  }
}
