package org.parley.evaluate.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.stat.inference.MannWhitneyUTest;
import org.junit.jupiter.api.Test;
import org.parley.stance.Distribution;
import org.parley.stance.Stance;
import org.tribuo.classification.evaluation.LabelEvaluationUtil;

class RankedMetricsTest {

  private static final double EXACT = 1e-9;

  /** A row of its own document, right or wrong, with this probability of pro. */
  private static Scored row(int document, boolean pro, double probability) {
    return new Scored(
        document,
        pro ? Stance.PRO : Stance.NONE,
        probability > 0.5 ? Stance.PRO : Stance.NONE,
        new Distribution(probability, 0, 1 - probability),
        true,
        false);
  }

  private static int[] once(int documents) {
    int[] weights = new int[documents];
    Arrays.fill(weights, 1);
    return weights;
  }

  @Test
  void examplesOfTheScikitLearnManual() {
    // y_true = [0, 0, 1, 1], y_scores = [0.1, 0.4, 0.35, 0.8]: AUC 0.75, average precision 0.83….
    List<Scored> rows =
        List.of(row(0, false, 0.1), row(1, false, 0.4), row(2, true, 0.35), row(3, true, 0.8));
    Ranking.Areas areas = new Ranking(rows, Stance.PRO).areas(once(4));
    assertEquals(0.75, areas.auc(), EXACT);
    assertEquals(5 / 6.0, areas.averagePrecision(), EXACT);
  }

  @Test
  void areasAreThoseOfTribuoAndOfMannWhitney() {
    Random random = new Random(1);
    for (int round = 0; round < 100; round++) {
      int n = 30;
      List<Scored> rows = new ArrayList<>();
      boolean[] positive = new boolean[n];
      double[] scores = new double[n];
      for (int i = 0; i < n; i++) {
        positive[i] = i < 2 || (i > 3 && random.nextBoolean());
        // One decimal: many ties.
        scores[i] = random.nextInt(11) / 10.0;
        rows.add(row(i, positive[i], scores[i]));
      }
      Ranking.Areas areas = new Ranking(rows, Stance.PRO).areas(once(n));
      assertEquals(
          LabelEvaluationUtil.averagedPrecision(positive, scores), areas.averagePrecision(), EXACT);
      assertEquals(LabelEvaluationUtil.binaryAUCROC(positive, scores), areas.auc(), EXACT);
      double[] of = scores(positive, scores, true);
      double[] rest = scores(positive, scores, false);
      // The library's U is the larger of the two.
      double u = new MannWhitneyUTest().mannWhitneyU(of, rest) / (of.length * rest.length);
      assertEquals(u, Math.max(areas.auc(), 1 - areas.auc()), EXACT);
    }
  }

  private static double[] scores(boolean[] positive, double[] scores, boolean wanted) {
    List<Double> of = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      if (positive[i] == wanted) {
        of.add(scores[i]);
      }
    }
    return of.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Test
  void oneClassAloneHasNoAucAndNoRowHasNoPrecision() {
    Ranking.Areas allPositive = new Ranking(List.of(row(0, true, 0.7)), Stance.PRO).areas(once(1));
    assertEquals(Double.NaN, allPositive.auc());
    assertEquals(1, allPositive.averagePrecision());
    Ranking.Areas none = new Ranking(List.of(row(0, true, 0.7)), Stance.ANTI).areas(once(1));
    assertEquals(Double.NaN, none.averagePrecision());
  }

  @Test
  void riskCoverageByHand() {
    // Confidence 0.9 right, 0.8 wrong, 0.7 right, 0.6 wrong: risks 0, 1/2, 1/3, 2/4.
    List<Scored> rows =
        List.of(row(0, true, 0.9), row(1, false, 0.8), row(2, true, 0.7), row(3, false, 0.6));
    RiskCoverage curve = new RiskCoverage(rows);
    assertEquals((0 + 1 / 2.0 + 1 / 3.0 + 2 / 4.0) / 4, curve.area(once(4)), EXACT);
    assertEquals(new RiskCoverage.Point(0.5, 0.5, 0.8), curve.points().get(1));
  }

  @Test
  void areaByHarmonicNumbersIsTheSumOverRowsKept() {
    Random random = new Random(9);
    for (int round = 0; round < 50; round++) {
      List<Scored> rows = new ArrayList<>();
      for (int i = 0; i < 1500; i++) {
        rows.add(row(i, random.nextBoolean(), 0.5 + i / 3001.0));
      }
      double errors = 0;
      double sum = 0;
      for (int kept = 1; kept <= 1500; kept++) {
        errors += rows.get(1500 - kept).correct() ? 0 : 1;
        sum += errors / kept;
      }
      assertEquals(sum / 1500, new RiskCoverage(rows).area(once(1500)), EXACT);
    }
  }

  @Test
  void harmonicNumbersContinueBeyondTheTable() {
    Harmonic small = new Harmonic(10);
    Harmonic large = new Harmonic(5000);
    for (long k : new long[] {0, 1, 2, 1000, 1001, 1002, 5000}) {
      assertEquals(large.number(k), small.number(k), 1e-12);
    }
    assertEquals(1 + 1 / 2.0 + 1 / 3.0, small.number(3), EXACT);
  }

  @Test
  void equallyConfidentRowsGiveTheMeanOverTheirOrders() {
    // One right and one wrong of equal confidence: orders give (0 + 1/2)/2 and (1 + 1/2)/2.
    List<Scored> tied = List.of(row(0, true, 0.8), row(1, false, 0.8));
    assertEquals(0.5, new RiskCoverage(tied).area(once(2)), EXACT);
    // Confidence without information has the overall error rate.
    List<Scored> flat = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      flat.add(row(i, i < 7, 0.9));
    }
    assertEquals(0.3, new RiskCoverage(flat).area(once(10)), EXACT);
  }
}
