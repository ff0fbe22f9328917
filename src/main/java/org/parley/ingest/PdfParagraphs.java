package org.parley.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Makes paragraphs of a PDF's lines: running heads and page numbers are dropped, hard-wrapped and
 * hyphenated lines are joined, also across columns and pages.
 */
final class PdfParagraphs {

  /** How many lines at the top and at the bottom of a page may be running heads. */
  private static final int EDGE_LINES = 2;

  /** How far apart in points a running head may stand on two pages. */
  private static final float SAME_PLACE = 3;

  /** A gap of this many usual line distances ends a paragraph. */
  private static final float WIDE_GAP = 1.3f;

  /** A font size differing by more than this share begins another paragraph. */
  private static final float OTHER_SIZE = 0.12f;

  /** A line that ends this share of the column's width before its edge is short. */
  private static final float SHORT_LINE = 0.2f;

  private static final char HYPHEN = '\u2010';
  private static final char SOFT_HYPHEN = '\u00AD';

  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "[\\s–—-]*(page|p\\.|стр\\.?|страница|صفحة)?\\s*\\p{Nd}{1,4}"
              + "(\\s*(/|of|из|من)\\s*\\p{Nd}{1,4})?[\\s.–—-]*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** First parts of words that keep their hyphen where a line ends after it. */
  private static final Set<String> KEPT_BEFORE =
      Set.of(
          ("all anti co counter cross ex half inter intra mid multi neo non post pre pro quasi self"
                  + " semi so well военно государственно кое общественно по северо социально юго")
              .split(" "));

  /** Last parts of words that keep their hyphen where a line begins with them. */
  private static final Set<String> KEPT_AFTER =
      Set.of(
          ("backed based brokered controlled held led mediated sponsored wide"
                  + " либо нибудь таки то")
              .split(" "));

  private final List<PdfLine> lines;
  private final Map<Integer, Float> pitches;

  /** Left and right edge of each region. */
  private final Map<Integer, float[]> edges = new HashMap<>();

  private final List<String> paragraphs = new ArrayList<>();

  private PdfParagraphs(List<PdfLine> lines) {
    this.lines = lines;
    this.pitches = usualPitches(lines);
    for (PdfLine line : lines) {
      float[] edge =
          edges.computeIfAbsent(line.region(), r -> new float[] {line.left(), line.right()});
      edge[0] = Math.min(edge[0], line.left());
      edge[1] = Math.max(edge[1], line.right());
    }
  }

  /** The text of all lines, a blank line between paragraphs. */
  static String text(List<PdfLine> lines) {
    PdfParagraphs paragraphs = new PdfParagraphs(withoutRunningHeads(lines));
    paragraphs.join();
    return String.join("\n\n", paragraphs.paragraphs);
  }

  private static List<PdfLine> withoutRunningHeads(List<PdfLine> lines) {
    Map<Integer, List<PdfLine>> pages = new TreeMap<>();
    lines.forEach(line -> pages.computeIfAbsent(line.page(), p -> new ArrayList<>()).add(line));
    List<PdfLine> edges = new ArrayList<>();
    Set<PdfLine> dropped = new HashSet<>();
    for (List<PdfLine> page : pages.values()) {
      List<PdfLine> byPlace = new ArrayList<>(page);
      byPlace.sort(Comparator.comparing(PdfLine::y));
      for (int i = 0; i < byPlace.size(); i++) {
        boolean outermost = i == 0 || i == byPlace.size() - 1;
        if (outermost && PAGE_NUMBER.matcher(byPlace.get(i).text()).matches()) {
          dropped.add(byPlace.get(i));
        } else if (i < EDGE_LINES || i >= byPlace.size() - EDGE_LINES) {
          edges.add(byPlace.get(i));
        }
      }
    }
    for (PdfLine line : edges) {
      boolean repeated =
          edges.stream()
              .anyMatch(
                  other ->
                      other.page() != line.page()
                          && Math.abs(other.y() - line.y()) < SAME_PLACE
                          && withoutNumbers(other).equals(withoutNumbers(line)));
      if (repeated) {
        dropped.add(line);
      }
    }
    return lines.stream().filter(line -> !dropped.contains(line)).toList();
  }

  private static String withoutNumbers(PdfLine line) {
    return line.text().replaceAll("\\p{Nd}+", "#").toLowerCase(Locale.ROOT);
  }

