package org.parley.stance;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the members' distributions become one: their weighted mean, sharpened or flattened by a
 * temperature (Guo et al. 2017, "On Calibration of Modern Neural Networks"), and the confidence
 * below which the judgement abstains. All of it is fitted on out-of-fold predictions.
 *
 * @param weights weight of each member by name, each 0 or more, summing to 1
 * @param temperature above 0; 1 leaves the mean as it is, more flattens it
 * @param threshold the lowest confidence that does not abstain, 0 to 1; null where no threshold
 *     reached the accuracy asked for, and then nothing abstains
 */
public record Calibration(
    Map<String, Double> weights, double temperature, @Nullable Double threshold) {

  /** Keeps a probability of zero from becoming an infinite logarithm. */
  private static final double FLOOR = 1e-9;

  public Calibration {
    weights = Map.copyOf(weights);
    double sum = weights.values().stream().mapToDouble(weight -> weight).sum();
    if (weights.values().stream().anyMatch(weight -> !(weight >= 0)) || Math.abs(sum - 1) > 1e-6) {
      throw new IllegalArgumentException(
          "weights must be 0 or more and sum to 1, not " + new TreeMap<>(weights));
    }
    if (!(temperature > 0)) {
      throw new IllegalArgumentException("temperature must be above 0, not " + temperature);
    }
    if (threshold != null && !(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold must be from 0 to 1, not " + threshold);
    }
  }

  /** One member as it is. */
  public static Calibration identity(String member) {
    return new Calibration(Map.of(member, 1.0), 1, null);
  }

  /**
   * Combines members' distributions.
   *
   * @param members at least one distribution of a member that {@link #weights()} names; where some
   *     are absent, the weights of the others are scaled to sum to 1
   */
  public Distribution combine(Map<String, Distribution> members) {
    // Sorted, so that the sum does not depend on the order of a hash map.
    List<String> present = weights.keySet().stream().filter(members::containsKey).sorted().toList();
    if (present.isEmpty()) {
      throw new IllegalArgumentException(
          "no distribution of any of " + weights.keySet() + " among " + members.keySet());
    }
    double weight = 0;
    for (String member : present) {
      weight += weights.getOrDefault(member, 0.0);
    }
    Map<Stance, Double> scores = new EnumMap<>(Stance.class);
    double total = 0;
    for (Stance stance : Stance.values()) {
      double mean = 0;
      for (String member : present) {
        // Members of weight 0 serve alone where nothing else does.
        double share =
            weight > 0 ? weights.getOrDefault(member, 0.0) / weight : 1.0 / present.size();
        mean += share * members.getOrDefault(member, Distribution.UNKNOWN).of(stance);
      }
      double score = Math.pow(Math.max(mean, FLOOR), 1 / temperature);
      scores.put(stance, score);
      total += score;
    }
    return new Distribution(
        scores.getOrDefault(Stance.PRO, 0.0) / total,
        scores.getOrDefault(Stance.ANTI, 0.0) / total,
        scores.getOrDefault(Stance.NONE, 0.0) / total);
  }

  /** Whether a judgement with this distribution is left to a person. */
  public boolean abstains(Distribution combined) {
    return threshold != null && combined.max() < threshold;
  }
}
