package org.parley.evaluate;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.parley.annotation.Annotation;

/** How rows are named and told apart. */
final class Rows {

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final int SHORT = 40;

  private Rows() {}

  /** A text with its blanks made single and its characters composed: what texts are compared by. */
  static String normalised(String text) {
    return BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ").strip();
  }

  /** The document of a row, or its text where it names none: what is resampled together. */
  static String document(Annotation row) {
    return row.document() != null ? "d" + row.document() : "t" + normalised(row.text());
  }

  static String name(Annotation row) {
    if (row.id() != null) {
      return row.id();
    }
    if (row.document() != null) {
      return row.document() + (row.paragraph() == null ? "" : "#" + row.paragraph());
    }
    return "\"" + shortened(row.text()) + "\"";
  }

  /** The beginning of a text, on one line. */
  static String shortened(String text) {
    String line = normalised(text);
    return line.length() <= SHORT
        ? line
        : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, SHORT))) + "…";
  }
}
