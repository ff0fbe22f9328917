package org.parley.evaluate;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.parley.annotation.Annotation;
import org.parley.text.Sha256;

/** How rows are named and told apart. */
final class Rows {

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final int SHORT = 40;
  private static final int HASH = 16;

  private Rows() {}

  /** A text with its blanks made single and its characters composed: what texts are compared by. */
  static String normalised(String text) {
    return BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ").strip();
  }

  /** The document of a row, or its text where it names none: what is resampled together. */
  static String document(Annotation row) {
    return row.document() != null ? "d" + row.document() : "t" + normalised(row.text());
  }

  /** How a row is called in lists: its id, its document and paragraph, or its text's beginning. */
  static String name(Annotation row) {
    if (row.id() != null) {
      return row.id();
    }
    if (row.document() != null) {
      return row.document() + (row.paragraph() == null ? "" : "#" + row.paragraph());
    }
    return "\"" + shortened(row.text()) + "\"";
  }

  /**
   * What tells a row from every other: its id, its document and paragraph, or a hash of its text.
   */
  static String key(Annotation row) {
    if (row.id() != null || (row.document() != null && row.paragraph() != null)) {
      return name(row);
    }
    byte[] text = normalised(row.text()).getBytes(StandardCharsets.UTF_8);
    return Sha256.of(text).substring(0, HASH);
  }

  /** The beginning of a text, on one line. */
  static String shortened(String text) {
    String line = normalised(text);
    return line.length() <= SHORT
        ? line
        : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, SHORT))) + "…";
  }
}
