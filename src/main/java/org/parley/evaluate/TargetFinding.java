package org.parley.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parley.evaluate.metric.Bootstrap;
import org.parley.evaluate.metric.Estimate;
import org.parley.evaluate.metric.RatioStatistic;
import org.parley.evaluate.metric.RatioStatistic.Observation;
import org.parley.stance.Stance;

/**
 * How well the system finds which targets a text addresses, apart from what stance it gives.
 *
 * @param target the target's id; empty for all
 * @param rows pairs for which the system says whether the target is addressed
 * @param judged those of them for which gold says it too
 * @param precision share of what the system found that gold says is addressed, over the judged
 * @param recall share of what gold says is addressed that the system found, over the judged
 * @param recallOfStances share of gold's pro and anti pairs that the system found addressed, over
 *     all rows: needs no word of gold on what is addressed
 * @param missed pairs that gold says are addressed, or pro or anti, and the system did not find
 */
public record TargetFinding(
    String target,
    int rows,
    int judged,
    Estimate precision,
    Estimate recall,
    Estimate recallOfStances,
    List<MatchedPair> missed) {

  private static final int PRECISION = 0;
  private static final int RECALL = 1;
  private static final int STANCES = 2;

  public TargetFinding {
    missed = List.copyOf(missed);
  }

  /**
   * Whether there is anything to measure: not where the system does not say what it found, nor
   * where it takes every pair for addressed and gold does not say, as with texts collected by
   * target.
   */
  static boolean isToBeMeasured(List<MatchedPair> pairs) {
    boolean systemSays = false;
    boolean differs = false;
    for (MatchedPair pair : pairs) {
      Prediction prediction = pair.prediction();
      if (prediction != null && prediction.addressed().isPresent()) {
        systemSays = true;
        differs |= !prediction.addressed().get() || pair.goldAddressed().isPresent();
      }
    }
    return systemSays && differs;
  }

  /**
   * Measures a slice.
   *
   * @param bootstrap how to resample
   */
  static TargetFinding of(Slice slice, Bootstrap bootstrap) {
    Map<String, Integer> documents = new HashMap<>();
    List<Observation> observations = new ArrayList<>();
    List<MatchedPair> missed = new ArrayList<>();
    int rows = 0;
    int judged = 0;
    for (MatchedPair pair : slice.pairs()) {
      Prediction prediction = pair.prediction();
      if (prediction == null || prediction.addressed().isEmpty()) {
        continue;
      }
      rows++;
      boolean found = prediction.addressed().get();
      int document = Slice.number(documents, pair);
      boolean takesStance = pair.label() != Stance.NONE;
      boolean goldSays = pair.goldAddressed().isPresent();
      boolean addressed = pair.goldAddressed().orElse(false);
      if (goldSays) {
        judged++;
        if (found) {
          observations.add(new Observation(document, PRECISION, addressed));
        }
        if (addressed) {
          observations.add(new Observation(document, RECALL, found));
        }
      }
      if (takesStance) {
        observations.add(new Observation(document, STANCES, found));
      }
      if (!found && (addressed || takesStance)) {
        missed.add(pair);
      }
    }
    RatioStatistic ratios = new RatioStatistic(observations, documents.size(), STANCES + 1);
    List<Estimate> estimates = Estimate.of(ratios, bootstrap);
    return new TargetFinding(
        slice.value(),
        rows,
        judged,
        estimates.get(PRECISION),
        estimates.get(RECALL),
        estimates.get(STANCES),
        missed);
  }
}
