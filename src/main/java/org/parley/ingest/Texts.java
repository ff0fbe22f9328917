package org.parley.ingest;

/** Small rules about text that every reader shares. */
final class Texts {

  private Texts() {}

  /** The text with {@code \n} for every line end and no byte-order mark. Nothing else changes. */
  static String normalise(String text) {
    String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return unmarked
        .replace("\r\n", "\n")
        .replace('\r', '\n')
        .replace('\u0085', '\n')
        .replace('\u2028', '\n')
        .replace("\u2029", "\n\n");
  }

  /**
   * Whether a character shows nothing and says nothing at the edge of a paragraph: white space,
   * no-break and zero-width space, direction marks.
   */
  static boolean isBlank(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || c == '\u200B'
        || c == '\u200E'
        || c == '\u200F'
        || c == '\uFEFF';
  }

  /** The text without what {@link #isBlank} names at its ends. */
  static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }
}
