package org.parley.text;

import java.util.List;

/**
 * A paragraph with its language, sentences and tokens.
 *
 * @param paragraph the paragraph
 * @param language its language
 * @param sentences its sentences in reading order, spans relative to the paragraph's text
 */
public record AnalysedParagraph(Paragraph paragraph, Language language, List<Sentence> sentences) {

  public AnalysedParagraph {
    sentences = List.copyOf(sentences);
  }

  /** The paragraph's text. */
  public String text() {
    return paragraph.text();
  }

  /** All tokens of all sentences, in reading order. */
  public List<Token> tokens() {
    return sentences.stream().flatMap(sentence -> sentence.tokens().stream()).toList();
  }
}
