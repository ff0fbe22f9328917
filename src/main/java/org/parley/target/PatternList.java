package org.parley.target;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.parley.entity.Word;
import org.parley.target.LemmaPattern.Element.Literal;
import org.parley.text.Span;

/** Patterns that are looked for together. */
final class PatternList {

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

  private final List<LemmaPattern> patterns;
  private final Map<Literal, List<LemmaPattern>> byFirstWord = new HashMap<>();

  private PatternList(List<LemmaPattern> patterns) {
    this.patterns = patterns;
    for (LemmaPattern pattern : patterns) {
      for (Literal first : pattern.firsts()) {
        byFirstWord.computeIfAbsent(first, word -> new ArrayList<>()).add(pattern);
      }
    }
  }

  static PatternList of(List<String> notations) {
    return new PatternList(notations.stream().map(LemmaPattern::parse).toList());
  }

  List<LemmaPattern> patterns() {
    return patterns;
  }

  /** Whether any pattern occurs. */
  boolean occursIn(ParagraphWords paragraph) {
    return !find(paragraph).isEmpty();
  }

  /** Every pattern's longest match at every word, in reading order. */
  List<Match> find(ParagraphWords paragraph) {
    List<Match> found = new ArrayList<>();
    for (int s = 0; s < paragraph.sentences().size(); s++) {
      List<Word> sentence = paragraph.sentences().get(s);
      List<Set<Literal>> matched = paragraph.matched().get(s);
      for (int from = 0; from < sentence.size(); from++) {
        for (int to : ends(matched, from, s == 0)) {
          Span span =
              new Span(sentence.get(from).span().start(), sentence.get(to - 1).span().end());
          found.add(new Match(s, from, to, span));
        }
      }
    }
    return found;
  }

  /** Where matches end that begin at a word, each place once. */
  private Set<Integer> ends(List<Set<Literal>> sentence, int from, boolean opening) {
    Set<Integer> ends = new TreeSet<>();
    for (Literal first : sentence.get(from)) {
      for (LemmaPattern pattern : byFirstWord.getOrDefault(first, List.of())) {
        int to = pattern.matchAt(sentence, from, opening);
        if (to > from) {
          ends.add(to);
        }
      }
    }
    return ends;
  }
}
