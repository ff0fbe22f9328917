package org.parley.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.stance.Stance;

/**
 * A simple way to label the pairs that any system should beat: the majority class of each target in
 * this very gold, a rule on a few keywords, and a seeded random guess by the shares of gold's
 * labels.
 *
 * @param key its name in JSON and CSV
 * @param title its name for people
 * @param labels its label for each pair
 */
record Baseline(String key, String title, Function<MatchedPair, @Nullable Stance> labels) {

  /**
   * Targets with fewer rows than this are taken together: of a target with a row or two the
   * majority would be gold itself.
   */
  private static final int FEWEST_ROWS = 20;

  /** All baselines for these pairs. */
  static List<Baseline> all(List<MatchedPair> pairs, long seed) {
    Function<MatchedPair, String> group = groups(pairs);
    Map<String, Map<Stance, Integer>> counts = counts(pairs, group);
    KeywordRule keywords = new KeywordRule();
    return List.of(
        new Baseline(
            "majority", "Majority per target", pair -> majority(counts.get(group.apply(pair)))),
        new Baseline(
            "keywords",
            "Keyword rule",
            // Where the system's target finding says that nothing is addressed, the rule says none:
            // the two are then compared on stance alone.
            pair -> pair.addressed() ? keywords.judge(pair.gold().text()) : Stance.NONE),
        new Baseline("random", "Random guess", guesses(pairs, group, counts, seed)));
  }

  /** The target of a pair, or one name for all small targets. */
  private static Function<MatchedPair, String> groups(List<MatchedPair> pairs) {
    Map<String, Integer> rows = new HashMap<>();
    pairs.forEach(pair -> rows.merge(pair.target(), 1, Integer::sum));
    return pair ->
        rows.get(pair.target()) >= FEWEST_ROWS ? "target " + pair.target() : "small targets";
  }

  private static Map<String, Map<Stance, Integer>> counts(
      List<MatchedPair> pairs, Function<MatchedPair, String> group) {
    Map<String, Map<Stance, Integer>> counts = new HashMap<>();
    for (MatchedPair pair : pairs) {
      counts
          .computeIfAbsent(group.apply(pair), name -> new EnumMap<>(Stance.class))
          .merge(pair.label(), 1, Integer::sum);
    }
    return counts;
  }

  /** The most frequent label; among equals the first of pro, anti, none. */
  private static Stance majority(Map<Stance, Integer> counts) {
    return counts.entrySet().stream()
        .min(Map.Entry.<Stance, Integer>comparingByValue(Comparator.reverseOrder()))
        .orElseThrow()
        .getKey();
  }

  private static Function<MatchedPair, Stance> guesses(
      List<MatchedPair> pairs,
      Function<MatchedPair, String> group,
      Map<String, Map<Stance, Integer>> counts,
      long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, List<Stance>> pools = new HashMap<>();
    counts.forEach(
        (target, of) -> {
          List<Stance> pool = new ArrayList<>();
          of.forEach(
              (stance, count) -> {
                for (int i = 0; i < count; i++) {
                  pool.add(stance);
                }
              });
          pools.put(target, pool);
        });
    IdentityHashMap<MatchedPair, Stance> guesses = new IdentityHashMap<>();
    for (MatchedPair pair : pairs) {
      List<Stance> pool = pools.get(group.apply(pair));
      guesses.put(pair, pool.get(random.nextInt(pool.size())));
    }
    return guesses::get;
  }
}
