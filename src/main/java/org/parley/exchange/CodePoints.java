package org.parley.exchange;

import java.util.Optional;
import org.parley.text.Span;

/** Offsets in code points, as Python's tools count them, and in UTF-16 units, as Parley does. */
final class CodePoints {

  private CodePoints() {}

  /** The span between two offsets in code points; empty where they do not lie within the text. */
  static Optional<Span> span(String text, int start, int end) {
    int length = text.codePointCount(0, text.length());
    if (start < 0 || end < start || end > length) {
      return Optional.empty();
    }
    int from = text.offsetByCodePoints(0, start);
    return Optional.of(new Span(from, text.offsetByCodePoints(from, end - start)));
  }

  /** The code points before an offset in UTF-16 units. */
  static int before(String text, int unit) {
    return text.codePointCount(0, unit);
  }
}
