package org.parley.evaluate.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.parley.stance.Distribution;
import org.parley.stance.Stance;

class BootstrapTest {

  private static final double EXACT = 1e-9;
  private static final List<Stance> STANCES = List.of(Stance.values());

  private static Bootstrap bootstrap(int resamples, long seed) {
    return new Bootstrap(resamples, seed, () -> {});
  }

  /** Random rows, several a document, some without a prediction, with many equal probabilities. */
  private static List<Scored> rows(Random random, int documents) {
    List<Scored> rows = new ArrayList<>();
    for (int d = 0; d < documents; d++) {
      for (int i = 0; i <= random.nextInt(4); i++) {
        Stance gold = STANCES.get(random.nextInt(3));
        if (random.nextInt(10) == 0) {
          rows.add(new Scored(d, gold, null, null, true, false));
          continue;
        }
        double pro = random.nextInt(9) / 8.0;
        double anti = (1 - pro) * random.nextInt(5) / 4.0;
        Distribution p = new Distribution(pro, anti, 1 - pro - anti);
        rows.add(new Scored(d, gold, p.argmax(), p, random.nextInt(4) > 0, random.nextInt(5) == 0));
      }
    }
    return rows;
  }

  /** A weight must do what writing the document's rows out that many times does. */
  @Test
  void weightsDoWhatRepeatedRowsDo() {
    Random random = new Random(3);
    for (int round = 0; round < 50; round++) {
      int documents = 12;
      List<Scored> rows = rows(random, documents);
      Set<Stance> classes = Set.of(Stance.PRO, Stance.NONE);
      int[] weights = new int[documents];
      List<Scored> repeated = new ArrayList<>();
      int copies = 0;
      for (int i = 0; i < documents; i++) {
        weights[random.nextInt(documents)]++;
      }
      for (int d = 0; d < documents; d++) {
        for (int w = 0; w < weights[d]; w++) {
          for (Scored row : rows) {
            if (row.document() == d) {
              repeated.add(
                  new Scored(
                      copies,
                      row.gold(),
                      row.predicted(),
                      row.probabilities(),
                      row.addressed(),
                      row.abstained()));
            }
          }
          copies++;
        }
      }
      MeasureStatistic statistic = new MeasureStatistic(rows, documents, classes);
      double[] weighted = new double[statistic.figures()];
      statistic.compute(weights, weighted);
      double[] written = new MeasureStatistic(repeated, copies, classes).observed();
      assertArrayEquals(written, weighted, EXACT);
    }
  }

  @Test
  void jackknifeLeavesOneDocumentOutAtATime() {
    List<Scored> rows = rows(new Random(8), 15);
    Set<Stance> classes = Set.of(Stance.values());
    double[] jackknife = new MeasureStatistic(rows, 15, classes).macroF1Jackknife();
    for (int left = 0; left < 15; left++) {
      int out = left;
      List<Scored> rest = rows.stream().filter(row -> row.document() != out).toList();
      double expected = new MeasureStatistic(rest, 15, classes).observed()[0];
      assertEquals(expected, jackknife[left], EXACT);
    }
  }

  /**
   * Against scipy.stats.bootstrap 1.17.1 on the same resamples of x_i = (i² mod 31)/10, i = 1..25,
   * statistic mean(exp(x)), with an LCG choosing the indices.
   */
  @Test
  void intervalsAreThoseOfScipy() {
    int n = 25;
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = Math.exp((i + 1) * (i + 1) % 31 / 10.0);
    }
    double[] resampled = new double[400];
    long state = 12345;
    for (int r = 0; r < resampled.length; r++) {
      for (int j = 0; j < n; j++) {
        state = (state * 1103515245 + 12345) % 2147483648L;
        resampled[r] += values[(int) ((state >> 8) % n)] / n;
      }
    }
    double total = Arrays.stream(values).sum();
    double[] jackknife = Arrays.stream(values).map(v -> (total - v) / (n - 1)).toArray();
    assertEquals(4.923856543426648, total / n, EXACT);
    Interval percentile = Bootstrap.percentile(resampled);
    assertEquals(3.350823225847324, percentile.low(), EXACT);
    assertEquals(6.853680630084726, percentile.high(), EXACT);
    Interval bca = Bootstrap.bca(total / n, resampled, jackknife);
    assertEquals(3.537292712770465, bca.low(), EXACT);
    assertEquals(7.27873134069052, bca.high(), EXACT);
  }

  @Test
  void theSeedDecidesEverything() {
    List<Scored> rows = rows(new Random(1), 25);
    assertEquals(
        Figures.of(rows, bootstrap(200, 7)).estimates(),
        Figures.of(rows, bootstrap(200, 7)).estimates());
    assertNotEquals(
        Figures.of(rows, bootstrap(200, 7)).of(Measure.ACCURACY),
        Figures.of(rows, bootstrap(200, 8)).of(Measure.ACCURACY));
  }

  @Test
  void fewerThanTwentyDocumentsGiveNoInterval() {
    Figures few = Figures.of(rows(new Random(1), 19), bootstrap(100, 1));
    assertTrue(!few.hasIntervals());
    assertNull(few.of(Measure.MACRO_F1).interval());
    assertNull(few.of(Measure.MACRO_F1).bca());
    Figures enough = Figures.of(rows(new Random(1), 20), bootstrap(100, 1));
    assertNotNull(enough.of(Measure.MACRO_F1).interval());
    assertNotNull(enough.of(Measure.MACRO_F1).bca());
  }

  @Test
  void aSystemThatIsAlwaysRightHasNoSpreadAndNoBca() {
    List<Scored> rows = new ArrayList<>();
    for (int d = 0; d < 30; d++) {
      Stance gold = d % 2 == 0 ? Stance.PRO : Stance.ANTI;
      rows.add(new Scored(d, gold, gold, null, true, false));
    }
    Estimate f1 = Figures.of(rows, bootstrap(100, 1)).of(Measure.MACRO_F1);
    assertEquals(new Interval(1, 1), f1.interval());
    assertNull(f1.bca());
  }

  @Test
  void progressIsToldOnceAResample() {
    AtomicInteger steps = new AtomicInteger();
    Figures.of(rows(new Random(1), 30), new Bootstrap(123, 1, steps::incrementAndGet));
    assertEquals(123, steps.get());
  }

  /** Of 95% intervals for an accuracy of 0.7, about 95 in 100 must hold 0.7. */
  @Test
  void intervalsHoldTheTruthAboutAsOftenAsTheySay() {
    Random random = new Random(17);
    int held = 0;
    int rounds = 300;
    for (int round = 0; round < rounds; round++) {
      List<Scored> rows = new ArrayList<>();
      for (int d = 0; d < 80; d++) {
        Stance predicted = random.nextDouble() < 0.7 ? Stance.PRO : Stance.NONE;
        rows.add(new Scored(d, Stance.PRO, predicted, null, true, false));
      }
      Interval interval = Figures.of(rows, bootstrap(200, round)).of(Measure.ACCURACY).interval();
      held += interval.low() <= 0.7 && 0.7 <= interval.high() ? 1 : 0;
    }
    assertTrue(held >= 0.90 * rounds && held <= 0.985 * rounds, held + " of " + rounds);
  }
}
