package org.parley.evaluate.metric;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure with its uncertainty.
 *
 * @param value the figure on the data; NaN where it is not defined
 * @param interval its 95% percentile interval; null where there are too few documents
 * @param bca its 95% BCa interval; null where it is not computed or not defined
 */
public record Estimate(double value, @Nullable Interval interval, @Nullable Interval bca) {

  /** The interval that people are shown: BCa where there is one. */
  public @Nullable Interval shown() {
    return bca != null ? bca : interval;
  }

  /** Every figure of a statistic, in its order, with percentile intervals. */
  public static List<Estimate> of(Statistic statistic, Bootstrap bootstrap) {
    double[] observed = statistic.observed();
    double[][] resampled =
        statistic.documents() < Bootstrap.FEWEST_DOCUMENTS
            ? new double[observed.length][0]
            : bootstrap.run(statistic);
    List<Estimate> estimates = new ArrayList<>();
    for (int f = 0; f < observed.length; f++) {
      Interval interval = Double.isNaN(observed[f]) ? null : Bootstrap.percentile(resampled[f]);
      estimates.add(new Estimate(observed[f], interval, null));
    }
    return estimates;
  }
}
