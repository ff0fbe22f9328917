package org.parley.stance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.parley.text.Sentence;
import org.parley.text.Span;
import org.parley.text.Token;

/**
 * Finds the words that carried a judgement, by occlusion (Zeiler and Fergus 2014; Li et al. 2016,
 * "Understanding Neural Networks through Representation Erasure"): what is left out is the more
 * telling, the more the combined log-probability of the label drops without it. That asks the
 * members nothing but judgements, so that it holds for any of them and for all together.
 *
 * <p>First each sentence is left out, then, in the sentence without which the label loses most,
 * each stretch of {@value #STRETCH} tokens. The evidence is the stretch without which it loses
 * most, with the whole of the clauses in which it begins and ends; of a short sentence it is the
 * whole. On train, by folds, that agrees with the annotators' spans about as well as the whole
 * sentence does, with a quarter fewer words. Gradient × input, which the encoder does not give
 * where it is served, agreed with them about as well, now better and now worse ({@code
 * EvidenceBenchmark} measures both).
 *
 * <p>Only pro and anti have evidence, as in the codebook: nothing in particular shows that a
 * paragraph takes no stance. Safe to share between threads.
 */
public final class EvidenceFinder {

  /** Tokens that are left out together within a sentence: about a clause. */
  private static final int STRETCH = 12;

  /** Most sentences that are tried, and most stretches: each costs every member a judgement. */
  private static final int MOST_TRIED = 16;

  private final Function<Pair, Distribution> judge;
  private final int length;

  /** A finder for the judgements of a classifier. */
  public EvidenceFinder(StanceClassifier classifier) {
    this(pair -> classifier.judge(pair).probabilities(), STRETCH);
  }

  /**
   * A finder.
   *
   * @param length tokens that are left out together within a sentence
   */
  EvidenceFinder(Function<Pair, Distribution> judge, int length) {
    this.judge = judge;
    this.length = length;
  }

  /**
   * The evidence of a judgement.
   *
   * @param pair what was judged
   * @param label the stance that it was judged to convey
   * @return spans of the paragraph's text; empty for {@link Stance#NONE}, and where the paragraph
   *     has no word
   */
  public List<Span> find(Pair pair, Stance label) {
    if (label == Stance.NONE) {
      return List.of();
    }
    List<Token> sentence = mostTelling(pair, label, sentences(pair));
    List<Token> stretch = mostTelling(pair, label, stretches(sentence));
    List<Token> words = wholeClauses(sentence, stretch);
    return words.isEmpty() ? List.of() : List.of(span(words));
  }

  /** The sentences; neighbours together where there are many. */
  private static List<List<Token>> sentences(Pair pair) {
    List<Sentence> sentences =
        pair.paragraph().sentences().stream().filter(one -> !one.tokens().isEmpty()).toList();
    int together = ceiling(sentences.size(), MOST_TRIED);
    List<List<Token>> parts = new ArrayList<>();
    for (int start = 0; start < sentences.size(); start += together) {
      int end = Math.min(start + together, sentences.size());
      parts.add(
          sentences.subList(start, end).stream()
              .flatMap(sentence -> sentence.tokens().stream())
              .toList());
    }
    return parts;
  }

  /**
   * The stretches of a sentence, or itself where it is short; of a long one not all, and longer
   * ones where they would leave gaps.
   */
  private List<List<Token>> stretches(List<Token> sentence) {
    int size = Math.max(length, ceiling(sentence.size(), MOST_TRIED));
    int last = sentence.size() - size;
    if (last <= 0) {
      return List.of(sentence);
    }
    int step = ceiling(last, MOST_TRIED - 1);
    List<List<Token>> stretches = new ArrayList<>();
    for (int start = 0; start < last + step; start += step) {
      int from = Math.min(start, last);
      stretches.add(sentence.subList(from, from + size));
    }
    return stretches;
  }

  private static int ceiling(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  /** The part without which the label's probability is lowest; the first of equals. */
  private List<Token> mostTelling(Pair pair, Stance label, List<List<Token>> parts) {
    List<Token> best = List.of();
    double lowest = Double.POSITIVE_INFINITY;
    for (List<Token> part : parts) {
      // The only part there is need not be compared with any.
      double without =
          parts.size() == 1 ? 0 : judge.apply(Occlusion.without(pair, span(part))).of(label);
      if (without < lowest) {
        lowest = without;
        best = part;
      }
    }
    return best;
  }

  /**
   * A stretch with all of its first and its last clause, without punctuation at either end.
   *
   * @param stretch a part of {@code sentence}
   */
  static List<Token> wholeClauses(List<Token> sentence, List<Token> stretch) {
    List<Token> words = trimmed(stretch);
    if (words.isEmpty()) {
      return words;
    }
    int start = sentence.indexOf(words.get(0));
    int end = start + words.size();
    while (start > 0 && isWord(sentence.get(start - 1))) {
      start--;
    }
    while (end < sentence.size() && isWord(sentence.get(end))) {
      end++;
    }
    return sentence.subList(start, end);
  }

  private static Span span(List<Token> tokens) {
    return new Span(tokens.get(0).span().start(), tokens.get(tokens.size() - 1).span().end());
  }

  /** Without punctuation at either end. */
  private static List<Token> trimmed(List<Token> tokens) {
    int start = 0;
    int end = tokens.size();
    while (start < end && !isWord(tokens.get(start))) {
      start++;
    }
    while (end > start && !isWord(tokens.get(end - 1))) {
      end--;
    }
    return tokens.subList(start, end);
  }

  private static boolean isWord(Token token) {
    return token.form().codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
