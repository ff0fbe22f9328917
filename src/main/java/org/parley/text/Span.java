package org.parley.text;

/**
 * A half-open range of UTF-16 code units, {@code [start, end)}, as in {@link String#substring(int,
 * int)}.
 *
 * @param start first unit, 0 or more
 * @param end unit after the last, at least {@code start}
 */
public record Span(int start, int end) implements Comparable<Span> {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no span from " + start + " to " + end);
    }
  }

  /** Number of UTF-16 units covered. */
  public int length() {
    return end - start;
  }

  /** The text that this span covers in {@code text}. */
  public String of(String text) {
    return text.substring(start, end);
  }

  /** Whether the two spans share at least one unit. */
  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  /** Whether {@code other} lies wholly within this span. */
  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }

  /** The same span, {@code by} units further on (or back, where negative). */
  public Span shift(int by) {
    return new Span(start + by, end + by);
  }

  /** Orders by start, then longest first. */
  @Override
  public int compareTo(Span other) {
    return start != other.start
        ? Integer.compare(start, other.start)
        : Integer.compare(other.end, end);
  }
}
