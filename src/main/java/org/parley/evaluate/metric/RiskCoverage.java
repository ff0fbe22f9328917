package org.parley.evaluate.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Error rate among the rows that a system is surest of, for every share of rows kept (El-Yaniv and
 * Wiener, 2010). Rows of equal confidence are a group in which errors are spread evenly: the curve
 * is what a random order within the group gives on average.
 */
public final class RiskCoverage {

  private final int[] document;
  private final boolean[] wrong;
  private final double[] confidence;

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
    wrong = new boolean[document.length];
    for (int i = 0; i < wrong.length; i++) {
      wrong[i] = !ranked.get(i).correct();
    }
  }

  /**
   * Area under the curve: the mean, over every number k of rows kept, of the error rate among the k
   * surest. 0 is best; a system whose confidence says nothing has its overall error rate. NaN for
   * no rows.
   */
  double area(int[] weights) {
    double kept = 0;
    double errors = 0;
    double sum = 0;
    int start = 0;
    while (start < wrong.length) {
      int end = start;
      int tied = 0;
      int tiedErrors = 0;
      while (end < wrong.length && confidence[end] == confidence[start]) {
        int weight = weights[document[end]];
        tied += weight;
        tiedErrors += wrong[end] ? weight : 0;
        end++;
      }
      if (tiedErrors == 0 && errors == 0) {
        kept += tied;
      } else {
        double perRow = tied == 0 ? 0 : (double) tiedErrors / tied;
        for (int i = 0; i < tied; i++) {
          kept++;
          errors += perRow;
          sum += errors / kept;
        }
      }
      start = end;
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
    for (int i = 0; i < wrong.length; i++) {
      errors += wrong[i] ? 1 : 0;
      if (i + 1 == wrong.length || confidence[i + 1] != confidence[i]) {
        points.add(new Point((i + 1.0) / wrong.length, errors / (i + 1), confidence[i]));
      }
    }
    return points;
  }
}