  /** The usual distance in points between two lines of a region, by rounded font size. */
  private static Map<Integer, Float> usualPitches(List<PdfLine> lines) {
    Map<Integer, List<Float>> distances = new HashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      PdfLine line = lines.get(i);
      if (line.region() == lines.get(i - 1).region()) {
        distances
            .computeIfAbsent(Math.round(line.size()), size -> new ArrayList<>())
            .add(line.y() - lines.get(i - 1).y());
      }
    }
    Map<Integer, Float> pitches = new HashMap<>();
    distances.forEach(
        (size, all) -> {
          all.sort(Comparator.naturalOrder());
          // The lower quartile: pages of short paragraphs have as many gaps as lines.
          pitches.put(size, all.get(all.size() / 4));
        });
    return pitches;
  }

  private void join() {
    StringBuilder paragraph = new StringBuilder();
    PdfLine before = null;
    for (PdfLine line : lines) {
      if (before != null && begins(before, line)) {
        paragraphs.add(paragraph.toString());
        paragraph.setLength(0);
      }
      append(paragraph, line.text());
      before = line;
    }
    if (!paragraph.isEmpty()) {
      paragraphs.add(paragraph.toString());
    }
  }

  /** Whether a line begins a paragraph. */
  private boolean begins(PdfLine before, PdfLine line) {
    if (Math.abs(line.size() - before.size()) > OTHER_SIZE * before.size()) {
      return true;
    }
    boolean sentenceEnds = endsSentence(before.text());
    if (before.region() != line.region()) {
      return sentenceEnds || !continues(line.text());
    }
    // The lesser: headings of one line each have gaps between them alone.
    if (line.y() - before.y() > WIDE_GAP * Math.min(pitch(before), pitch(line))) {
      return true;
    }
    boolean rightToLeft = PdfLineStripper.isRightToLeft(line.text());
    return (isIndented(line, rightToLeft) && !isIndented(before, rightToLeft))
        || (sentenceEnds && isShort(before, rightToLeft));
  }

  private float pitch(PdfLine line) {
    return pitches.getOrDefault(Math.round(line.size()), Float.MAX_VALUE);
  }

  private boolean isIndented(PdfLine line, boolean rightToLeft) {
    float[] edge = edges.getOrDefault(line.region(), new float[2]);
    float indent = rightToLeft ? edge[1] - line.right() : line.left() - edge[0];
    return indent > line.size() * 0.8f;
  }

  private boolean isShort(PdfLine line, boolean rightToLeft) {
    float[] edge = edges.getOrDefault(line.region(), new float[2]);
    float missing = rightToLeft ? line.left() - edge[0] : edge[1] - line.right();
    return missing > SHORT_LINE * (edge[1] - edge[0]);
  }

  private static boolean endsSentence(String text) {
    String bare = text.replaceAll("[\"'»”’)\\]]+$", "");
    return !bare.isEmpty() && ".!?…:؟".indexOf(bare.charAt(bare.length() - 1)) >= 0;
  }

  /** Whether a line can go on with a sentence: it begins with no capital letter. */
  private static boolean continues(String text) {
    return !text.isEmpty() && !Character.isUpperCase(text.charAt(0));
  }

  /** Adds a line to a paragraph, and takes a hyphen out that only the line's end needed. */
  private static void append(StringBuilder paragraph, String line) {
    int last = paragraph.length() - 1;
    char end = last < 0 ? ' ' : paragraph.charAt(last);
    boolean hyphen =
        (end == '-' || end == HYPHEN)
            && last > 0
            && !Character.isWhitespace(paragraph.charAt(last - 1));
    if (end == SOFT_HYPHEN || (hyphen && partsWord(paragraph, line))) {
      paragraph.setLength(last);
    } else if (!hyphen && last >= 0) {
      paragraph.append(' ');
    }
    paragraph.append(line);
  }

  /** Whether the hyphen at a line's end parts a word that has none of its own. */
  private static boolean partsWord(StringBuilder paragraph, String line) {
    return Character.isLetter(paragraph.charAt(paragraph.length() - 2))
        && !line.isEmpty()
        && Character.isLowerCase(line.charAt(0))
        && !keeps(paragraph, line);
  }

  private static boolean keeps(StringBuilder paragraph, String line) {
    int end = paragraph.length() - 1;
    int start = end;
    while (start > 0 && Character.isLetter(paragraph.charAt(start - 1))) {
      start--;
    }
    int length = 0;
    while (length < line.length() && Character.isLetter(line.charAt(length))) {
      length++;
    }
    return KEPT_BEFORE.contains(paragraph.substring(start, end).toLowerCase(Locale.ROOT))
        || KEPT_AFTER.contains(line.substring(0, length));
  }
}
