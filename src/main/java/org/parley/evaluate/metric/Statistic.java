package org.parley.evaluate.metric;

import java.util.Arrays;

/**
 * Figures as a function of how often each document is counted. Must be pure: it is called from
 * several threads.
 */
public interface Statistic {

  /** Number of documents. */
  int documents();

  /** Number of figures. */
  int figures();

  /**
   * Computes the figures.
   *
   * @param weights how often each document is counted
   * @param figures where to put them; NaN for a figure that is not defined under these weights
   */
  void compute(int[] weights, double[] figures);

  /** The figures with every document counted once. */
  default double[] observed() {
    int[] ones = new int[documents()];
    Arrays.fill(ones, 1);
    double[] figures = new double[figures()];
    compute(ones, figures);
    return figures;
  }
}
