package org.parley.evaluate.metric;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.stance.Stance;

/**
 * Agreement of raters over units, under any weights of the units' documents. The figures are, in
 * order: Fleiss' kappa over the units that everybody rated, Krippendorff's alpha nominal and
 * ordinal over those that at least two did, then for each two raters the share of equal labels and
 * Cohen's kappa.
 */
public final class AgreementStatistic implements Statistic {

  /** Place of Fleiss' kappa among the figures. */
  public static final int FLEISS = 0;

  /** Place of nominal alpha among the figures. */
  public static final int ALPHA_NOMINAL = 1;

  /** Place of ordinal alpha among the figures. */
  public static final int ALPHA_ORDINAL = 2;

  private static final int FIRST_PAIR = 3;

  /** The order that ordinal alpha goes by. */
  private static final List<Stance> ORDER = List.of(Stance.ANTI, Stance.NONE, Stance.PRO);

  private static final int CATEGORIES = ORDER.size();
  private static final int CELLS = CATEGORIES * CATEGORIES;

  /**
   * Sums of a document: items, agreement and categories for Fleiss, then coincidences, then pairs.
   */
  private static final int ITEMS = 0;

  private static final int AGREEMENT = 1;
  private static final int TOTALS = 2;
  private static final int COINCIDENCES = TOTALS + CATEGORIES;
  private static final int PAIRS = COINCIDENCES + CELLS;

  /**
   * One unit that was rated.
   *
   * @param document number of its document, from 0
   * @param labels each rater's label; null where the rater gave none
   */
  public record Unit(int document, List<@Nullable Stance> labels) {}

  private final int raters;
  private final double[][] sums;

  /**
   * Adds up units.
   *
   * @param documents number of documents
   * @param raters number of raters, at least 2
   */
  public AgreementStatistic(List<Unit> units, int documents, int raters) {
    this.raters = raters;
    this.sums = new double[documents][PAIRS + pairs(raters) * CELLS];
    units.forEach(unit -> add(unit.labels(), sums[unit.document()]));
  }

  private static int pairs(int raters) {
    return raters * (raters - 1) / 2;
  }

  private void add(List<@Nullable Stance> labels, double[] into) {
    List<Integer> given = new ArrayList<>();
    int pair = 0;
    for (int a = 0; a < raters; a++) {
      Stance label = labels.get(a);
      if (label != null) {
        given.add(ORDER.indexOf(label));
      }
      for (int b = a + 1; b < raters; b++, pair++) {
        Stance other = labels.get(b);
        if (label != null && other != null) {
          into[PAIRS + pair * CELLS + ORDER.indexOf(label) * CATEGORIES + ORDER.indexOf(other)]++;
        }
      }
    }
    int m = given.size();
    if (m < 2) {
      return;
    }
    double agreeing = 0;
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        if (i != j) {
          into[COINCIDENCES + given.get(i) * CATEGORIES + given.get(j)] += 1.0 / (m - 1);
          agreeing += given.get(i).equals(given.get(j)) ? 1 : 0;
        }
      }
    }
    if (m == raters) {
      into[ITEMS]++;
      into[AGREEMENT] += agreeing / (m * (m - 1));
      given.forEach(category -> into[TOTALS + category]++);
    }
  }

  /** Place among the figures of the share of equal labels of two raters, numbered a before b. */
  public int observedAgreement(int a, int b) {
    return FIRST_PAIR + 2 * pairNumber(a, b);
  }

  /** Place among the figures of Cohen's kappa of two raters, numbered a before b. */
  public int kappa(int a, int b) {
    return observedAgreement(a, b) + 1;
  }

  private int pairNumber(int a, int b) {
    return a * raters - a * (a + 1) / 2 + b - a - 1;
  }

  @Override
  public int documents() {
    return sums.length;
  }

  @Override
  public int figures() {
    return FIRST_PAIR + 2 * pairs(raters);
  }

  @Override
  public void compute(int[] weights, double[] figures) {
    double[] total = new double[PAIRS + pairs(raters) * CELLS];
    for (int d = 0; d < weights.length; d++) {
      for (int cell = 0; weights[d] != 0 && cell < total.length; cell++) {
        total[cell] += weights[d] * sums[d][cell];
      }
    }
    double[] categories = new double[CATEGORIES];
    System.arraycopy(total, TOTALS, categories, 0, CATEGORIES);
    double[][] coincidences = new double[CATEGORIES][CATEGORIES];
    for (int c = 0; c < CATEGORIES; c++) {
      System.arraycopy(total, COINCIDENCES + c * CATEGORIES, coincidences[c], 0, CATEGORIES);
    }
    figures[FLEISS] = AgreementMetrics.fleiss(total[AGREEMENT], total[ITEMS], categories);
    figures[ALPHA_NOMINAL] = AgreementMetrics.alpha(coincidences, false);
    figures[ALPHA_ORDINAL] = AgreementMetrics.alpha(coincidences, true);
    for (int pair = 0; pair < pairs(raters); pair++) {
      Confusion table = confusion(total, PAIRS + pair * CELLS);
      figures[FIRST_PAIR + 2 * pair] = LabelMetrics.accuracy(table);
      figures[FIRST_PAIR + 2 * pair + 1] = LabelMetrics.kappa(table);
    }
  }

  private static Confusion confusion(double[] total, int from) {
    double[] cells = new double[Confusion.CELLS];
    for (int c = 0; c < CATEGORIES; c++) {
      for (int k = 0; k < CATEGORIES; k++) {
        cells[Confusion.cell(ORDER.get(c), ORDER.get(k))] = total[from + c * CATEGORIES + k];
      }
    }
    return Confusion.of(cells);
  }
}
