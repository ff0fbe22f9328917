package org.parley.ingest;

/**
 * Tells headings from body text by their shape: one short line that does not end as a sentence
 * does. An exclamation, a question or an ellipsis ends a heading as well, where it is very short.
 */
public final class Headings {

  /** What parts the cells of a table's row, which heads nothing. */
  static final String BETWEEN_CELLS = " | ";

  private static final int MAX_LENGTH = 120;
  private static final int MAX_WORDS = 16;
  private static final int MAX_WORDS_OF_EXCLAMATION = 8;

  private Headings() {}

  /** Whether a paragraph that others follow reads as their heading. */
  public static boolean isHeading(String text) {
    if (text.length() > MAX_LENGTH || text.indexOf('\n') >= 0 || text.contains(BETWEEN_CELLS)) {
      return false;
    }
    int words = text.split("\\s+").length;
    String bare = withoutClosing(text);
    if (bare.isEmpty() || words > MAX_WORDS) {
      return false;
    }
    char last = bare.charAt(bare.length() - 1);
    if (bare.endsWith("...") || "…!?؟".indexOf(last) >= 0) {
      return words <= MAX_WORDS_OF_EXCLAMATION;
    }
    return ".:;,،؛".indexOf(last) < 0;
  }

  /** The text without the quotes and brackets that close it. */
  private static String withoutClosing(String text) {
    int end = text.length();
    while (end > 0 && "\"'»”’)]".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }
}
