package org.parley.ingest;

import java.io.IOException;
import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * Collects a PDF's lines in reading order: glyphs are put into lines by their baselines, lines into
 * columns by {@link PdfColumns}, and right-to-left text from the order seen into the order said.
 */
final class PdfLineStripper extends PDFTextStripper {

  /** A gap of this share of the font size between two glyphs is a space. */
  private static final float SPACE = 0.17f;

  /** Baselines that differ by less than this share of the font size are one line's. */
  private static final float SAME_LINE = 0.5f;

  /** Brackets and quotes that a right-to-left run shows the other way round. */
  private static final Map<Character, Character> MIRRORED =
      Map.of('(', ')', ')', '(', '[', ']', ']', '[', '«', '»', '»', '«');

  private final List<PdfLine> lines = new ArrayList<>();
  private int region;

  private PdfLineStripper() {
    setSuppressDuplicateOverlappingText(true);
    setShouldSeparateByBeads(false);
  }

  /**
   * The lines of all pages.
   *
   * @throws UnreadableDocumentException naming the page that cannot be read
   */
  static List<PdfLine> lines(PDDocument pdf) throws IOException {
    PdfLineStripper stripper = new PdfLineStripper();
    for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
      if (Thread.interrupted()) {
        throw new UnreadableDocumentException("was given up on page " + page);
      }
      stripper.setStartPage(page);
      stripper.setEndPage(page);
      try {
        stripper.getText(pdf);
      } catch (IOException | IllegalArgumentException | IllegalStateException e) {
        throw new UnreadableDocumentException("page " + page + " is broken: " + e.getMessage(), e);
      }
    }
    return List.copyOf(stripper.lines);
  }

  @Override
  protected void writePage() {
    List<TextPosition> glyphs = new ArrayList<>();
    charactersByArticle.forEach(glyphs::addAll);
    // Spaces show as gaps; a glyph without text stays, as it fills its place in a word.
    glyphs.removeIf(g -> !text(g).isEmpty() && text(g).isBlank());
    if (glyphs.stream().anyMatch(g -> g.getDir() == 0)) {
      // Text turned on its side is a stamp in the margin.
      glyphs.removeIf(g -> g.getDir() != 0);
    }
    for (List<TextPosition> column : PdfColumns.inReadingOrder(rows(glyphs))) {
      for (List<TextPosition> row : rows(column)) {
        PdfLine line = line(row);
        if (!line.text().isEmpty()) {
          lines.add(line);
        }
      }
      region++;
    }
  }

  /** Groups glyphs into rows by their baselines, from the top; within a row from the left. */
  static List<List<TextPosition>> rows(List<TextPosition> glyphs) {
    List<TextPosition> sorted = new ArrayList<>(glyphs);
    sorted.sort(Comparator.comparing(TextPosition::getYDirAdj));
    List<List<TextPosition>> rows = new ArrayList<>();
    float baseline = Float.NEGATIVE_INFINITY;
    for (TextPosition glyph : sorted) {
      if (glyph.getYDirAdj() - baseline > SAME_LINE * size(glyph)) {
        rows.add(new ArrayList<>());
        baseline = glyph.getYDirAdj();
      }
      rows.get(rows.size() - 1).add(glyph);
    }
    rows.forEach(row -> row.sort(Comparator.comparing(TextPosition::getXDirAdj)));
    return rows;
  }

  /** A glyph's text; empty where another glyph says it, as in an accent drawn by itself. */
  private static String text(TextPosition glyph) {
    return glyph.getUnicode().replace("\u0000", "");
  }

  /**
   * A glyph's font size on the page; PDFBox's own leaves out the scale that the page is drawn to.
   */
  private static float size(TextPosition glyph) {
    return glyph.getYScale();
  }

  static float right(TextPosition glyph) {
    return glyph.getXDirAdj() + glyph.getWidthDirAdj();
  }

  private PdfLine line(List<TextPosition> row) {
    List<String> units = new ArrayList<>();
    float right = Float.NaN;
    float size = 0;
    for (TextPosition glyph : row) {
      float gap = glyph.getXDirAdj() - right;
      if (gap > SPACE * size(glyph)) {
        units.add(" ");
      }
      if (!text(glyph).isEmpty()) {
        units.add(Normalizer.normalize(text(glyph), Normalizer.Form.NFKC));
      }
      right = Float.isNaN(right) ? right(glyph) : Math.max(right, right(glyph));
      size = Math.max(size, size(glyph));
    }
    TextPosition first = row.get(0);
    return new PdfLine(
        getCurrentPageNo(),
        region,
        logical(units).strip(),
        first.getXDirAdj(),
        right,
        first.getYDirAdj(),
        size);
  }

  /** Glyphs' texts as seen from left to right, in the order in which they are said. */
  private static String logical(List<String> units) {
    StringBuilder seen = new StringBuilder();
    units.forEach(unit -> seen.append(unit.charAt(0)));
    if (!Bidi.requiresBidi(seen.toString().toCharArray(), 0, seen.length())) {
      return String.join("", units);
    }
    int base =
        isRightToLeft(seen.toString())
            ? Bidi.DIRECTION_RIGHT_TO_LEFT
            : Bidi.DIRECTION_LEFT_TO_RIGHT;
    Bidi bidi = new Bidi(seen.toString(), base);
    byte[] levels = new byte[units.size()];
    Integer[] order = new Integer[units.size()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) bidi.getLevelAt(i);
      order[i] = i;
    }
    Bidi.reorderVisually(levels, 0, order, 0, order.length);
    StringBuilder said = new StringBuilder();
    for (int index : order) {
      String unit = units.get(index);
      boolean mirrored = levels[index] % 2 == 1 && unit.length() == 1;
      said.append(mirrored ? MIRRORED.getOrDefault(unit.charAt(0), unit.charAt(0)) : unit);
    }
    return said.toString();
  }

  /** Whether most letters of a text run from right to left. */
  static boolean isRightToLeft(String text) {
    long rightToLeft =
        text.chars()
            .filter(
                c ->
                    Character.getDirectionality(c) == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || Character.getDirectionality(c)
                            == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC)
            .count();
    return rightToLeft * 2 > text.chars().filter(Character::isLetter).count();
  }
}
