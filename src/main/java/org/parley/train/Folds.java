package org.parley.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Divides examples into parts: whole groups only, and greedily so that each part gets its share of
 * every (target, label, found, language) stratum, as in "stratified group k-fold".
 */
public final class Folds {

  private Folds() {}

  /**
   * Divides into k folds of about the same size.
   *
   * @param k number of folds
   * @param seed seed of the order in which equally large groups are dealt out
   * @return the fold of each example, 0 to k − 1, in the order of {@code examples}
   * @throws TrainingException where k is below 2 or there are fewer groups than folds
   */
  public static int[] assign(List<Example> examples, int k, long seed) throws TrainingException {
    long groups = examples.stream().map(Example::group).distinct().count();
    if (k < 2 || groups < k) {
      throw new TrainingException(
          groups < 2
              ? "all rows are of one document: folds need at least two"
              : "cannot make %d folds of %d documents; ask for 2 to %d"
                  .formatted(k, groups, groups));
    }
    double[] shares = new double[k];
    Arrays.fill(shares, 1.0 / k);
    return divide(examples, shares, seed);
  }

  /**
   * Sets a part aside.
   *
   * @param fraction about how large it is, above 0 and below 1
   * @return for each example, in their order, whether it is set aside
   * @throws TrainingException where nothing, or everything, would be set aside
   */
  public static boolean[] holdOut(List<Example> examples, double fraction, long seed)
      throws TrainingException {
    int[] parts = divide(examples, new double[] {fraction, 1 - fraction}, seed);
    boolean[] heldOut = new boolean[parts.length];
    int count = 0;
    for (int i = 0; i < parts.length; i++) {
      heldOut[i] = parts[i] == 0;
      count += heldOut[i] ? 1 : 0;
    }
    if (count == 0 || count == parts.length) {
      throw new TrainingException(
          "cannot hold out %s of %d pairs by whole documents; give more documents or another fraction"
              .formatted(fraction, parts.length));
    }
    return heldOut;
  }

  private static int[] divide(List<Example> examples, double[] shares, long seed) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < examples.size(); i++) {
      groups.computeIfAbsent(examples.get(i).group(), unused -> new ArrayList<>()).add(i);
    }
    List<List<Integer>> order = new ArrayList<>(groups.values());
    Collections.shuffle(order, new Random(seed));
    // Large groups first: the small ones then even out what the large ones left uneven.
    order.sort((a, b) -> Integer.compare(b.size(), a.size()));

    List<String> strata = examples.stream().map(Folds::stratum).toList();
    Map<String, Integer> totals = new HashMap<>();
    strata.forEach(stratum -> totals.merge(stratum, 1, Integer::sum));
    List<Map<String, Integer>> filled = new ArrayList<>();
    for (int part = 0; part < shares.length; part++) {
      filled.add(new HashMap<>());
    }
    int[] sizes = new int[shares.length];
    int[] parts = new int[examples.size()];
    for (List<Integer> group : order) {
      int best = 0;
      double bestCost = Double.POSITIVE_INFINITY;
      for (int part = 0; part < shares.length; part++) {
        // How full the strata are already that this group would add to; among equals, the part.
        double cost = 1e-6 * sizes[part] / shares[part];
        for (int i : group) {
          String stratum = strata.get(i);
          cost +=
              filled.get(part).getOrDefault(stratum, 0)
                  / (totals.getOrDefault(stratum, 1) * shares[part]);
        }
        if (cost < bestCost) {
          bestCost = cost;
          best = part;
        }
      }
      for (int i : group) {
        parts[i] = best;
        filled.get(best).merge(strata.get(i), 1, Integer::sum);
      }
      sizes[best] += group.size();
    }
    return parts;
  }

  private static String stratum(Example example) {
    return String.join(
        "\t",
        example.target(),
        example.label().label(),
        Boolean.toString(example.found()),
        example.pair().paragraph().language().code());
  }
}
