package org.parley.evaluate.metric;

import org.jspecify.annotations.Nullable;

/**
 * A figure with its uncertainty.
 *
 * @param value the figure on the data; NaN where it is not defined
 * @param interval its 95% percentile interval; null where there are too few documents
 * @param bca its 95% BCa interval; null where it is not computed or not defined
 */
public record Estimate(double value, @Nullable Interval interval, @Nullable Interval bca) {}
