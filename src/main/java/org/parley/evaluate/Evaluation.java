package org.parley.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.parley.evaluate.metric.Figures;

/**
 * Everything that was found out about predictions.
 *
 * @param matching gold and predictions, as far as they are counted
 * @param counted which pairs the figures count; what is found addressed is measured on all
 * @param slices figures of the system: all rows first, then each target, language and so on, the
 *     larger first within a kind
 * @param members the same for each member of the system by itself, where it has several: all rows,
 *     each target and each language, as far as the member judges nearly all that the system does
 * @param baselines the same for the baselines: all rows, each target and each language
 * @param targetFinding all targets first, then each; empty where there is nothing to measure
 * @param timeline labels over time
 * @param resamples number of bootstrap resamples
 * @param seed seed of everything random
 */
public record Evaluation(
    Matching matching,
    Counted counted,
    List<SliceFigures> slices,
    List<SystemFigures> members,
    List<SystemFigures> baselines,
    List<TargetFinding> targetFinding,
    Timeline timeline,
    int resamples,
    long seed) {

  public Evaluation {
    slices = List.copyOf(slices);
    members = List.copyOf(members);
    baselines = List.copyOf(baselines);
    targetFinding = List.copyOf(targetFinding);
  }

  /**
   * The figures of a system that stands beside the one that is measured.
   *
   * @param key its name in JSON and CSV
   * @param title its name for people
   * @param slices all rows first, then each target and each language
   */
  public record SystemFigures(String key, String title, List<SliceFigures> slices) {

    public SystemFigures {
      slices = List.copyOf(slices);
    }

    /** Its figures on the rows of a slice of another system; empty where it has none. */
    public Optional<SliceFigures> on(SliceFigures other) {
      return slices.stream()
          .filter(slice -> slice.kind() == other.kind() && slice.value().equals(other.value()))
          .findFirst();
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
