package org.parley.language;

import java.util.List;
import org.parley.text.Span;
import org.parley.text.Token;

/** Spans of several things together. */
final class Spans {

  private Spans() {}

  /** From the first token's start to the last one's end; {@code tokens} has at least one. */
  static Span around(List<Token> tokens) {
    return new Span(tokens.get(0).span().start(), tokens.get(tokens.size() - 1).span().end());
  }
}
