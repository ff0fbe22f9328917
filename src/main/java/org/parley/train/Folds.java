package org.parley.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Assigns examples to folds: whole groups only, and greedily so that each fold gets its share of
 * every (target, label) stratum, as in "stratified group k-fold".
 */
public final class Folds {

  private Folds() {}

  /**
   * Assigns folds.
   *
   * @param k number of folds, at least 2 and at most the number of groups
   * @param seed seed of the order in which equally large groups are dealt out
   * @return the fold of each example, 0 to k − 1, in the order of {@code examples}
   * @throws IllegalArgumentException where there are fewer groups than folds
   */
  public static int[] assign(List<Example> examples, int k, long seed) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < examples.size(); i++) {
      groups.computeIfAbsent(examples.get(i).group(), unused -> new ArrayList<>()).add(i);
    }
    if (k < 2 || groups.size() < k) {
      throw new IllegalArgumentException(
          "cannot make %d folds of %d documents; ask for 2 to %d"
              .formatted(k, groups.size(), groups.size()));
    }
    List<List<Integer>> order = new ArrayList<>(groups.values());
    Collections.shuffle(order, new Random(seed));
    // Large groups first: the small ones then even out what the large ones left uneven.
    order.sort((a, b) -> Integer.compare(b.size(), a.size()));

    Map<String, Integer> totals = new HashMap<>();
    examples.forEach(example -> totals.merge(stratum(example), 1, Integer::sum));
    List<Map<String, Integer>> filled = new ArrayList<>();
    for (int f = 0; f < k; f++) {
      filled.add(new HashMap<>());
    }
    int[] sizes = new int[k];
    int[] folds = new int[examples.size()];
    for (List<Integer> group : order) {
      int best = 0;
      double bestCost = Double.POSITIVE_INFINITY;
      for (int f = 0; f < k; f++) {
        double cost = cost(group, examples, filled.get(f), totals) + 1e-6 * sizes[f];
        if (cost < bestCost) {
          bestCost = cost;
          best = f;
        }
      }
      for (int i : group) {
        folds[i] = best;
        filled.get(best).merge(stratum(examples.get(i)), 1, Integer::sum);
      }
      sizes[best] += group.size();
    }
    return folds;
  }

  /** How full the fold's strata are already that this group would add to, relative to each. */
  private static double cost(
      List<Integer> group,
      List<Example> examples,
      Map<String, Integer> filled,
      Map<String, Integer> totals) {
    double cost = 0;
    for (int i : group) {
      String stratum = stratum(examples.get(i));
      cost += filled.getOrDefault(stratum, 0) / (double) totals.getOrDefault(stratum, 1);
    }
    return cost;
  }

  private static String stratum(Example example) {
    return example.target()
        + "\t"
        + example.label().label()
        + "\t"
        + example.found()
        + "\t"
        + example.pair().paragraph().language().code();
  }
}
