package org.parley.train;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parley.stance.Distribution;

/**
 * What members that never saw an example's group say of it.
 *
 * @param example the example
 * @param fold the fold that it was held out with, from 0
 * @param members one distribution a member; empty where the target finder missed the target, which
 *     the pipeline would then call {@code none}
 */
public record OutOfFold(Example example, int fold, Map<String, Distribution> members) {

  public OutOfFold {
    members = Map.copyOf(members);
  }

  /** What some of the members say. */
  OutOfFold of(List<String> names) {
    Map<String, Distribution> own = new HashMap<>(members);
    own.keySet().retainAll(names);
    return new OutOfFold(example, fold, own);
  }

  /** Whether members judged it. */
  public boolean judged() {
    return !members.isEmpty();
  }
}
