package org.parley.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.jspecify.annotations.Nullable;
import org.parley.evaluate.metric.Figures;
import org.parley.evaluate.metric.Measure;
import org.parley.evaluate.metric.Scored;
import org.parley.stance.BundleDescription.Figure;

/**
 * How well held-out pairs were judged: by all, by target and by language, over all folds together
 * and in each. Counted are the pairs that gold calls addressed; one that the target finder missed
 * counts as judged {@code none}.
 */
final class HeldOutFigures {

  /** The name of figures that every fold in turn gave. */
  static final String CROSS_VALIDATION = "cross-validation";

  /** The name of figures on documents set aside for nothing but them. */
  static final String HELD_OUT = "held-out";

  private static final List<Measure> MEASURES =
      List.of(Measure.MACRO_F1, Measure.F_AVG, Measure.ACCURACY);

  /** A corpus of more targets has too few pairs of each to tell. */
  private static final int MOST_TARGETS = 20;

  private HeldOutFigures() {}

  /**
   * Measures.
   *
   * @param on {@link #CROSS_VALIDATION} or {@link #HELD_OUT}
   * @return nothing where gold calls no pair addressed
   */
  static List<Figure> of(String on, List<HeldOut> predictions) {
    List<HeldOut> counted =
        predictions.stream().filter(prediction -> prediction.example().goldAddressed()).toList();
    List<Figure> figures = new ArrayList<>();
    if (counted.isEmpty()) {
      return figures;
    }
    int folds =
        1 + predictions.stream().mapToInt(one -> one.prediction().fold()).max().orElseThrow();
    List<Measure> overall = new ArrayList<>(MEASURES);
    overall.add(Measure.CALIBRATION_ERROR);
    add(on, "all", counted, folds, overall, figures);
    Map<String, List<HeldOut>> byTarget = divide(counted, Example::target);
    if (byTarget.size() > 1 && byTarget.size() <= MOST_TARGETS) {
      byTarget.forEach((id, part) -> add(on, "target " + id, part, folds, MEASURES, figures));
    }
    Map<String, List<HeldOut>> byLanguage =
        divide(counted, example -> example.pair().paragraph().language().code());
    if (byLanguage.size() > 1) {
      byLanguage.forEach(
          (code, part) -> add(on, "language " + code, part, folds, MEASURES, figures));
    }
    return figures;
  }

  private static Map<String, List<HeldOut>> divide(
      List<HeldOut> predictions, Function<Example, String> by) {
    Map<String, List<HeldOut>> parts = new TreeMap<>();
    for (HeldOut prediction : predictions) {
      parts
          .computeIfAbsent(by.apply(prediction.example()), unused -> new ArrayList<>())
          .add(prediction);
    }
    return parts;
  }

  private static void add(
      String on,
      String slice,
      List<HeldOut> part,
      int folds,
      List<Measure> measures,
      List<Figure> into) {
    Figures all = figures(part);
    List<Optional<Figures>> byFold = new ArrayList<>();
    for (int f = 0; folds > 1 && f < folds; f++) {
      int fold = f;
      List<HeldOut> own = part.stream().filter(one -> one.prediction().fold() == fold).toList();
      byFold.add(own.isEmpty() ? Optional.empty() : Optional.of(figures(own)));
    }
    for (Measure measure : measures) {
      List<@Nullable Double> values = new ArrayList<>();
      SummaryStatistics spread = new SummaryStatistics();
      for (Optional<Figures> fold : byFold) {
        Double value = fold.isEmpty() ? null : defined(fold.get().of(measure).value());
        values.add(value);
        if (value != null) {
          spread.addValue(value);
        }
      }
      boolean several = spread.getN() > 1;
      into.add(
          new Figure(
              on,
              slice,
              measure.key(),
              part.size(),
              defined(all.of(measure).value()),
              values,
              several ? spread.getMean() : null,
              several ? spread.getStandardDeviation() : null));
    }
  }

  private static @Nullable Double defined(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private static Figures figures(List<HeldOut> predictions) {
    Map<String, Integer> documents = new HashMap<>();
    List<Scored> rows = new ArrayList<>();
    for (HeldOut prediction : predictions) {
      Example example = prediction.example();
      rows.add(
          new Scored(
              documents.computeIfAbsent(example.group(), unused -> documents.size()),
              example.label(),
              prediction.probabilities().argmax(),
              prediction.probabilities(),
              prediction.prediction().judged(),
              prediction.abstained()));
    }
    return Figures.of(rows, null);
  }
}
