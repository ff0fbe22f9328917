package org.parley.evaluate.metric;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.parley.stance.Stance;

/**
 * The rows in falling order of one class's probability, for figures of how well that order tells
 * the class from the rest. Rows of equal probability are a group that is counted at once, so that
 * their order does not matter. Sorted once, measured under any number of document weights.
 */
final class Ranking {

  private final int[] document;

  /** 1 for a row of the class, 0 for one of the rest. */
  private final byte[] positive;

  /** Group g of equal probabilities ends before row {@code ends[g]}. */
  private final int[] ends;

  /** Ranks the rows that have probabilities by that of {@code stance}. */
  Ranking(List<Scored> rows, Stance stance) {
    record Entry(double probability, boolean positive, int document) {}
    List<Entry> entries =
        rows.stream()
            .filter(row -> row.probabilities() != null)
            .map(
                row ->
                    new Entry(row.probabilities().of(stance), row.gold() == stance, row.document()))
            .sorted(Comparator.comparingDouble(Entry::probability).reversed())
            .toList();
    document = entries.stream().mapToInt(Entry::document).toArray();
    positive = new byte[entries.size()];
    IntStream.Builder groups = IntStream.builder();
    for (int i = 0; i < positive.length; i++) {
      positive[i] = (byte) (entries.get(i).positive ? 1 : 0);
      if (i + 1 == positive.length
          || entries.get(i + 1).probability != entries.get(i).probability) {
        groups.add(i + 1);
      }
    }
    ends = groups.build().toArray();
  }

  /**
   * Area under the ROC curve and average precision.
   *
   * @param auc probability that a row of the class is ranked above one of the rest, a tie counting
   *     one half (Mann–Whitney); NaN without rows of both kinds
   * @param averagePrecision sum over the ranks of precision there times the recall gained there;
   *     NaN without a row of the class
   */
  record Areas(double auc, double averagePrecision) {}

  /** Measures with each row counted as often as its document's weight says. */
  Areas areas(int[] weights) {
    long positives = 0;
    long rows = 0;
    double above = 0;
    double precisions = 0;
    int i = 0;
    // Without a branch that depends on the data: this runs a thousand million times.
    for (int end : ends) {
      long tied = 0;
      long tiedPositives = 0;
      for (; i < end; i++) {
        int weight = weights[document[i]];
        tied += weight;
        tiedPositives += weight * positive[i];
      }
      above += (tied - tiedPositives) * (positives + 0.5 * tiedPositives);
      positives += tiedPositives;
      rows += tied;
      precisions += tiedPositives * (positives / (double) Math.max(rows, 1));
    }
    double pairs = (double) positives * (rows - positives);
    return new Areas(above / pairs, precisions / positives);
  }
}
