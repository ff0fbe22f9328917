package org.parley.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.parley.text.Span;

/**
 * Running text broken into lines, with some of its words marked. White space runs become one blank;
 * control characters, which could command a terminal, become U+FFFD.
 */
final class MarkedText {

  private final String text;
  private final boolean[] marked;
  private final Marks marks;

  /**
   * What is written before and after marked words.
   *
   * @param width columns that each of the two takes up
   */
  record Marks(String open, String close, int width) {}

  MarkedText(String text, List<Span> spans, Marks marks) {
    this.text = text;
    this.marks = marks;
    this.marked = new boolean[text.length()];
    for (Span span : spans) {
      Arrays.fill(marked, span.start(), span.end(), true);
    }
  }

  /** The text without marks, on one line. */
  static String oneLine(String text) {
    return String.join(
        " ", new MarkedText(text, List.of(), new Marks("", "", 0)).lines(Integer.MAX_VALUE));
  }

  /** Columns that a text without control characters takes up in a terminal. */
  static int width(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); i++) {
      width += charWidth(text.charAt(i));
    }
    return width;
  }

  /**
   * The lines, each at most {@code width} columns wide with its marks; only a word that is longer
   * by itself is cut.
   */
  List<String> lines(int width) {
    List<String> lines = new ArrayList<>();
    int lineStart = -1;
    int lineEnd = -1;
    for (Span word : words(width)) {
      if (lineStart >= 0 && columns(lineStart, word.end()) > width) {
        lines.add(render(lineStart, lineEnd));
        lineStart = -1;
      }
      lineStart = lineStart < 0 ? word.start() : lineStart;
      lineEnd = word.end();
    }
    if (lineStart >= 0) {
      lines.add(render(lineStart, lineEnd));
    }
    return lines;
  }

  /** The words between white space, those wider than a line in pieces. */
  private List<Span> words(int width) {
    List<Span> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean inside = i < text.length() && !Character.isWhitespace(text.charAt(i));
      if (!inside && start >= 0) {
        words.add(new Span(start, i));
        start = -1;
      } else if (inside && start < 0) {
        start = i;
      } else if (inside
          && !Character.isLowSurrogate(text.charAt(i))
          && columns(start, i + 1) > width) {
        words.add(new Span(start, i));
        start = i;
      }
    }
    return words;
  }

  private int columns(int start, int end) {
    int columns = 0;
    boolean open = false;
    for (int i = start; i < end; i++) {
      if (marked[i] != open) {
        columns += marks.width();
        open = marked[i];
      }
      boolean furtherBlank = i > start && isBlank(i) && isBlank(i - 1);
      columns += furtherBlank ? 0 : charWidth(text.charAt(i));
    }
    return open ? columns + marks.width() : columns;
  }

  private String render(int start, int end) {
    StringBuilder line = new StringBuilder();
    boolean open = false;
    for (int i = start; i < end; i++) {
      if (marked[i] != open) {
        line.append(open ? marks.close() : marks.open());
        open = marked[i];
      }
      char c = text.charAt(i);
      if (!isBlank(i)) {
        line.append(Character.isISOControl(c) ? '\uFFFD' : c);
      } else if (i == start || !isBlank(i - 1)) {
        line.append(' ');
      }
    }
    return open ? line.append(marks.close()).toString() : line.toString();
  }

  private boolean isBlank(int i) {
    return Character.isWhitespace(text.charAt(i));
  }

  private static int charWidth(char c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> Character.isLowSurrogate(c) ? 0 : 1;
    };
  }
}
