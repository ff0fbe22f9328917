package org.parley.target;

import java.util.ArrayList;
import java.util.List;
import org.parley.entity.Word;
import org.parley.text.Span;

/** Patterns that are looked for together. */
record PatternList(List<LemmaPattern> patterns) {

  /**
   * A match.
   *
   * @param sentence index of the sentence in its paragraph
   * @param from index of the first word in the sentence
   * @param to index after the last word
   * @param span where it stands in the paragraph's text
   */
  record Match(int sentence, int from, int to, Span span) {

    /** Whether the other match lies wholly within this one. */
    boolean covers(Match other) {
      return sentence == other.sentence && from <= other.from && other.to <= to;
    }

    /** Number of words between two matches; very many where they stand in different sentences. */
    int distance(Match other) {
      return sentence == other.sentence
          ? Math.max(0, Math.max(other.from - to, from - other.to))
          : Integer.MAX_VALUE;
    }
  }

  PatternList {
    patterns = List.copyOf(patterns);
  }

  static PatternList of(List<String> notations) {
    return new PatternList(notations.stream().map(LemmaPattern::parse).toList());
  }

  /** Whether any pattern occurs. */
  boolean occursIn(ParagraphWords paragraph) {
    return !find(paragraph).isEmpty();
  }

  /** Every pattern's longest match at every word. */
  List<Match> find(ParagraphWords paragraph) {
    List<Match> found = new ArrayList<>();
    for (LemmaPattern pattern : patterns) {
      if (pattern.possible(paragraph.keys())) {
        find(pattern, paragraph, found);
      }
    }
    return found;
  }

  private static void find(LemmaPattern pattern, ParagraphWords paragraph, List<Match> found) {
    for (int s = 0; s < paragraph.sentences().size(); s++) {
      List<Word> sentence = paragraph.sentences().get(s);
      for (int from = 0; from < sentence.size(); from++) {
        int to = pattern.matchAt(sentence, from, s == 0);
        if (to > from) {
          Span span =
              new Span(sentence.get(from).span().start(), sentence.get(to - 1).span().end());
          found.add(new Match(s, from, to, span));
        }
      }
    }
  }
}
