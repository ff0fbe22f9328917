package org.parley.train;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says what to expect of targets with few labelled paragraphs. */
final class FewPairs {

  /**
   * Below this number a target gets a warning. Measured: the 65 pairs of data/examples/astana did
   * not beat the keyword rule by themselves, and the curve in data/README.md still climbs at 1,600.
   */
  static final int FEW = 100;

  /** More targets than this are not named one by one. */
  private static final int MOST_NAMED = 20;

  private static final String EXPECT =
      "With fewer than %d, do not expect more than a rule of keywords gives: compare the baselines"
              .formatted(FEW)
          + " that parley evaluate prints.";

  private FewPairs() {}

  /**
   * Counts what there is of each target.
   *
   * @param examples what is learned from
   * @param targets ids of all targets
   * @return paragraphs that gold calls addressed, by each target's id
   */
  static Map<String, Integer> count(List<Example> examples, List<String> targets) {
    Map<String, Integer> counts = new TreeMap<>();
    targets.forEach(target -> counts.put(target, 0));
    examples.stream()
        .filter(Example::goldAddressed)
        .forEach(example -> counts.merge(example.target(), 1, Integer::sum));
    return counts;
  }

  /**
   * The warning.
   *
   * @param addressed labelled paragraphs that address each target, by its id; empty where they were
   *     not counted
   * @return a sentence or two on all targets that have few; empty where none has
   */
  static String warning(Map<String, Integer> addressed) {
    Map<String, Integer> few = new TreeMap<>(addressed);
    few.values().removeIf(count -> count >= FEW);
    if (few.isEmpty()) {
      return "";
    }
    if (few.size() == 1) {
      String target = few.keySet().iterator().next();
      int count = few.values().iterator().next();
      return "%s: %s. %s".formatted(target, addressing(count), EXPECT);
    }
    String named =
        few.entrySet().stream()
            .limit(MOST_NAMED)
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    int more = few.size() - MOST_NAMED;
    return "%d of %d targets are addressed by few labelled paragraphs: %s%s. %s"
        .formatted(
            few.size(),
            addressed.size(),
            named,
            more > 0 ? " and %d more".formatted(more) : "",
            EXPECT);
  }

  private static String addressing(int count) {
    return switch (count) {
      case 0 -> "no labelled paragraph addresses it";
      case 1 -> "only 1 labelled paragraph addresses it";
      default -> "only %d labelled paragraphs address it".formatted(count);
    };
  }
}
