package org.parley.evaluate.metric;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.stance.Stance;

/** Every {@link Measure} of a set of rows, under any weights of its documents. */
final class MeasureStatistic implements Statistic {

  /** The measures in the order of the figures. */
  static final List<Measure> MEASURES = List.of(Measure.values());

  private static final Set<Stance> ALL_CLASSES = Set.of(Stance.values());

  private final Totals totals;
  private final Map<Stance, Ranking> rankings = new EnumMap<>(Stance.class);
  private final RiskCoverage riskCoverage;
  private final Set<Stance> classes;

  /**
   * Prepares the rows.
   *
   * @param documents number of documents that the rows refer to
   * @param classes the classes that macro-F1 averages, on every resample the same
   */
  MeasureStatistic(List<Scored> rows, int documents, Set<Stance> classes) {
    this.totals = new Totals(rows, documents);
    this.classes = Set.copyOf(classes);
    this.riskCoverage = new RiskCoverage(rows);
    for (Stance stance : Stance.values()) {
      rankings.put(stance, new Ranking(rows, stance));
    }
  }

  @Override
  public int documents() {
    return totals.documents();
  }

  @Override
  public int figures() {
    return MEASURES.size();
  }

  @Override
  public void compute(int[] weights, double[] figures) {
    Totals.Sums sums = totals.weighted(weights);
    Map<Stance, Ranking.Areas> areas = new EnumMap<>(Stance.class);
    rankings.forEach((stance, ranking) -> areas.put(stance, ranking.areas(weights)));
    Confusion table = sums.confusion();
    for (int f = 0; f < figures.length; f++) {
      figures[f] = figure(MEASURES.get(f), table, sums, areas, weights);
    }
  }

  private double figure(
      Measure measure,
      Confusion table,
      Totals.Sums sums,
      Map<Stance, Ranking.Areas> areas,
      int[] weights) {
    return switch (measure) {
      case MACRO_F1 -> LabelMetrics.macroF1(table, classes);
      case MACRO_F1_THREE -> LabelMetrics.macroF1(table, ALL_CLASSES);
      case MICRO_F1 -> LabelMetrics.microF1(table);
      case ACCURACY -> LabelMetrics.accuracy(table);
      case F_AVG -> LabelMetrics.fAvg(table);
      case KAPPA -> LabelMetrics.kappa(table);
      case MATTHEWS -> LabelMetrics.matthews(table);
      case PRECISION_PRO -> LabelMetrics.precision(table, Stance.PRO);
      case PRECISION_ANTI -> LabelMetrics.precision(table, Stance.ANTI);
      case PRECISION_NONE -> LabelMetrics.precision(table, Stance.NONE);
      case RECALL_PRO -> LabelMetrics.recall(table, Stance.PRO);
      case RECALL_ANTI -> LabelMetrics.recall(table, Stance.ANTI);
      case RECALL_NONE -> LabelMetrics.recall(table, Stance.NONE);
      case F1_PRO -> LabelMetrics.f1(table, Stance.PRO);
      case F1_ANTI -> LabelMetrics.f1(table, Stance.ANTI);
      case F1_NONE -> LabelMetrics.f1(table, Stance.NONE);
      case AUC_PRO -> areas.get(Stance.PRO).auc();
      case AUC_ANTI -> areas.get(Stance.ANTI).auc();
      case AUC_NONE -> areas.get(Stance.NONE).auc();
      case AVERAGE_PRECISION_PRO -> areas.get(Stance.PRO).averagePrecision();
      case AVERAGE_PRECISION_ANTI -> areas.get(Stance.ANTI).averagePrecision();
      case AVERAGE_PRECISION_NONE -> areas.get(Stance.NONE).averagePrecision();
      case CALIBRATION_ERROR -> sums.calibrationError();
      case BRIER -> sums.brier();
      case COVERAGE -> sums.coverage();
      case ACCURACY_KEPT -> sums.accuracyKept();
      case RISK_COVERAGE_AREA -> riskCoverage.area(weights);
    };
  }

  /** The sums over all documents, each once. */
  Totals.Sums sums() {
    int[] ones = new int[documents()];
    Arrays.fill(ones, 1);
    return totals.weighted(ones);
  }

  /** Macro-F1 with each document left out in turn. */
  double[] macroF1Jackknife() {
    Totals.Sums all = sums();
    double[] values = new double[documents()];
    for (int d = 0; d < values.length; d++) {
      values[d] = LabelMetrics.macroF1(totals.confusionWithout(all, d), classes);
    }
    return values;
  }
}
