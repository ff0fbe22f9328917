package org.parley.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.jspecify.annotations.Nullable;
import org.parley.evaluate.Evaluator;
import org.parley.evaluate.metric.Bootstrap;
import org.parley.evaluate.metric.Estimate;
import org.parley.evaluate.metric.Figures;
import org.parley.evaluate.metric.Interval;
import org.parley.evaluate.metric.Measure;
import org.parley.evaluate.metric.Scored;
import org.parley.stance.BundleDescription.Figure;
import org.parley.stance.Distribution;

/**
 * How well held-out pairs were judged: by all, by target and by language, over all folds together
 * and in each; by the members together, and by each of several members alone where it judges all
 * that they do. Counted are the pairs that gold calls addressed; one that the target finder missed
 * counts as judged {@code none}.
 */
final class HeldOutFigures {

  /** The name of figures that every fold in turn gave. */
  static final String CROSS_VALIDATION = "cross-validation";

  /** The name of figures on documents set aside for nothing but them. */
  static final String HELD_OUT = "held-out";

  /** The calibration error that a perfectly calibrated model would show here, by chance. */
  static final String ERROR_BY_CHANCE = "expected_error_if_calibrated";

  private static final List<Measure> MEASURES =
      List.of(Measure.MACRO_F1, Measure.F_AVG, Measure.ACCURACY);

  /** A corpus of more targets has too few pairs of each to tell. */
  private static final int MOST_TARGETS = 20;

  private final String on;
  private final int folds;
  private final List<String> members;
  private final Bootstrap bootstrap;
  private final List<Figure> figures = new ArrayList<>();

  private HeldOutFigures(String on, List<HeldOut> counted, long seed) {
    this.on = on;
    folds = 1 + counted.stream().mapToInt(one -> one.prediction().fold()).max().orElseThrow();
    TreeSet<String> names = new TreeSet<>();
    counted.forEach(one -> names.addAll(one.prediction().members().keySet()));
    members = names.size() < 2 ? List.of() : List.copyOf(names);
    bootstrap = new Bootstrap(Evaluator.DEFAULT_RESAMPLES, seed, () -> {});
  }

  /**
   * Measures.
   *
   * @param on {@link #CROSS_VALIDATION} or {@link #HELD_OUT}
   * @param seed seed of the bootstrap over documents
   * @return nothing where gold calls no pair addressed
   */
  static List<Figure> of(String on, List<HeldOut> predictions, long seed) {
    List<HeldOut> counted = counted(predictions);
    if (counted.isEmpty()) {
      return List.of();
    }
    HeldOutFigures figures = new HeldOutFigures(on, counted, seed);
    figures.measure(counted);
    return List.copyOf(figures.figures);
  }

  /** Those of pairs that gold calls addressed. */
  static List<HeldOut> counted(List<HeldOut> predictions) {
    return predictions.stream().filter(one -> one.example().goldAddressed()).toList();
  }

  private void measure(List<HeldOut> counted) {
    add("all", counted);
    Map<String, List<HeldOut>> byTarget = divide(counted, Example::target);
    if (byTarget.size() > 1 && byTarget.size() <= MOST_TARGETS) {
      byTarget.forEach((id, part) -> add("target " + id, part));
    }
    Map<String, List<HeldOut>> byLanguage = byLanguage(counted);
    if (byLanguage.size() > 1) {
      byLanguage.forEach((code, part) -> add("language " + code, part));
    }
  }

  /** The same by the code of the paragraph's language. */
  static Map<String, List<HeldOut>> byLanguage(List<HeldOut> predictions) {
    return divide(predictions, example -> example.pair().paragraph().language().code());
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

  /** Measures a slice: the members together, then each alone that judges all of it. */
  private void add(String slice, List<HeldOut> part) {
    add(slice, part, null);
    for (String member : members) {
      if (judgesAll(member, part)) {
        add(slice, part, member);
      }
    }
  }

  /** Whether a member judges all that any member does, and that is something. */
  static boolean judgesAll(String member, List<HeldOut> part) {
    List<HeldOut> judged = part.stream().filter(one -> one.prediction().judged()).toList();
    return !judged.isEmpty()
        && judged.stream().allMatch(one -> one.prediction().members().containsKey(member));
  }

  private void add(String slice, List<HeldOut> part, @Nullable String member) {
    List<Scored> rows = rows(part, member);
    Figures all = Figures.of(rows, bootstrap);
    List<Optional<Figures>> byFold = new ArrayList<>();
    for (int f = 0; folds > 1 && f < folds; f++) {
      int fold = f;
      List<HeldOut> own = part.stream().filter(one -> one.prediction().fold() == fold).toList();
      byFold.add(
          own.isEmpty() ? Optional.empty() : Optional.of(Figures.of(rows(own, member), null)));
    }
    for (Measure measure : MEASURES) {
      figures.add(figure(slice, member, measure, all, byFold));
    }
    // A member alone is not calibrated: the temperature is of their mean.
    if (member == null && slice.equals("all")) {
      figures.add(figure(slice, null, Measure.CALIBRATION_ERROR, all, byFold));
      figures.add(
          new Figure(
              on,
              null,
              slice,
              ERROR_BY_CHANCE,
              all.rows(),
              defined(all.reliability().expectedError()),
              null,
              null,
              List.of(),
              null,
              null));
    }
  }

  private Figure figure(
      String slice,
      @Nullable String member,
      Measure measure,
      Figures all,
      List<Optional<Figures>> byFold) {
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
    Estimate estimate = all.of(measure);
    Interval interval = estimate.shown();
    return new Figure(
        on,
        member,
        slice,
        measure.key(),
        all.rows(),
        defined(estimate.value()),
        interval == null ? null : interval.low(),
        interval == null ? null : interval.high(),
        values,
        several ? spread.getMean() : null,
        several ? spread.getStandardDeviation() : null);
  }

  private static @Nullable Double defined(double value) {
    return Double.isNaN(value) ? null : value;
  }

  /** What the figures need: of the members together, or of one alone. */
  static List<Scored> rows(List<HeldOut> predictions, @Nullable String member) {
    Map<String, Integer> documents = new HashMap<>();
    List<Scored> rows = new ArrayList<>();
    for (HeldOut prediction : predictions) {
      Example example = prediction.example();
      Distribution told = prediction.probabilities();
      if (member != null) {
        // None was asked for a target that was not found.
        told = prediction.prediction().members().getOrDefault(member, told);
      }
      rows.add(
          new Scored(
              documents.computeIfAbsent(example.group(), unused -> documents.size()),
              example.label(),
              told.argmax(),
              told,
              prediction.prediction().judged(),
              prediction.abstained()));
    }
    return rows;
  }
}
