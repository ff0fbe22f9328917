package org.parley.evaluate;

import java.util.Comparator;
import java.util.List;
import org.parley.evaluate.metric.Figures;

/**
 * Everything that was found out about predictions.
 *
 * @param matching gold and predictions
 * @param slices figures of the system: all rows first, then each target, language and so on, the
 *     larger first within a kind
 * @param baselines the same for the baselines, all rows and each target
 * @param targetFinding all targets first, then each; empty where there is nothing to measure
 * @param timeline labels over time
 * @param resamples number of bootstrap resamples
 * @param seed seed of everything random
 */
public record Evaluation(
    Matching matching,
    List<SliceFigures> slices,
    List<BaselineFigures> baselines,
    List<TargetFinding> targetFinding,
    Timeline timeline,
    int resamples,
    long seed) {

  public Evaluation {
    slices = List.copyOf(slices);
    baselines = List.copyOf(baselines);
    targetFinding = List.copyOf(targetFinding);
  }

  /**
   * The figures of a baseline.
   *
   * @param key its name in JSON and CSV
   * @param title its name for people
   * @param slices all rows first, then each target
   */
  public record BaselineFigures(String key, String title, List<SliceFigures> slices) {

    public BaselineFigures {
      slices = List.copyOf(slices);
    }
  }

  /** The figures over all rows. */
  public Figures overall() {
    return slices.get(0).figures();
  }

  /** The slices of one kind. */
  public List<SliceFigures> slices(SliceKind kind) {
    return slices.stream().filter(slice -> slice.kind() == kind).toList();
  }

  /** Wrong predictions of stance that the system is surest of; what it did not find is not here. */
  public List<MatchedPair> confidentErrors(int most) {
    return matching.pairs().stream()
        .filter(pair -> pair.addressed() && !pair.correct() && !Double.isNaN(pair.confidence()))
        .sorted(Comparator.comparingDouble(MatchedPair::confidence).reversed())
        .limit(most)
        .toList();
  }

  /** Predictions that the system is least sure of. */
  public List<MatchedPair> leastCertain(int most) {
    return matching.pairs().stream()
        .filter(pair -> pair.addressed() && !Double.isNaN(pair.confidence()))
        .sorted(Comparator.comparingDouble(MatchedPair::confidence))
        .limit(most)
        .toList();
  }
}
