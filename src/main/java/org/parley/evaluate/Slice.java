package org.parley.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.evaluate.metric.Bootstrap;
import org.parley.evaluate.metric.Scored;
import org.parley.stance.Stance;

/** A part of the pairs, all of which share a value. */
record Slice(SliceKind kind, String value, List<MatchedPair> pairs) {

  /** What rows that do not say are gathered under. */
  static final String NOT_GIVEN = "(not given)";

  /** All pairs as one slice. */
  static Slice all(List<MatchedPair> pairs) {
    return new Slice(SliceKind.ALL, "", pairs);
  }

  /**
   * Divides the pairs, the largest part first, then by value.
   *
   * @return nothing where no row says
   */
  static List<Slice> of(SliceKind kind, List<MatchedPair> pairs) {
    Map<String, List<MatchedPair>> parts = new TreeMap<>();
    boolean given = false;
    for (MatchedPair pair : pairs) {
      String value = kind.of(pair);
      given |= value != null;
      parts.computeIfAbsent(value == null ? NOT_GIVEN : value, v -> new ArrayList<>()).add(pair);
    }
    List<Slice> slices = new ArrayList<>();
    if (given) {
      parts.forEach((value, part) -> slices.add(new Slice(kind, value, part)));
      slices.sort(Comparator.comparingInt((Slice slice) -> slice.pairs.size()).reversed());
    }
    return slices;
  }

  /** What the figures need of the pairs, with the documents numbered in order. */
  List<Scored> scored() {
    Map<String, Integer> numbers = new HashMap<>();
    List<Scored> rows = new ArrayList<>(pairs.size());
    for (MatchedPair pair : pairs) {
      Prediction prediction = pair.prediction();
      rows.add(
          new Scored(
              number(numbers, pair),
              pair.label(),
              pair.predicted(),
              prediction == null ? null : prediction.probabilities(),
              pair.addressed(),
              prediction != null && prediction.abstained()));
    }
    return rows;
  }

  /**
   * The same with other labels in place of the predictions, as a baseline gives them; null counts
   * as wrong.
   */
  List<Scored> scored(Function<MatchedPair, @Nullable Stance> labels) {
    Map<String, Integer> numbers = new HashMap<>();
    List<Scored> rows = new ArrayList<>(pairs.size());
    for (MatchedPair pair : pairs) {
      rows.add(
          new Scored(number(numbers, pair), pair.label(), labels.apply(pair), null, true, false));
    }
    return rows;
  }

  static int number(Map<String, Integer> numbers, MatchedPair pair) {
    return numbers.computeIfAbsent(Rows.document(pair.gold()), document -> numbers.size());
  }

  /** Number of documents. */
  int documents() {
    return (int) pairs.stream().map(pair -> Rows.document(pair.gold())).distinct().count();
  }

  /** Whether there are enough documents for intervals. */
  boolean hasIntervals() {
    return documents() >= Bootstrap.FEWEST_DOCUMENTS;
  }
}
