package org.parley.evaluate.metric;

/** The number of successes among independent trials of unequal probability. */
final class PoissonBinomial {

  /** Above this variance the normal approximation is right to about a thousandth. */
  private static final double NORMAL_VARIANCE = 100;

  /** Probabilities below this are taken for none: they cannot move the result's tenth digit. */
  private static final double NEGLIGIBLE = 1e-16;

  private PoissonBinomial() {}

  /**
   * Mean absolute distance of the number of successes from its expectation. Exact by convolution
   * where the variance is at most 100, else by the normal approximation sqrt(2·variance/π).
   */
  static double meanAbsoluteDeviation(double[] probabilities) {
    double mean = 0;
    double variance = 0;
    for (double p : probabilities) {
      mean += p;
      variance += p * (1 - p);
    }
    if (variance > NORMAL_VARIANCE) {
      return Math.sqrt(2 * variance / Math.PI);
    }
    double[] distribution = new double[probabilities.length + 1];
    distribution[0] = 1;
    int low = 0;
    int high = 0;
    for (double p : probabilities) {
      high++;
      for (int k = high; k > low; k--) {
        distribution[k] = distribution[k] * (1 - p) + distribution[k - 1] * p;
      }
      distribution[low] *= 1 - p;
      while (low < high && distribution[low] < NEGLIGIBLE) {
        distribution[low++] = 0;
      }
      while (high > low && distribution[high] < NEGLIGIBLE) {
        distribution[high--] = 0;
      }
    }
    double deviation = 0;
    for (int k = low; k <= high; k++) {
      deviation += distribution[k] * Math.abs(k - mean);
    }
    return deviation;
  }
}
