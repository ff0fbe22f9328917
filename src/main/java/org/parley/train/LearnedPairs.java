package org.parley.train;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.parley.stance.BundleDescription.Learned;
import org.parley.stance.Stance;

/** Counts what members learn from. */
final class LearnedPairs {

  /** With more targets than this a table of them tells a reader nothing. */
  private static final int MOST_TARGETS = 20;

  private LearnedPairs() {}

  /** The pairs of each language and target, by label; of many targets those of each language. */
  static List<Learned> count(List<Example> examples) {
    List<Example> learned = examples.stream().filter(CrossValidation::isForTraining).toList();
    boolean each = learned.stream().map(Example::target).distinct().count() <= MOST_TARGETS;
    Map<String, Map<String, Map<Stance, Integer>>> counts = new TreeMap<>();
    for (Example example : learned) {
      counts
          .computeIfAbsent(example.pair().paragraph().language().code(), code -> new TreeMap<>())
          .computeIfAbsent(each ? example.target() : "", target -> new EnumMap<>(Stance.class))
          .merge(example.label(), 1, Integer::sum);
    }
    List<Learned> rows = new ArrayList<>();
    counts.forEach(
        (language, targets) ->
            targets.forEach(
                (target, labels) ->
                    rows.add(
                        new Learned(
                            language,
                            target,
                            labels.getOrDefault(Stance.PRO, 0),
                            labels.getOrDefault(Stance.ANTI, 0),
                            labels.getOrDefault(Stance.NONE, 0)))));
    return rows;
  }
}
