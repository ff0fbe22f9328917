package org.parley.evaluate.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.parley.stance.Stance;

/** Figures of one system less those of another on the same rows. */
public final class PairedDifference implements Statistic {

  /** What is compared, in the order of the figures. */
  public static final List<Measure> MEASURES =
      List.of(Measure.MACRO_F1, Measure.F_AVG, Measure.ACCURACY);

  private final Totals first;
  private final Totals second;
  private final Set<Stance> classes;

  /**
   * Prepares two systems.
   *
   * @param first rows of the first system
   * @param second rows of the second system: the same rows in the same order
   */
  public PairedDifference(List<Scored> first, List<Scored> second) {
    int documents = 1 + first.stream().mapToInt(Scored::document).max().orElseThrow();
    this.first = new Totals(first, documents);
    this.second = new Totals(second, documents);
    int[] ones = new int[documents];
    Arrays.fill(ones, 1);
    this.classes = this.first.weighted(ones).confusion().goldClasses();
  }

  /**
   * One figure with its percentile interval.
   *
   * @param measure one of {@link #MEASURES}
   */
  public Estimate of(Measure measure, Bootstrap bootstrap) {
    return Estimate.of(this, bootstrap).get(MEASURES.indexOf(measure));
  }

  @Override
  public int documents() {
    return first.documents();
  }

  @Override
  public int figures() {
    return MEASURES.size();
  }

  @Override
  public void compute(int[] weights, double[] figures) {
    difference(first.weighted(weights).confusion(), second.weighted(weights).confusion(), figures);
  }

  private void difference(Confusion a, Confusion b, double[] figures) {
    figures[0] = LabelMetrics.macroF1(a, classes) - LabelMetrics.macroF1(b, classes);
    figures[1] = LabelMetrics.fAvg(a) - LabelMetrics.fAvg(b);
    figures[2] = LabelMetrics.accuracy(a) - LabelMetrics.accuracy(b);
  }

  /**
   * Approximate randomization (Noreen, 1989): were the systems the same, it would not matter which
   * one gave which document's labels. Swaps them for each document by a coin.
   *
   * @param rounds number of swappings
   * @param seed seed of the coins
   * @return the p-value of each figure's difference
   */
  public double[] randomizationP(int rounds, long seed, Runnable progress) {
    long[] seeds = new SplittableRandom(seed).longs(rounds).toArray();
    double[][] values = new double[figures()][rounds];
    IntStream.range(0, rounds)
        .parallel()
        .forEach(
            r -> {
              SplittableRandom random = new SplittableRandom(seeds[r]);
              int[] kept = new int[documents()];
              int[] swapped = new int[documents()];
              for (int d = 0; d < kept.length; d++) {
                kept[d] = random.nextInt(2);
                swapped[d] = 1 - kept[d];
              }
              double[] figures = new double[values.length];
              difference(
                  first.weighted(kept).plus(second.weighted(swapped)).confusion(),
                  first.weighted(swapped).plus(second.weighted(kept)).confusion(),
                  figures);
              for (int f = 0; f < figures.length; f++) {
                values[f][r] = figures[f];
              }
              progress.run();
            });
    double[] observed = observed();
    double[] p = new double[observed.length];
    for (int f = 0; f < p.length; f++) {
      p[f] = SignificanceTests.exceedance(observed[f], values[f]);
    }
    return p;
  }
}
