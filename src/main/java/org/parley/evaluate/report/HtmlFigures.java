package org.parley.evaluate.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.evaluate.Evaluation;
import org.parley.evaluate.Evaluation.SystemFigures;
import org.parley.evaluate.SliceFigures;
import org.parley.evaluate.SliceKind;
import org.parley.evaluate.TargetFinding;
import org.parley.evaluate.Timeline;
import org.parley.evaluate.metric.Estimate;
import org.parley.evaluate.metric.Figures;
import org.parley.evaluate.metric.Measure;
import org.parley.evaluate.metric.Reliability;
import org.parley.evaluate.metric.RiskCoverage;
import org.parley.evaluate.report.Charts.Bar;
import org.parley.evaluate.report.Charts.Moment;
import org.parley.evaluate.report.Charts.Shares;
import org.parley.evaluate.report.HtmlView.Charted;
import org.parley.evaluate.report.HtmlView.Confusion;
import org.parley.evaluate.report.HtmlView.Table;
import org.parley.stance.Stance;

/** The sections of the HTML report that show figures. */
final class HtmlFigures {

  /** Slices of one kind that are shown; the rest is in JSON and CSV. */
  private static final int MOST_SLICES = 12;

  private static final int MOST_TARGETS = 6;
  private static final int CURVE_ROWS = 10;

  /** Letters of a target's name that leave room for what follows it in a chart. */
  private static final int SHORT_NAME = 17;

  private final Evaluation evaluation;
  private final Figures all;

  HtmlFigures(Evaluation evaluation) {
    this.evaluation = evaluation;
    this.all = evaluation.overall();
  }

  private List<SliceFigures> targets() {
    List<SliceFigures> targets = evaluation.slices(SliceKind.TARGET);
    return targets.subList(0, Math.min(MOST_TARGETS, targets.size()));
  }

  /** The larger targets by name, and how many more there are. */
  String targetNames() {
    List<String> names = targets().stream().map(SliceFigures::value).toList();
    int more = evaluation.slices(SliceKind.TARGET).size() - names.size();
    return String.join(", ", names) + (more > 0 ? " and " + Numbers.count(more) + " more" : "");
  }

  /** The system beside the baselines. */
  Charted systems() {
    List<Bar> bars = new ArrayList<>();
    List<Table.Row> rows = new ArrayList<>();
    system("Predictions", all, true, bars, rows);
    for (SystemFigures member : evaluation.members()) {
      member
          .on(evaluation.slices().get(0))
          .ifPresent(on -> system(member.title(), on.figures(), false, bars, rows));
    }
    for (SystemFigures baseline : evaluation.baselines()) {
      system(baseline.title(), baseline.slices().get(0).figures(), false, bars, rows);
    }
    return new Charted(
        Charts.bars(bars, "Macro-F1", "systems", "Macro-F1 of the predictions and the baselines"),
        new Table(
            "The predictions beside baselines",
            List.of("", "Macro-F1", "F_avg", "Accuracy", "Kappa"),
            rows),
        "");
  }

  private static void system(
      String name, Figures figures, boolean strong, List<Bar> bars, List<Table.Row> rows) {
    Estimate macroF1 = figures.of(Measure.MACRO_F1);
    bars.add(new Bar(name, macroF1.value(), macroF1.shown(), strong));
    rows.add(
        new Table.Row(
            name,
            estimates(figures, Measure.MACRO_F1, Measure.F_AVG, Measure.ACCURACY, Measure.KAPPA)));
  }

  private static List<Table.Cell> estimates(Figures figures, Measure... measures) {
    List<Table.Cell> cells = new ArrayList<>();
    for (Measure measure : measures) {
      cells.add(cell(figures.of(measure)));
    }
    return cells;
  }

  private static Table.Cell cell(Estimate estimate) {
    return new Table.Cell(Numbers.figure(estimate.value()), Numbers.interval(estimate));
  }

  private static Table.Cell count(double count) {
    return new Table.Cell(Numbers.count(count), "");
  }

