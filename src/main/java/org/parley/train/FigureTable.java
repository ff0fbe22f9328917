package org.parley.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.evaluate.metric.Measure;
import org.parley.stance.BundleDescription.Figure;

/** Figures in rows for people: one slice, of all members or of one, a row, one measure a column. */
public final class FigureTable {

  /** What stands beside a figure. */
  private static final String UNCERTAINTY =
      "(95% interval by bootstrap over documents; of too few, ± standard deviation of the folds):";

  private FigureTable() {}

  /**
   * The figures as a table.
   *
   * @param figures figures on the same pairs, by slice and measure
   * @return the heads, then one row a slice, all of equal length
   */
  static List<List<String>> rows(List<Figure> figures) {
    Set<String> measures = new LinkedHashSet<>();
    Map<String, Map<String, Figure>> slices = new LinkedHashMap<>();
    for (Figure figure : figures) {
      measures.add(figure.measure());
      slices
          .computeIfAbsent(name(figure), unused -> new LinkedHashMap<>())
          .put(figure.measure(), figure);
    }
    List<List<String>> rows = new ArrayList<>();
    List<String> heads = new ArrayList<>(List.of("pairs", "n"));
    measures.forEach(measure -> heads.add(title(measure)));
    rows.add(heads);
    slices.forEach(
        (slice, own) -> {
          List<String> row = new ArrayList<>();
          row.add(slice);
          row.add(Integer.toString(own.values().iterator().next().pairs()));
          measures.forEach(measure -> row.add(cell(own.get(measure))));
          rows.add(row);
        });
    return rows;
  }

  private static String name(Figure figure) {
    return figure.member() == null
        ? figure.slice()
        : "%s, %s alone".formatted(figure.slice(), figure.member());
  }

  /** Every figure in columns of plain text, with a title above each kind. */
  public static List<String> lines(List<Figure> figures) {
    Map<String, List<Figure>> kinds = new LinkedHashMap<>();
    for (Figure figure : figures) {
      kinds.computeIfAbsent(figure.on(), unused -> new ArrayList<>()).add(figure);
    }
    List<String> lines = new ArrayList<>();
    kinds.forEach(
        (on, own) -> {
          lines.add(
              on.equals(HeldOutFigures.CROSS_VALIDATION)
                  ? "Cross-validated, pairs that gold calls addressed " + UNCERTAINTY
                  : "On what was held out, pairs that gold calls addressed " + UNCERTAINTY);
          lines.addAll(columns(rows(own)));
        });
    return lines;
  }

  /** A table's rows, all of equal length, in columns of plain text. */
  static List<String> columns(List<List<String>> rows) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(" ");
      for (int c = 0; c < row.size(); c++) {
        int column = c;
        int width = rows.stream().mapToInt(other -> other.get(column).length()).max().orElse(0);
        line.append(c == 0 ? " " : "  ").append(row.get(c));
        line.append(" ".repeat(width - row.get(c).length()));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static String title(String key) {
    for (Measure measure : Measure.values()) {
      if (measure.key().equals(key)) {
        return measure.title();
      }
    }
    return key.equals(HeldOutFigures.ERROR_BY_CHANCE) ? "of a perfectly calibrated model" : key;
  }

  private static String cell(@Nullable Figure figure) {
    if (figure == null) {
      return "";
    }
    if (figure.value() == null) {
      return "not defined";
    }
    String value = String.format(Locale.ROOT, "%.3f", figure.value());
    if (figure.low() != null && figure.high() != null) {
      return value + String.format(Locale.ROOT, " [%.3f, %.3f]", figure.low(), figure.high());
    }
    return figure.deviation() == null
        ? value
        : value + String.format(Locale.ROOT, " ± %.3f", figure.deviation());
  }
}
