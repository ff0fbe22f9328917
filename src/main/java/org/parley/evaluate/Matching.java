package org.parley.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * Gold and predictions brought together.
 *
 * @param pairs one for each gold label, in an order that depends on their content alone
 * @param unmatched predictions that no gold label asks for, in file order
 * @param notes what a reader of the figures should know about the matching
 */
public record Matching(List<MatchedPair> pairs, List<Prediction> unmatched, List<String> notes) {

  public Matching {
    pairs = List.copyOf(pairs);
    unmatched = List.copyOf(unmatched);
    notes = List.copyOf(notes);
  }

  /**
   * The same with only some of the pairs, and a note on how many were left aside.
   *
   * @throws EvaluationException where none is left
   */
  Matching only(Counted counted) throws EvaluationException {
    List<MatchedPair> kept = pairs.stream().filter(counted::counts).toList();
    if (kept.size() == pairs.size()) {
      return this;
    }
    if (kept.isEmpty()) {
      throw new EvaluationException(
          "gold calls no target addressed: there is no pair to count; count all of them");
    }
    List<String> notes = new ArrayList<>(this.notes);
    notes.add(
        (pairs.size() - kept.size())
            + " pairs that gold does not call addressed are left aside, except in what is found.");
    return new Matching(kept, unmatched, notes);
  }

  /** Gold labels without a prediction. */
  public List<MatchedPair> missing() {
    return pairs.stream().filter(pair -> pair.prediction() == null).toList();
  }

  /** Number of pairs that were matched in one way. */
  public int count(MatchedPair.By by) {
    return (int) pairs.stream().filter(pair -> pair.by() == by).count();
  }
}
