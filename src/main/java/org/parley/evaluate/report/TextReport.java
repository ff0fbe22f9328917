package org.parley.evaluate.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parley.evaluate.Counted;
import org.parley.evaluate.Evaluation;
import org.parley.evaluate.Evaluation.SystemFigures;
import org.parley.evaluate.MatchedPair;
import org.parley.evaluate.Matching;
import org.parley.evaluate.Prediction;
import org.parley.evaluate.SliceFigures;
import org.parley.evaluate.SliceKind;
import org.parley.evaluate.TargetFinding;
import org.parley.evaluate.metric.Bootstrap;
import org.parley.evaluate.metric.Figures;
import org.parley.evaluate.metric.Measure;
import org.parley.stance.Stance;

/** An evaluation as lines for a terminal. */
public final class TextReport {

  /** More slices of a kind, or unmatched rows, than this are cut, with a word on how many. */
  private static final int MOST = 20;

  private static final List<Measure> HEADLINE =
      List.of(Measure.MACRO_F1, Measure.F_AVG, Measure.ACCURACY);

  private final Evaluation evaluation;
  private final List<String> lines = new ArrayList<>();

  private TextReport(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** The report. */
  public static List<String> lines(Evaluation evaluation) {
    TextReport report = new TextReport(evaluation);
    report.headline();
    report.classes();
    report.confusion();
    report.slices();
    report.members();
    report.uncertainty();
    report.targetFinding();
    report.matching();
    return List.copyOf(report.lines);
  }

  private void section(String title) {
    lines.add("");
    lines.add(title);
  }

  private void headline() {
    Figures all = evaluation.overall();
    lines.add(headline(evaluation));
    lines.add(intervals(evaluation));
    lines.add("");
    TextTable table = new TextTable();
    table.row("", "macro-F1", "F_avg", "accuracy", "kappa");
    table.row(system("predictions", all));
    for (SystemFigures baseline : evaluation.baselines()) {
      table.row(system(baseline.title(), baseline.slices().get(0).figures()));
    }
    lines.addAll(table.lines());
    lines.add(macroF1Note(all));
  }

  /** What the figures are over. */
  static String headline(Evaluation evaluation) {
    Figures all = evaluation.overall();
    return "%s labels%s in %s documents"
        .formatted(
            Numbers.count(all.rows()),
            evaluation.counted() == Counted.ADDRESSED ? ", of what gold calls addressed," : "",
            Numbers.count(all.documents()));
  }

  private static List<String> system(String name, Figures figures) {
    List<String> cells = new ArrayList<>(List.of(name));
    HEADLINE.forEach(measure -> cells.add(Numbers.estimate(figures.of(measure))));
    cells.add(Numbers.figure(figures.of(Measure.KAPPA).value()));
    return cells;
  }

  /** What the intervals are, or why there are none. */
  static String intervals(Evaluation evaluation) {
    return evaluation.overall().hasIntervals()
        ? String.format(
            Locale.ROOT,
            "95%% intervals by bootstrap over documents: %,d resamples, seed %d; BCa for macro-F1",
            evaluation.resamples(),
            evaluation.seed())
        : "no intervals: fewer than " + Bootstrap.FEWEST_DOCUMENTS + " documents";
  }

  /** Which classes macro-F1 is over, and what it is over all three. */
  static String macroF1Note(Figures figures) {
    List<String> classes =
        List.of(Stance.values()).stream()
            .filter(figures.classes()::contains)
            .map(Stance::label)
            .toList();
    return classes.size() == Stance.values().length
        ? "macro-F1 is over pro, anti and none"
        : "macro-F1 is over what gold has (%s); over all three classes it is %s"
            .formatted(
                String.join(" and ", classes),
                Numbers.figure(figures.of(Measure.MACRO_F1_THREE).value()));
  }

  private void classes() {
    Figures all = evaluation.overall();
    section("Classes");
    TextTable table = new TextTable();
    table.row("", "gold", "predicted", "precision", "recall", "F1");
    for (Stance stance : Stance.values()) {
      ClassMeasures of = ClassMeasures.of(stance);
      table.row(
          stance.label(),
          share(all.confusion().gold(stance), all.rows()),
          share(all.confusion().predicted(stance), all.rows()),
          Numbers.figure(all.of(of.precision()).value()),
          Numbers.figure(all.of(of.recall()).value()),
          Numbers.figure(all.of(of.f1()).value()));
    }
    lines.addAll(table.lines());
  }

  private static String share(double count, double of) {
    return Numbers.count(count) + " (" + Numbers.percent(count / of) + ")";
  }

  private void confusion() {
    Figures all = evaluation.overall();
    section("Gold (rows) against predicted");
    TextTable table = new TextTable();
    boolean missing = all.confusion().missing() > 0;
    List<String> heading = new ArrayList<>(List.of(""));
    List.of(Stance.values()).forEach(stance -> heading.add(stance.label()));
    if (missing) {
      heading.add("missing");
    }
    table.row(heading);
    for (Stance gold : Stance.values()) {
      List<String> cells = new ArrayList<>(List.of(gold.label()));
      for (Stance predicted : Stance.values()) {
        cells.add(Numbers.count(all.confusion().count(gold, predicted)));
      }
      if (missing) {
        cells.add(Numbers.count(all.confusion().missing(gold)));
      }
      table.row(cells);
    }
    lines.addAll(table.lines());
  }

  private void slices() {
    section("Slices");
    TextTable table = new TextTable();
    table.row("", "rows", "documents", "macro-F1", "F_avg", "accuracy", "kappa");
    List<String> cut = new ArrayList<>();
    for (SliceKind kind : SliceKind.values()) {
      List<SliceFigures> slices = evaluation.slices(kind);
      for (SliceFigures slice : slices.subList(0, Math.min(MOST, slices.size()))) {
        Figures figures = slice.figures();
        List<String> cells =
            new ArrayList<>(
                List.of(
                    slice.name(),
                    Numbers.count(figures.rows()),
                    Numbers.count(figures.documents())));
        HEADLINE.forEach(measure -> cells.add(Numbers.estimate(figures.of(measure))));
        cells.add(Numbers.figure(figures.of(Measure.KAPPA).value()));
        table.row(cells);
      }
      if (slices.size() > MOST) {
        cut.add(
            "and %s more of kind %s: see --json or --csv"
                .formatted(Numbers.count(slices.size() - MOST), kind.key()));
      }
    }
    lines.addAll(table.lines());
    lines.addAll(cut);
  }

  private void members() {
    if (evaluation.members().isEmpty()) {
      return;
    }
    section("Members by themselves, where they judge nearly all that the system does");
    TextTable table = new TextTable();
    table.row("", "rows", "macro-F1", "F_avg", "accuracy", "kappa");
    for (SliceFigures slice : evaluation.slices()) {
      List<SystemFigures> judging =
          evaluation.members().stream().filter(member -> member.on(slice).isPresent()).toList();
      if (!judging.isEmpty()) {
        table.row(member(slice.name(), slice.figures()));
        judging.forEach(
            member ->
                table.row(member("  " + member.title(), member.on(slice).orElseThrow().figures())));
      }
    }
    lines.addAll(table.lines());
  }

  private static List<String> member(String name, Figures figures) {
    List<String> cells = system(name, figures);
    cells.add(1, Numbers.count(figures.rows()));
    return cells;
  }

  private void uncertainty() {
    Figures all = evaluation.overall();
    if (Double.isNaN(all.of(Measure.BRIER).value())) {
      return;
    }
    section("Probabilities");
    TextTable table = new TextTable();
    for (Measure measure :
        List.of(
            Measure.CALIBRATION_ERROR,
            Measure.BRIER,
            Measure.COVERAGE,
            Measure.ACCURACY_KEPT,
            Measure.RISK_COVERAGE_AREA,
            Measure.AUC_PRO,
            Measure.AUC_ANTI,
            Measure.AUC_NONE)) {
      table.row(measure.title(), Numbers.estimate(all.of(measure)));
    }
    lines.addAll(table.lines());
    lines.add(
        "a perfectly calibrated system would show an expected calibration error of "
            + Numbers.figure(all.reliability().expectedError())
            + " here, by chance");
  }

  private void targetFinding() {
    if (evaluation.targetFinding().isEmpty()) {
      return;
    }
    section("Finding what is addressed");
    TextTable table = new TextTable();
    table.row("", "precision", "recall", "recall of pro and anti", "missed");
    for (TargetFinding finding :
        evaluation.targetFinding().subList(0, Math.min(MOST, evaluation.targetFinding().size()))) {
      table.row(
          finding.target().isEmpty() ? "all" : finding.target(),
          Numbers.estimate(finding.precision()),
          Numbers.estimate(finding.recall()),
          Numbers.estimate(finding.recallOfStances()),
          Numbers.count(finding.missed().size()));
    }
    lines.addAll(table.lines());
    list(
        "missed",
        evaluation.targetFinding().get(0).missed().stream().map(TextReport::name).toList());
  }

  private void matching() {
    Matching matching = evaluation.matching();
    section("Matching");
    for (MatchedPair.By by : MatchedPair.By.values()) {
      if (matching.count(by) > 0) {
        lines.add(Numbers.count(matching.count(by)) + " by " + by.words());
      }
    }
    lines.addAll(matching.notes());
    list("without a prediction", matching.missing().stream().map(TextReport::name).toList());
    list("without gold", matching.unmatched().stream().map(TextReport::name).toList());
  }

  private void list(String title, List<String> names) {
    if (names.isEmpty()) {
      return;
    }
    lines.add(title + ":");
    names.stream().limit(MOST).forEach(name -> lines.add("  " + name));
    if (names.size() > MOST) {
      lines.add("  and " + Numbers.count(names.size() - MOST) + " more: see --json");
    }
  }

  private static String name(MatchedPair pair) {
    return pair.name() + " toward " + pair.target() + ", gold " + pair.label().label();
  }

  private static String name(Prediction prediction) {
    return prediction.name()
        + " toward "
        + prediction.target()
        + ", predicted "
        + prediction.label().label();
  }
}
