package org.parley.evaluate.metric;

import java.util.Arrays;
import java.util.List;
import org.parley.stance.Distribution;
import org.parley.stance.Stance;

/**
 * The sums that every figure but the ranked ones is a function of. They add up over documents:
 * those of a resample are the documents' own, weighted, which is what makes thousands of resamples
 * cheap. Each row contributes to a few cells; a document's cells stand together.
 */
final class Totals {

  /** Bins of equal width for the expected calibration error. */
  static final int BINS = 15;

  private static final int SCORED = Confusion.CELLS;
  private static final int BRIER = SCORED + 1;
  private static final int KEPT = BRIER + 1;
  private static final int KEPT_CORRECT = KEPT + 1;
  private static final int BIN_ROWS = KEPT_CORRECT + 1;
  private static final int BIN_CONFIDENCE = BIN_ROWS + BINS;
  private static final int BIN_CORRECT = BIN_CONFIDENCE + BINS;
  private static final int SIZE = BIN_CORRECT + BINS;

  /** Cell k of document d is at {@code starts[d] <= k < starts[d + 1]}. */
  private final int[] starts;

  private final byte[] cells;
  private final double[] values;

  /**
   * Adds up each document's rows.
   *
   * @param documents number of documents
   */
  Totals(List<Scored> rows, int documents) {
    double[][] byDocument = new double[documents][];
    for (Scored row : rows) {
      double[] sums = byDocument[row.document()];
      if (sums == null) {
        sums = new double[SIZE];
        byDocument[row.document()] = sums;
      }
      add(row, sums);
    }
    starts = new int[documents + 1];
    int size = 0;
    for (int d = 0; d < documents; d++) {
      size += nonZero(byDocument[d]);
      starts[d + 1] = size;
    }
    cells = new byte[size];
    values = new double[size];
    int at = 0;
    for (double[] sums : byDocument) {
      for (int cell = 0; sums != null && cell < SIZE; cell++) {
        if (sums[cell] != 0) {
          cells[at] = (byte) cell;
          values[at++] = sums[cell];
        }
      }
    }
  }

  private static int nonZero(double[] sums) {
    return sums == null ? 0 : (int) Arrays.stream(sums).filter(sum -> sum != 0).count();
  }

  private static void add(Scored row, double[] sums) {
    sums[Confusion.cell(row.gold(), row.predicted())]++;
    double correct = row.correct() ? 1 : 0;
    if (row.predicted() != null && !row.abstained()) {
      sums[KEPT]++;
      sums[KEPT_CORRECT] += correct;
    }
    Distribution probabilities = row.probabilities();
    if (probabilities == null) {
      return;
    }
    sums[SCORED]++;
    for (Stance stance : Stance.values()) {
      double error = probabilities.of(stance) - (stance == row.gold() ? 1 : 0);
      sums[BRIER] += error * error;
    }
    if (row.addressed()) {
      int bin = bin(probabilities.max());
      sums[BIN_ROWS + bin]++;
      sums[BIN_CONFIDENCE + bin] += probabilities.max();
      sums[BIN_CORRECT + bin] += correct;
    }
  }

  /** The bin of a confidence: (0, 1/15], (1/15, 2/15] and so on. */
  static int bin(double confidence) {
    return Math.max(0, (int) Math.ceil(confidence * BINS) - 1);
  }

  /** Number of documents. */
  int documents() {
    return starts.length - 1;
  }

  /** The sums with each document counted as often as its weight says. */
  Sums weighted(int[] weights) {
    double[] sums = new double[SIZE];
    for (int d = 0; d < weights.length; d++) {
      int weight = weights[d];
      if (weight != 0) {
        for (int k = starts[d]; k < starts[d + 1]; k++) {
          sums[cells[k]] += weight * values[k];
        }
      }
    }
    return new Sums(sums);
  }

  /** The confusion table of all documents but one. */
  Confusion confusionWithout(Sums all, int document) {
    double[] sums = Arrays.copyOf(all.sums, Confusion.CELLS);
    for (int k = starts[document]; k < starts[document + 1]; k++) {
      if (cells[k] < Confusion.CELLS) {
        sums[cells[k]] -= values[k];
      }
    }
    return Confusion.of(sums);
  }

  /** Sums over a choice of documents, and the figures that follow from them. */
  static final class Sums {

    private final double[] sums;

    private Sums(double[] sums) {
      this.sums = sums;
    }

    /** The sums of both together. */
    Sums plus(Sums other) {
      double[] both = sums.clone();
      for (int cell = 0; cell < SIZE; cell++) {
        both[cell] += other.sums[cell];
      }
      return new Sums(both);
    }

    Confusion confusion() {
      return Confusion.of(sums);
    }

    /** Mean squared distance of the distribution from gold's, 0 to 2 (Brier, 1950). */
    double brier() {
      return sums[BRIER] / sums[SCORED];
    }

    /** Share of the predictions that are not flagged as abstained. */
    double coverage() {
      Confusion table = confusion();
      return sums[KEPT] / (table.total() - table.missing());
    }

    /** Share of the predictions not flagged that are right. */
    double accuracyKept() {
      return sums[KEPT_CORRECT] / sums[KEPT];
    }

    /** Rows in a bin of confidence. */
    double binRows(int bin) {
      return sums[BIN_ROWS + bin];
    }

    /** Mean confidence in a bin; NaN where it is empty. */
    double binConfidence(int bin) {
      return sums[BIN_CONFIDENCE + bin] / sums[BIN_ROWS + bin];
    }

    /** Share of a bin's rows that are right; NaN where it is empty. */
    double binAccuracy(int bin) {
      return sums[BIN_CORRECT + bin] / sums[BIN_ROWS + bin];
    }

    /**
     * Expected calibration error (Naeini et al., 2015; Guo et al., 2017): the gap between
     * confidence and accuracy, averaged over the bins by their rows.
     */
    double calibrationError() {
      double rows = 0;
      double gaps = 0;
      for (int bin = 0; bin < BINS; bin++) {
        rows += sums[BIN_ROWS + bin];
        gaps += Math.abs(sums[BIN_CONFIDENCE + bin] - sums[BIN_CORRECT + bin]);
      }
      return gaps / rows;
    }
  }
}
