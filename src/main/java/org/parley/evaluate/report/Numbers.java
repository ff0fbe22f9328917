package org.parley.evaluate.report;

import java.util.Locale;
import org.parley.evaluate.metric.Estimate;
import org.parley.evaluate.metric.Interval;

/** Figures as people read them: three decimals, a dash for what is not defined. */
final class Numbers {

  /** What stands for a figure that is not defined. */
  static final String UNDEFINED = "–";

  private Numbers() {}

  static String figure(double value) {
    if (Double.isNaN(value)) {
      return UNDEFINED;
    }
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.equals("-0.000") ? "0.000" : text;
  }

  /** A difference with its sign. */
  static String difference(double value) {
    return value >= 0.0005 ? "+" + figure(value) : figure(value);
  }

  /** A whole number with commas. */
  static String count(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  static String percent(double share) {
    return Double.isNaN(share) ? UNDEFINED : String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }

  /** A p-value; never 0. */
  static String p(double p) {
    if (Double.isNaN(p)) {
      return UNDEFINED;
    }
    return p < 0.0001 ? "<0.0001" : String.format(Locale.ROOT, "%.4f", p);
  }

  /** The interval that is to be shown with a figure. */
  static String interval(Estimate estimate) {
    Interval interval = estimate.shown();
    return interval == null
        ? ""
        : "[" + figure(interval.low()) + ", " + figure(interval.high()) + "]";
  }

  /** A figure followed by its interval, if it has one. */
  static String estimate(Estimate estimate) {
    String interval = interval(estimate);
    return interval.isEmpty()
        ? figure(estimate.value())
        : figure(estimate.value()) + " " + interval;
  }
}
