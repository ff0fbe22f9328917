package org.parley.evaluate.metric;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.jspecify.annotations.Nullable;

/**
 * Resampling of whole documents with replacement (Efron and Tibshirani, 1993). The same seed gives
 * the same resamples on any number of threads.
 *
 * @param resamples number of resamples
 * @param seed seed of the draws
 * @param progress told after each resample, from several threads
 */
public record Bootstrap(int resamples, long seed, Runnable progress) {

  /** Fewer documents than this give no interval: its coverage could not be trusted. */
  public static final int FEWEST_DOCUMENTS = 20;

  /** The level of every interval. */
  public static final double LEVEL = 0.95;

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  /**
   * Computes a statistic on every resample.
   *
   * @return values by figure, then by resample
   */
  public double[][] run(Statistic statistic) {
    int documents = statistic.documents();
    long[] seeds = new SplittableRandom(seed).longs(resamples).toArray();
    double[][] values = new double[statistic.figures()][resamples];
    IntStream.range(0, resamples)
        .parallel()
        .forEach(
            r -> {
              SplittableRandom random = new SplittableRandom(seeds[r]);
              int[] weights = new int[documents];
              for (int i = 0; i < documents; i++) {
                weights[random.nextInt(documents)]++;
              }
              double[] figures = new double[values.length];
              statistic.compute(weights, figures);
              for (int f = 0; f < figures.length; f++) {
                values[f][r] = figures[f];
              }
              progress.run();
            });
    return values;
  }

  /**
   * The percentile interval: the 2.5th and 97.5th percentile of the resamples on which the figure
   * is defined, interpolated linearly.
   *
   * @return null where the figure is defined on fewer than half of the resamples
   */
  public static @Nullable Interval percentile(double[] resampled) {
    return between(resampled, (1 - LEVEL) / 2, (1 + LEVEL) / 2);
  }

  /**
   * The bias-corrected and accelerated interval (Efron, 1987).
   *
   * @param observed the figure on the data themselves
   * @param jackknife the figure with each document left out in turn
   * @return null where it is not defined: fewer than half of the resamples defined, all of them on
   *     one side of the observed value, or no spread among the jackknife values
   */
  public static @Nullable Interval bca(double observed, double[] resampled, double[] jackknife) {
    double[] defined = defined(resampled);
    double below = 0;
    for (double value : defined) {
      below += value < observed ? 1 : value == observed ? 0.5 : 0;
    }
    double mean = Arrays.stream(jackknife).average().orElse(Double.NaN);
    double squares = 0;
    double cubes = 0;
    for (double value : jackknife) {
      squares += Math.pow(mean - value, 2);
      cubes += Math.pow(mean - value, 3);
    }
    double share = below / defined.length;
    if (!(share > 0 && share < 1) || !(squares > 0)) {
      return null;
    }
    double bias = NORMAL.inverseCumulativeProbability(share);
    double acceleration = cubes / (6 * Math.pow(squares, 1.5));
    return between(
        resampled,
        adjusted((1 - LEVEL) / 2, bias, acceleration),
        adjusted((1 + LEVEL) / 2, bias, acceleration));
  }

  private static double adjusted(double level, double bias, double acceleration) {
    double z = bias + NORMAL.inverseCumulativeProbability(level);
    return NORMAL.cumulativeProbability(bias + z / (1 - acceleration * z));
  }

  private static @Nullable Interval between(double[] resampled, double low, double high) {
    double[] defined = defined(resampled);
    if (defined.length == 0 || 2 * defined.length < resampled.length) {
      return null;
    }
    Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
    percentile.setData(defined);
    return new Interval(quantile(percentile, low), quantile(percentile, high));
  }

  private static double quantile(Percentile percentile, double level) {
    // The library takes no percentile of exactly 0, which BCa gives at the very edge.
    return percentile.evaluate(Math.max(100 * level, Double.MIN_NORMAL));
  }

  private static double[] defined(double[] resampled) {
    return Arrays.stream(resampled).filter(value -> !Double.isNaN(value)).toArray();
  }
}
