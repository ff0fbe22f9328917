package org.parley.evaluate.metric;

import java.util.Comparator;
import java.util.List;
import org.parley.stance.Stance;

/**
 * The rows in falling order of one class's probability, for figures of how well that order tells
 * the class from the rest. Rows of equal probability are a group that is counted at once, so that
 * their order does not matter. Sorted once, measured under any number of document weights.
 */
final class Ranking {

  private final int[] document;
  private final boolean[] positive;
  private final boolean[] endOfTie;

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
    positive = new boolean[entries.size()];
    endOfTie = new boolean[entries.size()];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = entries.get(i).positive;
      endOfTie[i] =
          i + 1 == positive.length || entries.get(i + 1).probability != entries.get(i).probability;
    }
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
    double positives = 0;
    double negatives = 0;
    double tiedPositives = 0;
    double tiedNegatives = 0;
    double above = 0;
    double precisions = 0;
    for (int i = 0; i < document.length; i++) {
      int weight = weights[document[i]];
      if (positive[i]) {
        tiedPositives += weight;
      } else {
        tiedNegatives += weight;
      }
      if (endOfTie[i]) {
        above += tiedNegatives * (positives + tiedPositives / 2);
        positives += tiedPositives;
        negatives += tiedNegatives;
        if (tiedPositives > 0) {
          precisions += tiedPositives * (positives / (positives + negatives));
        }
        tiedPositives = 0;
        tiedNegatives = 0;
      }
    }
    return new Areas(above / (positives * negatives), precisions / positives);
  }
}
