package org.parley.text;

import java.util.List;

/**
 * A sentence of a paragraph.
 *
 * @param span where it stands in the paragraph's text
 * @param tokens its tokens in reading order, their spans relative to the paragraph
 */
public record Sentence(Span span, List<Token> tokens) {

  public Sentence {
    tokens = List.copyOf(tokens);
  }
}
