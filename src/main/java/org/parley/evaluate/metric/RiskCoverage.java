package org.parley.evaluate.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Error rate among the rows that a system is surest of, for every share of rows kept (El-Yaniv and
 * Wiener, 2010). Rows of equal confidence are a group in which errors are spread evenly: the curve
 * is what a random order within the group gives on average.
 */
public final class RiskCoverage {

  private final int[] document;

  /** 1 for a row that is wrong, 0 for one that is right. */
  private final byte[] wrong;

  private final double[] confidence;

  /** Group g of equal confidence ends before row {@code ends[g]}. */
  private final int[] ends;

  private final Harmonic harmonic;

  /** Orders the rows that have probabilities by the highest of the three, surest first. */
  public RiskCoverage(List<Scored> rows) {
    List<Scored> ranked =
        rows.stream()
            .filter(row -> row.probabilities() != null)
            .sorted(
                Comparator.comparingDouble((Scored row) -> row.probabilities().max()).reversed())
            .toList();
    document = ranked.stream().mapToInt(Scored::document).toArray();
    confidence = ranked.stream().mapToDouble(row -> row.probabilities().max()).toArray();
    wrong = new byte[document.length];
    IntStream.Builder groups = IntStream.builder();
    for (int i = 0; i < wrong.length; i++) {
      wrong[i] = (byte) (ranked.get(i).correct() ? 0 : 1);
      if (i + 1 == wrong.length || confidence[i + 1] != confidence[i]) {
        groups.add(i + 1);
      }
    }
    ends = groups.build().toArray();
    harmonic = new Harmonic(2 * wrong.length);
  }

  /**
   * Area under the curve: the mean, over every number k of rows kept, of the error rate among the k
   * surest. 0 is best; a system whose confidence says nothing has its overall error rate. NaN for
   * no rows.
   *
   * <p>A group of m rows with e errors, after K rows with E errors, adds the sum over j from 1 to m
   * of (E + j·e/m) / (K + j), which is e + (E - K·e/m) · (H(K + m) - H(K)) with H the harmonic
   * numbers.
   */
  double area(int[] weights) {
    long kept = 0;
    long errors = 0;
    double sum = 0;
    int i = 0;
    for (int end : ends) {
      int tied = 0;
      int tiedErrors = 0;
      for (; i < end; i++) {
        int weight = weights[document[i]];
        tied += weight;
        tiedErrors += weight * wrong[i];
      }
      double rate = tiedErrors / (double) Math.max(tied, 1);
      sum +=
          tiedErrors
              + (errors - kept * rate) * (harmonic.number(kept + tied) - harmonic.number(kept));
      kept += tied;
      errors += tiedErrors;
    }
    return sum / kept;
  }

  /**
   * A point of the curve.
   *
   * @param coverage share of the rows kept, 0 to 1
   * @param risk error rate among them, 0 to 1
   * @param confidence the lowest confidence among them
   */
  public record Point(double coverage, double risk, double confidence) {}

  /** The curve at the end of each group of equally confident rows, in order of coverage. */
  public List<Point> points() {
    List<Point> points = new ArrayList<>();
    double errors = 0;
    int i = 0;
    for (int end : ends) {
      for (; i < end; i++) {
        errors += wrong[i];
      }
      points.add(new Point((double) end / wrong.length, errors / end, confidence[end - 1]));
    }
    return points;
  }
}
