package org.parley.evaluate.metric;

import java.util.List;

/** Several ratios of sums over documents, such as precision and recall of finding something. */
public final class RatioStatistic implements Statistic {

  private final int documents;
  private final double[] counted;
  private final double[] outOf;
  private final int ratios;

  /**
   * One observation that counts for a ratio.
   *
   * @param document number of its document, from 0
   * @param ratio number of the ratio, from 0
   * @param hit whether it counts above the line as well as below
   */
  public record Observation(int document, int ratio, boolean hit) {}

  /**
   * Adds up observations by document.
   *
   * @param documents number of documents
   * @param ratios number of ratios
   */
  public RatioStatistic(List<Observation> observations, int documents, int ratios) {
    this.documents = documents;
    this.ratios = ratios;
    this.counted = new double[documents * ratios];
    this.outOf = new double[documents * ratios];
    for (Observation observation : observations) {
      int cell = observation.document * ratios + observation.ratio;
      outOf[cell]++;
      counted[cell] += observation.hit ? 1 : 0;
    }
  }

  @Override
  public int documents() {
    return documents;
  }

  @Override
  public int figures() {
    return ratios;
  }

  @Override
  public void compute(int[] weights, double[] figures) {
    for (int ratio = 0; ratio < ratios; ratio++) {
      double above = 0;
      double below = 0;
      for (int d = 0; d < documents; d++) {
        above += weights[d] * counted[d * ratios + ratio];
        below += weights[d] * outOf[d * ratios + ratio];
      }
      figures[ratio] = above / below;
    }
  }
}
