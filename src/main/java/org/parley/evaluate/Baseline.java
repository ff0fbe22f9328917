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
record Baseline(String key, String title, Function<MatchedPair, Stance> labels) {

  /** All baselines for these pairs. */
  static List<Baseline> all(List<MatchedPair> pairs, long seed) {
    Map<String, Map<Stance, Integer>> counts = counts(pairs);
    KeywordRule keywords = new KeywordRule();
    return List.of(
        new Baseline(
            "majority", "Majority per target", pair -> majority(counts.get(pair.target()))),
        new Baseline(
            "keywords",
            "Keyword rule",
            // Where the system's target finding says that nothing is addressed, the rule says none:
            // the two are then compared on stance alone.
            pair -> pair.addressed() ? keywords.judge(pair.gold().text()) : Stance.NONE),
        new Baseline("random", "Random guess", guesses(pairs, counts, seed)));
  }

  private static Map<String, Map<Stance, Integer>> counts(List<MatchedPair> pairs) {
    Map<String, Map<Stance, Integer>> counts = new HashMap<>();
    for (MatchedPair pair : pairs) {
      counts
          .computeIfAbsent(pair.target(), target -> new EnumMap<>(Stance.class))
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
      List<MatchedPair> pairs, Map<String, Map<Stance, Integer>> counts, long seed) {
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
      List<Stance> pool = pools.get(pair.target());
      guesses.put(pair, pool.get(random.nextInt(pool.size())));
    }
    return guesses::get;
  }
}
