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

  /** Whether it says something of every pair of a slice that any member says something of. */
  boolean judges(Slice slice) {
    boolean judges = false;
    for (MatchedPair pair : slice.pairs()) {
      Prediction prediction = pair.prediction();
      if (prediction != null && !prediction.members().isEmpty()) {
        if (!prediction.members().containsKey(name)) {
          return false;
        }
        judges = true;
      }
    }
    return judges;
  }

  /**
   * Its label; that of the whole system where no member was asked, as for a target that was not
   * found, and null where the system has no prediction.
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
