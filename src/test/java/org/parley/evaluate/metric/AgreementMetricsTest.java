package org.parley.evaluate.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dkpro.statistics.agreement.coding.CodingAnnotationStudy;
import org.dkpro.statistics.agreement.coding.CohenKappaAgreement;
import org.dkpro.statistics.agreement.coding.FleissKappaAgreement;
import org.dkpro.statistics.agreement.coding.KrippendorffAlphaAgreement;
import org.dkpro.statistics.agreement.distance.NominalDistanceFunction;
import org.dkpro.statistics.agreement.distance.OrdinalDistanceFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.parley.evaluate.metric.AgreementStatistic.Unit;
import org.parley.stance.Stance;

class AgreementMetricsTest {

  private static final double EXACT = 1e-9;
  private static final List<Stance> ORDER = List.of(Stance.ANTI, Stance.NONE, Stance.PRO);

  /**
   * Sections C and D of "Computing Krippendorff's Alpha-Reliability" (2011): four observers, twelve
   * units, five categories, missing values; nominal alpha 0.743, ordinal 0.815.
   */
  @Test
  void krippendorffsOwnExampleWithMissingValues() {
    List<String> observers =
        List.of("123321412***", "1233224125*3", "*3332342251*", "12332441251*");
    double[][] matrix = coincidences(observers, 5);
    assertEquals(0.743, AgreementMetrics.alpha(matrix, false), 0.0005);
    assertEquals(0.815, AgreementMetrics.alpha(matrix, true), 0.0005);
  }

  private static double[][] coincidences(List<String> observers, int categories) {
    double[][] matrix = new double[categories][categories];
    for (int unit = 0; unit < observers.get(0).length(); unit++) {
      List<Integer> given = new ArrayList<>();
      for (String observer : observers) {
        if (observer.charAt(unit) != '*') {
          given.add(observer.charAt(unit) - '1');
        }
      }
      for (int i = 0; i < given.size(); i++) {
        for (int j = 0; j < given.size(); j++) {
          if (i != j) {
            matrix[given.get(i)][given.get(j)] += 1.0 / (given.size() - 1);
          }
        }
      }
    }
    return matrix;
  }

  /** The worked example of the article "Fleiss' kappa" in Wikipedia: 14 raters, 10 items, 0.210. */
  @Test
  void fleissWorkedExample() {
    int[][] items = {
      {0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
      {7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7}
    };
    double agreement = 0;
    double[] totals = new double[5];
    for (int[] item : items) {
      for (int c = 0; c < 5; c++) {
        agreement += item[c] * (item[c] - 1) / (14 * 13.0);
        totals[c] += item[c];
      }
    }
    assertEquals(0.210, AgreementMetrics.fleiss(agreement, items.length, totals), 0.0005);
  }

  @Test
  void everyFigureIsThatOfDkpro() {
    Random random = new Random(21);
    for (int round = 0; round < 30; round++) {
      int raters = 2 + round % 3;
      List<Unit> units = new ArrayList<>();
      CodingAnnotationStudy all = new CodingAnnotationStudy(raters);
      CodingAnnotationStudy complete = new CodingAnnotationStudy(raters);
      for (int u = 0; u < 40; u++) {
        List<@Nullable Stance> labels = new ArrayList<>();
        Stance truth = ORDER.get(random.nextInt(3));
        for (int r = 0; r < raters; r++) {
          labels.add(
              random.nextInt(6) == 0
                  ? null
                  : random.nextInt(3) == 0 ? ORDER.get(random.nextInt(3)) : truth);
        }
        units.add(new Unit(u, labels));
        all.addItemAsArray(categories(labels));
        if (!labels.contains(null)) {
          complete.addItemAsArray(categories(labels));
        }
      }
      AgreementStatistic statistic = new AgreementStatistic(units, 40, raters);
      double[] figures = statistic.observed();
      assertEquals(
          new KrippendorffAlphaAgreement(all, new NominalDistanceFunction()).calculateAgreement(),
          figures[AgreementStatistic.ALPHA_NOMINAL],
          EXACT);
      assertEquals(
          new KrippendorffAlphaAgreement(all, new OrdinalDistanceFunction()).calculateAgreement(),
          figures[AgreementStatistic.ALPHA_ORDINAL],
          EXACT);
      assertEquals(
          new FleissKappaAgreement(complete).calculateAgreement(),
          figures[AgreementStatistic.FLEISS],
          EXACT);
      for (int a = 0; a < raters; a++) {
        for (int b = a + 1; b < raters; b++) {
          CodingAnnotationStudy two = new CodingAnnotationStudy(2);
          for (Unit unit : units) {
            if (unit.labels().get(a) != null && unit.labels().get(b) != null) {
              two.addItem(unit.labels().get(a), unit.labels().get(b));
            }
          }
          assertEquals(
              new CohenKappaAgreement(two).calculateAgreement(),
              figures[statistic.kappa(a, b)],
              EXACT);
        }
      }
    }
  }

  private static Object[] categories(List<@Nullable Stance> labels) {
    return labels.stream().map(label -> label == null ? null : ORDER.indexOf(label) + 1).toArray();
  }

  @Test
  void fullAgreementIsOneAndOneCategoryAloneIsNotDefined() {
    List<Unit> agreed =
        List.of(
            new Unit(0, List.of(Stance.PRO, Stance.PRO)),
            new Unit(1, List.of(Stance.ANTI, Stance.ANTI)));
    for (double figure : new AgreementStatistic(agreed, 2, 2).observed()) {
      assertEquals(1, figure, EXACT);
    }
    List<Unit> same = List.of(new Unit(0, List.of(Stance.NONE, Stance.NONE)));
    double[] figures = new AgreementStatistic(same, 1, 2).observed();
    assertEquals(Double.NaN, figures[AgreementStatistic.FLEISS]);
    assertEquals(Double.NaN, figures[AgreementStatistic.ALPHA_NOMINAL]);
    assertEquals(Double.NaN, figures[AgreementStatistic.ALPHA_ORDINAL]);
  }

  @Test
  void proAgainstAntiIsWorseThanProAgainstNoneForOrdinalAlphaOnly() {
    List<Unit> far = new ArrayList<>();
    List<Unit> near = new ArrayList<>();
    for (int u = 0; u < 10; u++) {
      Stance label = ORDER.get(u % 3);
      far.add(new Unit(u, List.of(label, label)));
      near.add(new Unit(u, List.of(label, label)));
    }
    far.add(new Unit(10, List.of(Stance.PRO, Stance.ANTI)));
    far.add(new Unit(11, List.of(Stance.NONE, Stance.NONE)));
    near.add(new Unit(10, List.of(Stance.PRO, Stance.NONE)));
    near.add(new Unit(11, List.of(Stance.NONE, Stance.ANTI)));
    double ordinalFar =
        new AgreementStatistic(far, 12, 2).observed()[AgreementStatistic.ALPHA_ORDINAL];
    double nominalFar =
        new AgreementStatistic(far, 12, 2).observed()[AgreementStatistic.ALPHA_NOMINAL];
    double ordinalNear =
        new AgreementStatistic(near, 12, 2).observed()[AgreementStatistic.ALPHA_ORDINAL];
    double nominalNear =
        new AgreementStatistic(near, 12, 2).observed()[AgreementStatistic.ALPHA_NOMINAL];
    // Two near misses are worse than one far one if all misses count the same, better if not.
    assertTrue(nominalNear < nominalFar);
    assertTrue(ordinalNear > ordinalFar);
  }
}
