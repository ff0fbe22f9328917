package org.parley.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.parley.text.AnalysedParagraph;
import org.parley.text.Name;
import org.parley.text.Paragraph;
import org.parley.text.Sentence;
import org.parley.text.Span;
import org.parley.text.Token;

/** What the analysers' tests share: paragraphs of a text alone, and readable views of results. */
final class Analyses {

  private Analyses() {}

  static Paragraph body(String text) {
    return new Paragraph(0, Paragraph.Kind.BODY, new Span(0, text.length()), text);
  }

  static List<String> lemmas(AnalysedParagraph analysed) {
    return analysed.tokens().stream().map(Token::lemma).toList();
  }

  static List<String> forms(AnalysedParagraph analysed) {
    return analysed.tokens().stream().map(Token::form).toList();
  }

  static List<String> sentences(AnalysedParagraph analysed) {
    return analysed.sentences().stream().map(s -> s.span().of(analysed.text())).toList();
  }

  static List<String> names(Analyser analyser, String text) {
    return analyser.names(analyser.analyse(body(text))).stream()
        .map(name -> name.type() + " " + name.span().of(text))
        .toList();
  }

  static void assertNoOverlap(List<Name> names) {
    for (int i = 1; i < names.size(); i++) {
      assertTrue(names.get(i - 1).span().end() <= names.get(i).span().start(), names.toString());
    }
  }

  /** Every token stands where its span says, in order, inside its sentence, and none is blank. */
  static void assertExact(AnalysedParagraph analysed) {
    String text = analysed.text();
    int end = 0;
    for (Sentence sentence : analysed.sentences()) {
      for (Token token : sentence.tokens()) {
        assertEquals(token.span().of(text), token.form());
        assertTrue(!token.form().isBlank() && !token.lemma().isBlank(), token.toString());
        assertTrue(token.span().start() >= end, token.toString());
        assertTrue(sentence.span().contains(token.span()), token.toString());
        end = token.span().end();
      }
    }
    StringBuilder left = new StringBuilder(text);
    for (Token token : analysed.tokens()) {
      for (int i = token.span().start(); i < token.span().end(); i++) {
        left.setCharAt(i, ' ');
      }
    }
    assertTrue(left.codePoints().noneMatch(Character::isLetterOrDigit), "not in a token: " + left);
  }
}
