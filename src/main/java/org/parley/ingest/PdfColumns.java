package org.parley.ingest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.pdfbox.text.TextPosition;

/**
 * Tells a page of two columns from one of one, and puts its glyphs in reading order. A gutter is a
 * place across the page with text on both sides of it in most rows and through it in few; rows that
 * run through it (headlines) part the columns into bands.
 */
final class PdfColumns {

  /** Half the narrowest gutter, in points. */
  private static final float HALF_GUTTER = 4;

  /** Share of the text's width at either side in which no gutter is looked for. */
  private static final float MARGIN = 0.3f;

  /** Fewest rows that two columns have side by side. */
  private static final int LEAST_ROWS = 4;

  private PdfColumns() {}

  /** How a row lies to a place across the page. */
  private enum Side {
    LEFT,
    RIGHT,
    BOTH,
    THROUGH
  }

  /**
   * The glyphs of each column or band, in reading order; the right column first where the text runs
   * from right to left.
   *
   * @param rows the page's rows from the top, each from the left
   */
  static List<List<TextPosition>> inReadingOrder(List<List<TextPosition>> rows) {
    Optional<Float> gutter = gutter(rows);
    if (gutter.isEmpty()) {
      return rows.isEmpty() ? List.of() : List.of(flatten(rows));
    }
    boolean rightFirst =
        PdfLineStripper.isRightToLeft(
            rows.stream()
                .flatMap(List::stream)
                .map(TextPosition::getUnicode)
                .collect(Collectors.joining()));
    List<List<TextPosition>> ordered = new ArrayList<>();
    List<List<TextPosition>> band = new ArrayList<>();
    boolean through = false;
    for (List<TextPosition> row : rows) {
      boolean runsThrough = side(row, gutter.get()) == Side.THROUGH;
      if (runsThrough != through) {
        addBand(band, through, gutter.get(), rightFirst, ordered);
        band = new ArrayList<>();
        through = runsThrough;
      }
      band.add(row);
    }
    addBand(band, through, gutter.get(), rightFirst, ordered);
    return ordered;
  }

  private static void addBand(
      List<List<TextPosition>> band,
      boolean through,
      float gutter,
      boolean rightFirst,
      List<List<TextPosition>> ordered) {
    if (through) {
      ordered.add(flatten(band));
      return;
    }
    List<TextPosition> left = new ArrayList<>();
    List<TextPosition> right = new ArrayList<>();
    for (TextPosition glyph : flatten(band)) {
      (glyph.getXDirAdj() < gutter ? left : right).add(glyph);
    }
    List<List<TextPosition>> columns = rightFirst ? List.of(right, left) : List.of(left, right);
    columns.stream().filter(column -> !column.isEmpty()).forEach(ordered::add);
  }

  private static List<TextPosition> flatten(List<List<TextPosition>> rows) {
    return rows.stream().flatMap(List::stream).toList();
  }

  private static Optional<Float> gutter(List<List<TextPosition>> rows) {
    float left = Float.MAX_VALUE;
    float right = 0;
    for (List<TextPosition> row : rows) {
      left = Math.min(left, row.get(0).getXDirAdj());
      right = Math.max(right, PdfLineStripper.right(row.get(row.size() - 1)));
    }
    float width = right - left;
    int best = 0;
    float first = 0;
    float last = 0;
    for (float x = left + MARGIN * width; x < right - MARGIN * width; x++) {
      int score = score(rows, x);
      if (score > best) {
        best = score;
        first = x;
      }
      if (score == best) {
        last = x;
      }
    }
    return best == 0 ? Optional.empty() : Optional.of((first + last) / 2);
  }

  /** Rows that speak for a gutter at {@code x} less those that speak against it; 0 for none. */
  private static int score(List<List<TextPosition>> rows, float x) {
    Map<Side, Integer> counts = new EnumMap<>(Side.class);
    for (List<TextPosition> row : rows) {
      counts.merge(side(row, x), 1, Integer::sum);
    }
    int left = counts.getOrDefault(Side.LEFT, 0);
    int right = counts.getOrDefault(Side.RIGHT, 0);
    int sideBySide = counts.getOrDefault(Side.BOTH, 0) + Math.min(left, right);
    int score = sideBySide - counts.getOrDefault(Side.THROUGH, 0);
    return sideBySide < LEAST_ROWS ? 0 : Math.max(0, score);
  }

  private static Side side(List<TextPosition> row, float x) {
    boolean left = false;
    boolean right = false;
    for (TextPosition glyph : row) {
      if (PdfLineStripper.right(glyph) <= x - HALF_GUTTER) {
        left = true;
      } else if (glyph.getXDirAdj() >= x + HALF_GUTTER) {
        right = true;
      } else {
        return Side.THROUGH;
      }
    }
    return left && right ? Side.BOTH : left ? Side.LEFT : Side.RIGHT;
  }
}
