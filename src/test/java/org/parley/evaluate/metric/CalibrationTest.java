package org.parley.evaluate.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.parley.stance.Distribution;
import org.parley.stance.Stance;

class CalibrationTest {

  private static final double EXACT = 1e-9;

  private static Scored row(
      int document, Stance gold, double pro, boolean addressed, boolean abstained) {
    Distribution distribution = new Distribution(pro, 0, 1 - pro);
    return new Scored(document, gold, distribution.argmax(), distribution, addressed, abstained);
  }

  private static Figures figures(Scored... rows) {
    return Figures.of(List.of(rows), null);
  }

  @Test
  void brierExampleOfTheScikitLearnManual() {
    // brier_score_loss: y_true = [0, 1, 1, 0], y_prob = [0.1, 0.9, 0.8, 0.3]: 0.0375 for one of two
    // classes; summed over the classes twice that.
    Figures figures =
        figures(
            row(0, Stance.NONE, 0.1, true, false),
            row(1, Stance.PRO, 0.9, true, false),
            row(2, Stance.PRO, 0.8, true, false),
            row(3, Stance.NONE, 0.3, true, false));
    assertEquals(2 * 0.0375, figures.of(Measure.BRIER).value(), EXACT);
  }

  @Test
  void calibrationErrorByHandOverAddressedPairsOnly() {
    // Bin (13/15, 14/15] holds 0.9 right and 0.88 wrong, bin (11/15, 12/15] holds 0.75 right; the
    // pair that is not addressed does not count. Gaps: |1.78 - 1| and |0.75 - 1|, over 3 rows.
    Figures figures =
        figures(
            row(0, Stance.PRO, 0.9, true, false),
            row(1, Stance.NONE, 0.88, true, false),
            row(2, Stance.PRO, 0.75, true, false),
            row(3, Stance.PRO, 0, false, false));
    assertEquals((0.78 + 0.25) / 3, figures.of(Measure.CALIBRATION_ERROR).value(), EXACT);
    List<Reliability.Bin> bins = figures.reliability().bins();
    assertEquals(2, bins.size());
    assertEquals(new Reliability.Bin(13 / 15.0, 14 / 15.0, 2, 0.89, 0.5), bins.get(1));
  }

  @Test
  void everyConfidenceFallsIntoTheBinThatEndsAtOrAboveIt() {
    assertEquals(0, Totals.bin(0));
    assertEquals(0, Totals.bin(1e-12));
    assertEquals(5, Totals.bin(0.35));
    assertEquals(14, Totals.bin(1));
  }

  @Test
  void coverageCountsWhatIsNotFlagged() {
    Figures figures =
        figures(
            row(0, Stance.PRO, 0.9, true, false),
            row(1, Stance.NONE, 0.8, true, false),
            row(2, Stance.PRO, 0.55, true, true),
            row(3, Stance.NONE, 0.1, true, false));
    assertEquals(0.75, figures.of(Measure.COVERAGE).value(), EXACT);
    assertEquals(2 / 3.0, figures.of(Measure.ACCURACY_KEPT).value(), EXACT);
  }

  @Test
  void allAbstainedCoversNothingAndHasNoAccuracyThere() {
    Figures figures = figures(row(0, Stance.PRO, 0.5, true, true));
    assertEquals(0, figures.of(Measure.COVERAGE).value());
    assertEquals(Double.NaN, figures.of(Measure.ACCURACY_KEPT).value());
    assertEquals(0, figures.of(Measure.ACCURACY).value());
  }

  @Test
  void deviationIsThatOfTheBinomialWhereProbabilitiesAreEqual() {
    for (double p : new double[] {0, 0.02, 0.5, 0.93, 1}) {
      int n = 40;
      double[] probabilities = new double[n];
      Arrays.fill(probabilities, p);
      BinomialDistribution binomial = new BinomialDistribution(n, p);
      double expected = 0;
      for (int k = 0; k <= n; k++) {
        expected += binomial.probability(k) * Math.abs(k - n * p);
      }
      assertEquals(expected, PoissonBinomial.meanAbsoluteDeviation(probabilities), EXACT);
    }
  }

  @Test
  void deviationOfUnequalProbabilitiesByHand() {
    // 0.5 and 0.2: 0, 1, 2 successes with 0.4, 0.5, 0.1; mean 0.7.
    assertEquals(
        0.4 * 0.7 + 0.5 * 0.3 + 0.1 * 1.3,
        PoissonBinomial.meanAbsoluteDeviation(new double[] {0.5, 0.2}),
        EXACT);
  }

  @Test
  void normalApproximationJoinsTheExactValue() {
    double[] below = new double[400];
    double[] above = new double[401];
    Arrays.fill(below, 0.5);
    Arrays.fill(above, 0.5);
    double ratio =
        PoissonBinomial.meanAbsoluteDeviation(above) / PoissonBinomial.meanAbsoluteDeviation(below);
    assertEquals(Math.sqrt(401 / 400.0), ratio, 0.001);
  }

  @Test
  void perfectlyCalibratedRowsShowTheExpectedErrorOnAverage() {
    Random random = new Random(11);
    double sum = 0;
    double expected = 0;
    int rounds = 400;
    for (int round = 0; round < rounds; round++) {
      List<Scored> rows = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        double p = 0.5 + (i + 0.5) / 120;
        rows.add(row(i, random.nextDouble() < p ? Stance.PRO : Stance.NONE, p, true, false));
      }
      Figures figures = Figures.of(rows, null);
      sum += figures.of(Measure.CALIBRATION_ERROR).value();
      expected = figures.reliability().expectedError();
    }
    assertTrue(expected > 0.05, "chance alone shows in 60 rows");
    assertEquals(expected, sum / rounds, 0.004);
  }
}
