package org.parley.evaluate;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parley.stance.Distribution;
import org.parley.stance.Stance;

/**
 * A member of the measured system, taken by itself: what it adds to the others shows on the pairs
 * that all of them judge.
 *
 * @param name the member's name
 */
record MemberAlone(String name) {

  /**
   * How much of what any member judges it must judge: a few paragraphs whose language is not told
   * for certain go to the other members.
   */
  private static final double MOST = 0.95;

  /** The members of a system, by name; none where it has only one or does not tell. */
  static List<MemberAlone> of(List<MatchedPair> pairs) {
    TreeSet<String> names = new TreeSet<>();
    for (MatchedPair pair : pairs) {
      if (pair.prediction() != null) {
        names.addAll(pair.prediction().members().keySet());
      }
    }
    return names.size() < 2 ? List.of() : names.stream().map(MemberAlone::new).toList();
  }

  /** The member's name for people. */
  String title() {
    return name + " alone";
  }

  /** Whether it says something of nearly every pair of a slice that any member judges. */
  boolean judges(Slice slice) {
    int judged = 0;
    int own = 0;
    for (MatchedPair pair : slice.pairs()) {
      Prediction prediction = pair.prediction();
      if (prediction != null && !prediction.members().isEmpty()) {
        judged++;
        own += prediction.members().containsKey(name) ? 1 : 0;
      }
    }
    return own > 0 && own >= MOST * judged;
  }

  /**
   * Its label; that of the whole system where it was not asked, as for a target that was not found,
   * and null where the system has no prediction.
   */
  @Nullable Stance label(MatchedPair pair) {
    Prediction prediction = pair.prediction();
    if (prediction == null) {
      return null;
    }
    Distribution own = prediction.members().get(name);
    return own == null ? prediction.label() : own.argmax();
  }
}
