package org.parley.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;
import org.jspecify.annotations.Nullable;
import org.parley.evaluate.Evaluator;
import org.parley.evaluate.metric.Bootstrap;
import org.parley.evaluate.metric.Figures;
import org.parley.evaluate.metric.Interval;
import org.parley.evaluate.metric.Measure;
import org.parley.evaluate.metric.PairedDifference;
import org.parley.evaluate.metric.Scored;
import org.parley.stance.Calibration;
import org.parley.stance.Distribution;

/**
 * Fits a {@link Calibration} on out-of-fold predictions: the weights that give the highest
 * macro-F1, the temperature that minimises the negative log-likelihood, and the lowest confidence
 * from which on accuracy is at least {@value #ACCURACY} with 95% confidence (lower end of the
 * Wilson interval).
 *
 * <p>Weights are tried in steps of a tenth. Others than equal ones must be better with 95%
 * confidence, by paired bootstrap over documents: equal weights are the robust choice. Likelihood
 * does not choose among them, since it favours the member that is the surer of itself: on tweets
 * that cost a point of F1.
 */
public final class CalibrationFitter {

  /** The accuracy that judgements above the threshold must reach. */
  public static final double ACCURACY = 0.95;

  /** Fewer judgements than this above a threshold prove nothing that carries over. */
  private static final int FEWEST_ABOVE = 30;

  /** A temperature beyond these would only say that there is too little data. */
  private static final double LOWEST_LOG_TEMPERATURE = Math.log(0.2);

  private static final double HIGHEST_LOG_TEMPERATURE = Math.log(5);

  private static final int WEIGHT_STEPS = 10;

  private static final Bootstrap BOOTSTRAP =
      new Bootstrap(Evaluator.DEFAULT_RESAMPLES, 1, () -> {});

  private CalibrationFitter() {}

  /**
   * Fits a calibration for each fold on the predictions of the other folds, so that a fold can be
   * judged by one that never saw it.
   *
   * @return one calibration a fold
   */
  static List<Calibration> crossFit(List<OutOfFold> predictions, List<String> members, int folds) {
    List<Calibration> calibrations = new ArrayList<>();
    for (int f = 0; f < folds; f++) {
      int fold = f;
      calibrations.add(
          fit(predictions.stream().filter(one -> one.fold() != fold).toList(), members));
    }
    return calibrations;
  }

  /**
   * Fits a calibration.
   *
   * @param predictions out-of-fold predictions; those of targets not found are left aside
   * @param members the members' names
   */
  public static Calibration fit(List<OutOfFold> predictions, List<String> members) {
    Map<String, Double> equal = new LinkedHashMap<>();
    members.forEach(member -> equal.put(member, 1.0 / members.size()));
    List<OutOfFold> judged = predictions.stream().filter(OutOfFold::judged).toList();
    if (judged.isEmpty()) {
      return new Calibration(equal, 1, null);
    }
    Map<String, Double> weights = members.size() == 1 ? equal : weights(judged, equal);
    double temperature = temperature(judged, weights);
    return new Calibration(
        weights, temperature, threshold(judged, new Calibration(weights, temperature, null)));
  }

  /** The best weights, where they are surely better than equal ones. */
  private static Map<String, Double> weights(List<OutOfFold> judged, Map<String, Double> equal) {
    Map<String, Double> best = equal;
    double highest = macroF1(scored(judged, equal));
    for (Map<String, Double> weights : weights(List.copyOf(equal.keySet()), WEIGHT_STEPS)) {
      double reached = macroF1(scored(judged, weights));
      if (reached > highest) {
        best = weights;
        highest = reached;
      }
    }
    if (best.equals(equal)) {
      return equal;
    }
    PairedDifference difference = new PairedDifference(scored(judged, best), scored(judged, equal));
    Interval interval = difference.of(Measure.MACRO_F1, BOOTSTRAP).interval();
    return interval != null && interval.low() > 0 ? best : equal;
  }

  private static List<Scored> scored(List<OutOfFold> judged, Map<String, Double> weights) {
    Calibration calibration = new Calibration(weights, 1, null);
    return HeldOutFigures.rows(
        judged.stream().map(one -> HeldOut.of(one, calibration)).toList(), null);
  }

  private static double macroF1(List<Scored> rows) {
    return Figures.of(rows, null).of(Measure.MACRO_F1).value();
  }

  /** The best temperature for given weights. */
  private static double temperature(List<OutOfFold> judged, Map<String, Double> weights) {
    return Math.exp(
        new BrentOptimizer(1e-6, 1e-6)
            .optimize(
                GoalType.MINIMIZE,
                new MaxEval(200),
                new SearchInterval(LOWEST_LOG_TEMPERATURE, HIGHEST_LOG_TEMPERATURE),
                new UnivariateObjectiveFunction(
                    log ->
                        negativeLogLikelihood(
                            judged, new Calibration(weights, Math.exp(log), null))))
            .getPoint());
  }

  /** All ways to share out a number of steps of weight among members. */
  private static List<Map<String, Double>> weights(List<String> members, int steps) {
    String first = members.get(0);
    if (members.size() == 1) {
      return List.of(Map.of(first, steps / (double) WEIGHT_STEPS));
    }
    List<Map<String, Double>> all = new ArrayList<>();
    for (int own = 0; own <= steps; own++) {
      for (Map<String, Double> others : weights(members.subList(1, members.size()), steps - own)) {
        Map<String, Double> weights = new LinkedHashMap<>(others);
        weights.put(first, own / (double) WEIGHT_STEPS);
        all.add(weights);
      }
    }
    return all;
  }

  private static double negativeLogLikelihood(List<OutOfFold> judged, Calibration calibration) {
    double sum = 0;
    for (OutOfFold prediction : judged) {
      Distribution combined = calibration.combine(prediction.members());
      sum -= Math.log(Math.max(1e-12, combined.of(prediction.example().label())));
    }
    return sum;
  }

  private record Outcome(double confidence, boolean right) {}

  private static @Nullable Double threshold(List<OutOfFold> judged, Calibration calibration) {
    List<Outcome> outcomes = new ArrayList<>();
    for (OutOfFold prediction : judged) {
      Distribution combined = calibration.combine(prediction.members());
      outcomes.add(new Outcome(combined.max(), combined.argmax() == prediction.example().label()));
    }
    outcomes.sort(Comparator.comparingDouble(Outcome::confidence).reversed());
    Double lowest = null;
    int right = 0;
    WilsonScoreInterval wilson = new WilsonScoreInterval();
    for (int n = 1; n <= outcomes.size(); n++) {
      Outcome outcome = outcomes.get(n - 1);
      right += outcome.right() ? 1 : 0;
      boolean lastOfItsConfidence =
          n == outcomes.size() || outcomes.get(n).confidence() < outcome.confidence();
      if (n >= FEWEST_ABOVE
          && lastOfItsConfidence
          && wilson.createInterval(n, right, 0.95).getLowerBound() >= ACCURACY) {
        lowest = outcome.confidence();
      }
    }
    return lowest;
  }
}
