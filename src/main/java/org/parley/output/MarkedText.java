package org.parley.output;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.parley.text.Span;

/**
 * Running text broken into lines, with some of its words marked, in one way or several at once.
 * White space runs become one blank; control characters, which could command a terminal, become
 * U+FFFD.
 */
final class MarkedText {

  private final String text;
  private final List<Layer> layers;

  /**
   * What is written before and after marked words.
   *
   * @param width columns that each of the two takes up
   */
  record Marks(String open, String close, int width) {}

  /** The characters that are marked in one way. */
  private record Layer(BitSet marked, Marks marks) {}

  /** A text without marks. */
  MarkedText(String text) {
    this(text, List.of());
  }

  private MarkedText(String text, List<Layer> layers) {
    this.text = text;
    this.layers = layers;
  }

  /**
   * The same text with more marks, which are opened within those that it has.
   *
   * @param spans what is marked; where they touch or overlap it is one mark
   */
  MarkedText with(List<Span> spans, Marks marks) {
    BitSet marked = new BitSet(text.length());
    spans.forEach(span -> marked.set(span.start(), span.end()));
    List<Layer> more = new ArrayList<>(layers);
    more.add(new Layer(marked, marks));
    return new MarkedText(text, more);
  }

  /** The text without marks, on one line. */
  static String oneLine(String text) {
    return String.join(" ", new MarkedText(text).lines(Integer.MAX_VALUE));
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
    return walk(start, end, new StringBuilder());
  }

  private String render(int start, int end) {
    StringBuilder line = new StringBuilder();
    walk(start, end, line);
    return line.toString();
  }

  /** Writes a part as it stands on a line, and tells the columns that it takes up. */
  private int walk(int start, int end, StringBuilder line) {
    int columns = 0;
    Deque<Layer> open = new ArrayDeque<>();
    for (int i = start; i < end; i++) {
      columns += closeEnding(i, open, line);
      for (Layer layer : layers) {
        if (layer.marked.get(i) && !open.contains(layer)) {
          open.push(layer);
          line.append(layer.marks.open());
          columns += layer.marks.width();
        }
      }
      char c = text.charAt(i);
      boolean furtherBlank = i > start && isBlank(i) && isBlank(i - 1);
      if (!furtherBlank) {
        line.append(isBlank(i) ? ' ' : Character.isISOControl(c) ? '\uFFFD' : c);
        columns += charWidth(c);
      }
    }
    while (!open.isEmpty()) {
      columns += close(open.pop(), line);
    }
    return columns;
  }

  /** Closes the marks that do not reach to a character, and those within them. */
  private static int closeEnding(int at, Deque<Layer> open, StringBuilder line) {
    int columns = 0;
    while (open.stream().anyMatch(layer -> !layer.marked.get(at))) {
      columns += close(open.pop(), line);
    }
    return columns;
  }

  private static int close(Layer layer, StringBuilder line) {
    line.append(layer.marks.close());
    return layer.marks.width();
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
