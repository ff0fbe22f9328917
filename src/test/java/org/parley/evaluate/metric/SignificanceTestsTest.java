package org.parley.evaluate.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.stat.inference.AlternativeHypothesis;
import org.apache.commons.math3.stat.inference.BinomialTest;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.parley.stance.Stance;

class SignificanceTestsTest {

  private static final double EXACT = 1e-9;

  @Test
  void mcNemarIsTheBinomialTestWhereItIsExact() {
    for (int b = 0; b < 25; b++) {
      for (int c = 0; b + c < 25; c++) {
        if (b + c > 0) {
          // Its own two-sided p loses ties to rounding; at one half it is twice the lesser tail.
          double expected =
              2
                  * new BinomialTest()
                      .binomialTest(b + c, Math.min(b, c), 0.5, AlternativeHypothesis.LESS_THAN);
          SignificanceTests.McNemar test = SignificanceTests.mcNemar(b, c);
          assertTrue(test.exact());
          assertEquals(Math.min(1, expected), test.p(), EXACT, b + " against " + c);
        }
      }
    }
  }

  @Test
  void mcNemarOfManyIsChiSquaredWithTheContinuityCorrection() {
    // 121 against 59: (|121 - 59| - 1)² / 180 = 20.672…; as a goodness-of-fit test of 120.5 and
    // 59.5
    // against 90 and 90 it is the same.
    SignificanceTests.McNemar test = SignificanceTests.mcNemar(121, 59);
    assertFalse(test.exact());
    double statistic = 61.0 * 61 / 180;
    double byFit = new ChiSquareTest().chiSquare(new double[] {90, 90}, new long[] {121, 59});
    assertEquals(62.0 * 62 / 180, byFit, EXACT);
    assertEquals(20.672222222, statistic, 1e-8);
    assertEquals(
        1
            - new org.apache.commons.math3.distribution.NormalDistribution()
                .probability(-Math.sqrt(statistic), Math.sqrt(statistic)),
        test.p(),
        EXACT);
  }

  @Test
  void systemsThatNeverDifferAreNotTold() {
    assertEquals(1, SignificanceTests.mcNemar(0, 0).p());
    assertEquals(1, SignificanceTests.mcNemar(40, 40).p(), EXACT);
  }

  /** The example of the article "Holm–Bonferroni method" in Wikipedia. */
  @Test
  void holmCorrectsFromTheSmallestUp() {
    assertArrayEquals(
        new double[] {0.03, 0.06, 0.06, 0.02},
        SignificanceTests.holm(List.of(0.01, 0.04, 0.03, 0.005)),
        EXACT);
    assertArrayEquals(
        new double[] {1, 1}, SignificanceTests.holm(List.of(0.7, 0.9)), EXACT, "never above 1");
    assertArrayEquals(new double[] {0.2}, SignificanceTests.holm(List.of(0.2)), EXACT);
  }

  private static List<Scored> system(long seed, int documents, double right) {
    Random gold = new Random(1);
    Random random = new Random(seed);
    List<Stance> stances = List.of(Stance.values());
    List<Scored> rows = new ArrayList<>();
    for (int d = 0; d < documents; d++) {
      Stance label = stances.get(gold.nextInt(3));
      Stance predicted = random.nextDouble() < right ? label : stances.get(random.nextInt(3));
      rows.add(new Scored(d, label, predicted, null, true, false));
    }
    return rows;
  }

  @Test
  void identicalSystemsHaveNoDifferenceAndPOne() {
    List<Scored> rows = system(2, 40, 0.6);
    PairedDifference difference = new PairedDifference(rows, rows);
    assertArrayEquals(new double[3], difference.observed());
    assertArrayEquals(new double[] {1, 1, 1}, difference.randomizationP(100, 1, () -> {}));
    double[][] resampled = new Bootstrap(100, 1, () -> {}).run(difference);
    assertEquals(1, SignificanceTests.bootstrapP(0, resampled[0]));
  }

  @Test
  void aClearDifferenceIsFoundAndANoneIsNot() {
    List<Scored> good = system(2, 300, 0.9);
    List<Scored> poor = system(3, 300, 0.3);
    List<Scored> alike = system(4, 300, 0.9);
    double[] clear = new PairedDifference(good, poor).randomizationP(999, 1, () -> {});
    assertArrayEquals(new double[] {0.001, 0.001, 0.001}, clear, EXACT, "1 / (999 + 1)");
    for (double p : new PairedDifference(good, alike).randomizationP(999, 1, () -> {})) {
      assertTrue(p > 0.1, "p " + p);
    }
  }

  /** All 2^10 swaps of ten documents can be counted: the test must come near their share. */
  @Test
  void randomizationNearsTheExactPermutationTest() {
    List<Scored> a = system(2, 10, 0.8);
    List<Scored> b = system(5, 10, 0.2);
    PairedDifference difference = new PairedDifference(a, b);
    double observed = Math.abs(difference.observed()[2]);
    int reached = 0;
    for (int swaps = 0; swaps < 1024; swaps++) {
      double sum = 0;
      for (int d = 0; d < 10; d++) {
        int gap = (a.get(d).correct() ? 1 : 0) - (b.get(d).correct() ? 1 : 0);
        sum += (swaps >> d & 1) == 0 ? gap : -gap;
      }
      reached += Math.abs(sum) / 10 >= observed - 1e-12 ? 1 : 0;
    }
    assertEquals(reached / 1024.0, difference.randomizationP(20_000, 1, () -> {})[2], 0.015);
  }
}
