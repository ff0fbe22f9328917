package org.parley.evaluate.metric;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/** Tests of differences between systems. All p-values are two-sided. */
public final class SignificanceTests {

  /** With fewer discordant rows than this McNemar's test is exact. */
  private static final int EXACT_BELOW = 25;

  private SignificanceTests() {}

  /**
   * McNemar's test (1947) on the rows that exactly one of two systems has right.
   *
   * @param onlyFirst rows that the first alone has right
   * @param onlySecond rows that the second alone has right
   * @param exact whether the binomial distribution was used, not chi-squared with the continuity
   *     correction of Edwards (1948)
   * @param p the p-value; 1 where the systems never differ
   */
  public record McNemar(int onlyFirst, int onlySecond, boolean exact, double p) {}

  /** Runs McNemar's test; exact with fewer than 25 discordant rows. */
  public static McNemar mcNemar(int onlyFirst, int onlySecond) {
    int discordant = onlyFirst + onlySecond;
    if (discordant < EXACT_BELOW) {
      int fewer = Math.min(onlyFirst, onlySecond);
      double tail =
          discordant == 0
              ? 1
              : new BinomialDistribution(null, discordant, 0.5).cumulativeProbability(fewer);
      return new McNemar(onlyFirst, onlySecond, true, Math.min(1, 2 * tail));
    }
    double corrected = Math.max(0, Math.abs(onlyFirst - onlySecond) - 1);
    double chiSquared = corrected * corrected / discordant;
    double p = 1 - new ChiSquaredDistribution(null, 1).cumulativeProbability(chiSquared);
    return new McNemar(onlyFirst, onlySecond, false, p);
  }

  /**
   * The p-value of a difference under resampling: how often a resample, moved so that its mean is
   * no difference, differs from 0 at least as much as the data do. One is added above and below the
   * line, so that p is never 0 (Davison and Hinkley, 1997).
   */
  public static double bootstrapP(double observed, double[] resampled) {
    double[] moved = new double[resampled.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = resampled[i] - observed;
    }
    return exceedance(observed, moved);
  }

  /** Share of values at least as far from 0 as the observed one, one added above and below. */
  static double exceedance(double observed, double[] values) {
    // Equal differences may come out of sums in another order: a hair's breadth counts as equal.
    double threshold = Math.abs(observed) - 1e-12;
    int reached = 1;
    for (double value : values) {
      reached += Math.abs(value) >= threshold ? 1 : 0;
    }
    return (double) reached / (values.length + 1);
  }

  /**
   * Holm's step-down correction (1979) of a family of p-values.
   *
   * @return the adjusted p-values in the same order
   */
  public static double[] holm(List<Double> pValues) {
    int n = pValues.size();
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparing(pValues::get))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[n];
    double highest = 0;
    for (int rank = 0; rank < n; rank++) {
      highest = Math.max(highest, Math.min(1, (n - rank) * pValues.get(order[rank])));
      adjusted[order[rank]] = highest;
    }
    return adjusted;
  }
}
