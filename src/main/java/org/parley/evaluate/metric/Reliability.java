package org.parley.evaluate.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * How far confidence can be taken at its word, over the pairs that the system took for addressed.
 *
 * @param bins the bins that hold any row, by confidence
 * @param expectedError the expected calibration error that a perfectly calibrated system with these
 *     confidences would show at this number of rows, by chance alone; NaN for no rows
 */
public record Reliability(List<Bin> bins, double expectedError) {

  /**
   * Rows of similar confidence.
   *
   * @param from lowest confidence, exclusive
   * @param to highest confidence, inclusive
   * @param rows rows in it
   * @param confidence their mean confidence
   * @param accuracy the share that is right
   */
  public record Bin(double from, double to, int rows, double confidence, double accuracy) {}

  /** Copies the bins. */
  public Reliability {
    bins = List.copyOf(bins);
  }

  static Reliability of(List<Scored> rows, Totals.Sums sums) {
    List<Bin> bins = new ArrayList<>();
    double deviations = 0;
    int total = 0;
    for (int b = 0; b < Totals.BINS; b++) {
      int number = b;
      double[] confidences =
          rows.stream()
              .filter(row -> row.probabilities() != null && row.addressed())
              .mapToDouble(row -> row.probabilities().max())
              .filter(confidence -> Totals.bin(confidence) == number)
              .toArray();
      if (confidences.length > 0) {
        total += confidences.length;
        deviations += PoissonBinomial.meanAbsoluteDeviation(confidences);
        bins.add(
            new Bin(
                (double) b / Totals.BINS,
                (b + 1.0) / Totals.BINS,
                confidences.length,
                sums.binConfidence(b),
                sums.binAccuracy(b)));
      }
    }
    return new Reliability(bins, deviations / total);
  }
}
