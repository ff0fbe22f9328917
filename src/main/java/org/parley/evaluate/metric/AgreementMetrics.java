package org.parley.evaluate.metric;

/**
 * Agreement between several raters beyond chance. 1 is full agreement, 0 what chance gives; NaN
 * where all ratings are one and the same category, so that there is nothing to agree on. Cohen's
 * kappa of two raters is {@link LabelMetrics#kappa}.
 */
public final class AgreementMetrics {

  private AgreementMetrics() {}

  /**
   * Fleiss' kappa (1971) for items that all have the same number of ratings.
   *
   * @param agreementSum sum over the items of the share of rating pairs that agree
   * @param items number of items
   * @param categoryTotals how often each category was given
   */
  public static double fleiss(double agreementSum, double items, double[] categoryTotals) {
    double ratings = 0;
    for (double total : categoryTotals) {
      ratings += total;
    }
    double chance = 0;
    for (double total : categoryTotals) {
      chance += (total / ratings) * (total / ratings);
    }
    return (agreementSum / items - chance) / (1 - chance);
  }

  /**
   * Krippendorff's alpha (2011, "Computing Krippendorff's Alpha-Reliability") from a coincidence
   * matrix: {@code coincidences[c][k]} sums, over the units with m of at least 2 ratings, the
   * ordered pairs of ratings c and k by different raters, each divided by m - 1.
   *
   * @param ordinal whether the categories are ordered as they stand, so that a distance grows with
   *     the ratings between; else any two categories differ the same
   */
  public static double alpha(double[][] coincidences, boolean ordinal) {
    int categories = coincidences.length;
    double[] totals = new double[categories];
    double all = 0;
    for (int c = 0; c < categories; c++) {
      for (int k = 0; k < categories; k++) {
        totals[c] += coincidences[c][k];
      }
      all += totals[c];
    }
    double observed = 0;
    double expected = 0;
    for (int c = 0; c < categories; c++) {
      for (int k = 0; k < categories; k++) {
        double distance = ordinal ? ordinalDistance(totals, c, k) : c == k ? 0 : 1;
        observed += coincidences[c][k] * distance;
        expected += totals[c] * totals[k] * distance;
      }
    }
    return 1 - (all - 1) * observed / expected;
  }

  private static double ordinalDistance(double[] totals, int c, int k) {
    double between = -(totals[c] + totals[k]) / 2;
    for (int g = Math.min(c, k); g <= Math.max(c, k); g++) {
      between += totals[g];
    }
    return c == k ? 0 : between * between;
  }
}