  /** Precision, recall and the rest for each class. */
  Table classes() {
    List<Table.Row> rows = new ArrayList<>();
    for (Stance stance : Stance.values()) {
      ClassMeasures of = ClassMeasures.of(stance);
      List<Table.Cell> cells =
          new ArrayList<>(
              List.of(
                  count(all.confusion().gold(stance)), count(all.confusion().predicted(stance))));
      cells.addAll(
          estimates(all, of.precision(), of.recall(), of.f1(), of.auc(), of.averagePrecision()));
      rows.add(new Table.Row(stance.label(), cells));
    }
    return new Table(
        "Figures of each class",
        List.of("", "Gold", "Predicted", "Precision", "Recall", "F1", "AUC", "Average precision"),
        rows);
  }

  /** The figures over all classes that stand nowhere else. */
  Table further() {
    List<Table.Row> rows = new ArrayList<>();
    for (Measure measure :
        List.of(Measure.MACRO_F1_THREE, Measure.MICRO_F1, Measure.KAPPA, Measure.MATTHEWS)) {
      rows.add(new Table.Row(measure.title(), List.of(cell(all.of(measure)))));
    }
    return new Table("Figures over all classes", List.of("", "Value"), rows);
  }

  /** Confusion tables of all rows and of the larger targets. */
  List<Confusion> confusions() {
    List<Confusion> confusions = new ArrayList<>();
    confusions.add(confusion("All", all));
    if (evaluation.slices(SliceKind.TARGET).size() > 1) {
      targets().forEach(slice -> confusions.add(confusion(slice.value(), slice.figures())));
    }
    return confusions;
  }

  private static Confusion confusion(String caption, Figures figures) {
    boolean missing = figures.confusion().missing() > 0;
    List<String> columns = new ArrayList<>();
    List.of(Stance.values()).forEach(stance -> columns.add(stance.label()));
    if (missing) {
      columns.add("missing");
    }
    List<Confusion.GoldRow> rows = new ArrayList<>();
    for (Stance gold : Stance.values()) {
      double of = figures.confusion().gold(gold);
      List<Confusion.Count> cells = new ArrayList<>();
      for (Stance predicted : Stance.values()) {
        cells.add(cell(figures.confusion().count(gold, predicted), of, gold == predicted));
      }
      if (missing) {
        cells.add(cell(figures.confusion().missing(gold), of, false));
      }
      rows.add(new Confusion.GoldRow(gold.label(), cells));
    }
    return new Confusion(caption, columns, rows);
  }

  private static Confusion.Count cell(double count, double of, boolean right) {
    double share = of == 0 ? 0 : count / of;
    return new Confusion.Count(
        Numbers.count(count),
        of == 0 ? Numbers.UNDEFINED : Numbers.percent(share),
        String.format(Locale.ROOT, "%.3f", share),
        right);
  }

  /** Every slice as a bar and a row. */
  Charted slices() {
    List<Bar> bars = new ArrayList<>();
    List<Table.Row> rows = new ArrayList<>();
    List<String> cut = new ArrayList<>();
    for (SliceKind kind : SliceKind.values()) {
      List<SliceFigures> slices = evaluation.slices(kind);
      for (SliceFigures slice : slices.subList(0, Math.min(MOST_SLICES, slices.size()))) {
        Figures figures = slice.figures();
        Estimate macroF1 = figures.of(Measure.MACRO_F1);
        bars.add(new Bar(slice.name(), macroF1.value(), macroF1.shown(), kind == SliceKind.ALL));
        List<Table.Cell> cells =
            new ArrayList<>(List.of(count(figures.rows()), count(figures.documents())));
        cells.addAll(estimates(figures, Measure.MACRO_F1, Measure.F_AVG, Measure.ACCURACY));
        rows.add(new Table.Row(slice.name(), cells));
      }
      if (slices.size() > MOST_SLICES) {
        cut.add(Numbers.count(slices.size() - MOST_SLICES) + " smaller slices by " + kind.key());
      }
    }
    return new Charted(
        Charts.bars(bars, "Macro-F1", "slices", "Macro-F1 of each slice with its interval"),
        new Table(
            "Slices of the rows",
            List.of("", "Rows", "Docs", "Macro-F1", "F_avg", "Accuracy"),
            rows),
        cut.isEmpty() ? "" : "Not shown: " + String.join(", ", cut) + "; see --json or --csv.");
  }

