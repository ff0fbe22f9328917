package org.parley.train;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.evaluate.Evaluation;
import org.parley.evaluate.Evaluation.SystemFigures;
import org.parley.evaluate.SliceFigures;
import org.parley.evaluate.SliceKind;
import org.parley.evaluate.TargetFinding;
import org.parley.evaluate.metric.Estimate;
import org.parley.evaluate.metric.Figures;
import org.parley.evaluate.metric.Interval;
import org.parley.evaluate.metric.Measure;
import org.parley.evaluate.report.Provenance;
import org.parley.stance.Stance;

/**
 * An evaluation of a bundle, as the bundle keeps it for its card: on what, by which command, and
 * what came out.
 *
 * @param title what it was measured on, in a few words
 * @param development whether errors on these rows were studied while the model was made
 * @param model SHA-256 of the {@code model.json} that was measured
 * @param command the command line that measured it
 * @param created when, ISO 8601 in UTC
 * @param parley version of Parley
 * @param inputs the files that were read
 * @param counted which pairs are counted: {@code all} or {@code addressed}
 * @param resamples bootstrap resamples of each interval
 * @param seed their seed
 * @param rows figures, by system and slice
 * @param finding how well the targets are found: all, then each
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RecordedEvaluation(
    String title,
    boolean development,
    String model,
    String command,
    String created,
    String parley,
    List<Provenance.Input> inputs,
    String counted,
    int resamples,
    long seed,
    List<Row> rows,
    List<Finding> finding) {

  /** The system that stands for the bundle itself. */
  static final String MODEL = "predictions";

  /** A slice of all rows. */
  static final String ALL = "all";

  /** A corpus of more targets has too few pairs of each to tell. */
  private static final int MOST_TARGETS = 20;

  /** Copies the lists. */
  public RecordedEvaluation {
    inputs = List.copyOf(inputs);
    rows = List.copyOf(rows);
    finding = List.copyOf(finding);
  }

  /**
   * A figure with its 95% interval.
   *
   * @param value 0 to 1; null where it is not defined
   * @param low lower end of the interval; null where there are too few documents
   * @param high upper end of the same
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Value(@Nullable Double value, @Nullable Double low, @Nullable Double high) {

    static Value of(Estimate estimate) {
      Interval interval = estimate.shown();
      return new Value(
          defined(estimate.value()),
          interval == null ? null : interval.low(),
          interval == null ? null : interval.high());
    }
  }

  /**
   * Figures of one system on one slice.
   *
   * @param system {@code predictions} for the bundle, a member's name, or a baseline's key
   * @param title the system's name for people
   * @param slice which pairs: {@code all}, or for instance {@code target sochi}, {@code language
   *     ru}
   * @param pairs number of (paragraph, target) pairs
   * @param documents number of documents
   * @param classes labels that gold has: those that macro-F1 is over
   * @param macroF1 macro-F1
   * @param fAvg mean F1 of pro and of anti
   * @param accuracy share of right labels
   * @param calibrationError expected calibration error over the pairs found addressed
   * @param calibrationErrorByChance what a perfectly calibrated model would show; null without
   *     probabilities
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Row(
      String system,
      String title,
      String slice,
      int pairs,
      int documents,
      List<String> classes,
      Value macroF1,
      Value fAvg,
      Value accuracy,
      Value calibrationError,
      @Nullable Double calibrationErrorByChance) {

    /** Copies the list. */
    public Row {
      classes = List.copyOf(classes);
    }

    private static Row of(String system, String title, SliceFigures slice) {
      Figures figures = slice.figures();
      return new Row(
          system,
          title,
          slice.name(),
          figures.rows(),
          figures.documents(),
          Stream.of(Stance.values())
              .filter(figures.classes()::contains)
              .map(Stance::label)
              .toList(),
          Value.of(figures.of(Measure.MACRO_F1)),
          Value.of(figures.of(Measure.F_AVG)),
          Value.of(figures.of(Measure.ACCURACY)),
          Value.of(figures.of(Measure.CALIBRATION_ERROR)),
          defined(figures.reliability().expectedError()));
    }
  }

  /**
   * How well a target is found, over all pairs.
   *
   * @param target the target's id; empty for all
   * @param precision share of what was found that gold calls addressed
   * @param recall share of what gold calls addressed that was found
   * @param recallOfStances share of gold's pro and anti that was found
   */
  public record Finding(String target, Value precision, Value recall, Value recallOfStances) {

    private static Finding of(TargetFinding finding) {
      return new Finding(
          finding.target(),
          Value.of(finding.precision()),
          Value.of(finding.recall()),
          Value.of(finding.recallOfStances()));
    }
  }

  /**
   * Keeps what a card needs of an evaluation.
   *
   * @param model SHA-256 of the {@code model.json} that was measured
   */
  public static RecordedEvaluation of(
      String title,
      boolean development,
      String model,
      Evaluation evaluation,
      Provenance provenance) {
    List<Row> rows = new ArrayList<>();
    add(MODEL, "this model", evaluation.slices(), rows);
    for (List<SystemFigures> systems : List.of(evaluation.members(), evaluation.baselines())) {
      systems.forEach(system -> add(system.key(), system.title(), system.slices(), rows));
    }
    return new RecordedEvaluation(
        title,
        development,
        model,
        provenance.command(),
        provenance.created(),
        provenance.parley(),
        provenance.inputs(),
        evaluation.counted().key(),
        evaluation.resamples(),
        evaluation.seed(),
        rows,
        evaluation.targetFinding().stream().limit(1 + MOST_TARGETS).map(Finding::of).toList());
  }

  private static void add(String system, String title, List<SliceFigures> slices, List<Row> into) {
    for (SliceKind kind : List.of(SliceKind.ALL, SliceKind.TARGET, SliceKind.LANGUAGE)) {
      slices.stream()
          .filter(slice -> slice.kind() == kind)
          .limit(MOST_TARGETS)
          .forEach(slice -> into.add(Row.of(system, title, slice)));
    }
  }

  /** The row of a system on a slice; null where there is none. */
  @Nullable Row row(String system, String slice) {
    return rows.stream()
        .filter(row -> row.system().equals(system) && row.slice().equals(slice))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Double defined(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