  /** Gold's label shares against the predictions'. */
  Charted labelShares() {
    List<Shares> groups = new ArrayList<>();
    List<Table.Row> rows = new ArrayList<>();
    List<SliceFigures> slices = new ArrayList<>(List.of(evaluation.slices().get(0)));
    if (evaluation.slices(SliceKind.TARGET).size() > 1) {
      slices.addAll(targets());
    }
    for (SliceFigures slice : slices) {
      String name = slice.kind() == SliceKind.ALL ? "all" : slice.value();
      var table = slice.figures().confusion();
      double predicted = table.total() - table.missing();
      Shares gold =
          new Shares(
              Charts.shortened(name, SHORT_NAME) + ", gold",
              table.gold(Stance.PRO) / table.total(),
              table.gold(Stance.ANTI) / table.total(),
              table.gold(Stance.NONE) / table.total());
      Shares system =
          new Shares(
              Charts.shortened(name, SHORT_NAME) + ", predicted",
              table.predicted(Stance.PRO) / predicted,
              table.predicted(Stance.ANTI) / predicted,
              table.predicted(Stance.NONE) / predicted);
      for (Shares shares : List.of(gold, system)) {
        groups.add(shares);
        rows.add(
            Table.Row.of(
                name + (groups.size() % 2 == 1 ? ", gold" : ", predicted"),
                Numbers.percent(shares.pro()),
                Numbers.percent(shares.anti()),
                Numbers.percent(shares.none())));
      }
    }
    return new Charted(
        Charts.shares(groups, "shares", "Shares of the labels in gold and among the predictions"),
        new Table("Shares of the labels", List.of("", "pro", "anti", "none"), rows),
        "");
  }

  /** The reliability diagram; null without probabilities. */
  @Nullable Charted reliability() {
    List<Reliability.Bin> bins = all.reliability().bins();
    if (bins.isEmpty()) {
      return null;
    }
    List<Table.Row> rows = new ArrayList<>();
    for (Reliability.Bin bin : bins) {
      rows.add(
          Table.Row.of(
              Numbers.figure(bin.from()) + "–" + Numbers.figure(bin.to()),
              Numbers.count(bin.rows()),
              Numbers.figure(bin.confidence()),
              Numbers.figure(bin.accuracy())));
    }
    return new Charted(
        Charts.reliability(bins, "reliability", "Share that is right by mean confidence"),
        new Table(
            "Confidence and accuracy by bin",
            List.of("Confidence", "Rows", "Mean confidence", "Share right"),
            rows),
        "Over pairs that the system took for addressed. Expected calibration error %s; a perfectly calibrated system would show %s at this number of rows, by chance. Brier score %s."
            .formatted(
                Numbers.estimate(all.of(Measure.CALIBRATION_ERROR)),
                Numbers.figure(all.reliability().expectedError()),
                Numbers.estimate(all.of(Measure.BRIER))));
  }

  /** The risk–coverage curve; null without probabilities. */
  @Nullable Charted riskCoverage() {
    List<RiskCoverage.Point> points = all.riskCoverage();
    if (points.isEmpty()) {
      return null;
    }
    List<Table.Row> rows = new ArrayList<>();
    for (RiskCoverage.Point point : JsonReport.thinned(points, CURVE_ROWS)) {
      rows.add(
          Table.Row.of(
              Numbers.percent(point.coverage()),
              Numbers.percent(point.risk()),
              Numbers.figure(point.confidence())));
    }
    double coverage = all.of(Measure.COVERAGE).value();
    double accuracy = all.of(Measure.ACCURACY_KEPT).value();
    RiskCoverage.Point threshold =
        coverage > 0 && coverage < 1
            ? new RiskCoverage.Point(coverage, 1 - accuracy, Double.NaN)
            : null;
    return new Charted(
        Charts.riskCoverage(
            JsonReport.thinned(points, 200),
            threshold,
            "risk",
            "Error rate by share of the rows kept, surest first"),
        new Table(
            "Error rate among the surest",
            List.of("Rows kept", "Error rate", "Lowest confidence"),
            rows),
        "Area under the curve %s. At the abstention threshold%s %s of the predictions are kept, of which %s are right."
            .formatted(
                Numbers.estimate(all.of(Measure.RISK_COVERAGE_AREA)),
                threshold == null ? "" : " (the dot)",
                Numbers.percent(coverage),
                Numbers.percent(accuracy)));
  }

  /** Target finding; null where the system does not say what it found addressed. */
  @Nullable Table targetFinding() {
    if (evaluation.targetFinding().isEmpty()) {
      return null;
    }
    List<Table.Row> rows = new ArrayList<>();
    for (TargetFinding finding :
        evaluation
            .targetFinding()
            .subList(0, Math.min(MOST_SLICES, evaluation.targetFinding().size()))) {
      rows.add(
          new Table.Row(
              finding.target().isEmpty() ? "all" : finding.target(),
              List.of(
                  count(finding.rows()),
                  count(finding.judged()),
                  cell(finding.precision()),
                  cell(finding.recall()),
                  cell(finding.recallOfStances()),
                  count(finding.missed().size()))));
    }
    return new Table(
        "Finding what is addressed",
        List.of("", "Rows", "Gold says", "Precision", "Recall", "Recall of pro and anti", "Missed"),
        rows);
  }

  /** Pro and anti over time; null where rows have no dates, or all the same. */
  HtmlView.@Nullable Timeline timeline() {
    Map<String, List<Timeline.Period>> byTarget = new LinkedHashMap<>();
    for (Timeline.Period period : evaluation.timeline().periods()) {
      byTarget.computeIfAbsent(period.target(), target -> new ArrayList<>()).add(period);
    }
    List<Charted> charts = new ArrayList<>();
    for (SliceFigures target : targets()) {
      List<Timeline.Period> periods = byTarget.getOrDefault(target.value(), List.of());
      if (periods.size() > 1) {
        charts.add(overTime(target.value(), periods, charts.size()));
      }
    }
    return charts.isEmpty()
        ? null
        : new HtmlView.Timeline("Shares of pro and anti among the rows of each period.", charts);
  }

  private static Charted overTime(String target, List<Timeline.Period> periods, int number) {
    List<Moment> moments = new ArrayList<>();
    List<Table.Row> rows = new ArrayList<>();
    for (Timeline.Period period : periods) {
      Moment moment =
          new Moment(period.period(), shares(period.gold()), shares(period.predicted()));
      moments.add(moment);
      rows.add(
          Table.Row.of(
              period.period(),
              Numbers.count(period.gold().values().stream().mapToInt(n -> n).sum()),
              Numbers.percent(moment.gold().pro()),
              Numbers.percent(moment.predicted().pro()),
              Numbers.percent(moment.gold().anti()),
              Numbers.percent(moment.predicted().anti())));
    }
    return new Charted(
        Charts.overTime(
            moments, "time" + number, "Shares of pro and anti toward " + target + " over time"),
        new Table(
            target,
            List.of("", "Rows", "pro, gold", "pro, predicted", "anti, gold", "anti, predicted"),
            rows),
        "");
  }

  private static Shares shares(Map<Stance, Integer> counts) {
    double total = counts.values().stream().mapToInt(n -> n).sum();
    return new Shares(
        "",
        counts.getOrDefault(Stance.PRO, 0) / total,
        counts.getOrDefault(Stance.ANTI, 0) / total,
        counts.getOrDefault(Stance.NONE, 0) / total);
  }
}
