package org.parley.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.stance.BundleDescription.Figure;
import org.parley.stance.Calibration;
import org.parley.stance.Distribution;
import org.parley.stance.Stance;
import org.parley.text.Language;

class HeldOutFiguresTest {

  private final List<HeldOut> predictions = new ArrayList<>();

  private void predict(
      int fold,
      String target,
      Language language,
      Stance gold,
      Stance predicted,
      boolean addressed) {
    Distribution told =
        new Distribution(
            predicted == Stance.PRO ? 0.8 : 0.1,
            predicted == Stance.ANTI ? 0.8 : 0.1,
            predicted == Stance.NONE ? 0.8 : 0.1);
    add(
        new OutOfFold(
            Gold.example("d" + predictions.size(), target, gold, true, addressed, language),
            fold,
            Map.of("m", told)));
  }

  private void miss(int fold, Stance gold) {
    add(
        new OutOfFold(
            Gold.example("m" + predictions.size(), "sochi", gold, false, true, Language.ENGLISH),
            fold,
            Map.of()));
  }

  private void add(OutOfFold prediction) {
    predictions.add(HeldOut.of(prediction, Calibration.identity("m")));
  }

  private Figure figure(String slice, String measure) {
    return HeldOutFigures.of("cross-validation", predictions, 1).stream()
        .filter(figure -> figure.slice().equals(slice) && figure.measure().equals(measure))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Fold 0: pro right, anti right, anti taken for pro, none right. Fold 1: pro right, a missed pro
   * that counts as none. Pooled: pro has 2 of 3 found and 2 of 3 right, F1 2/3; anti 1 of 2 found,
   * F1 2/3; none 1 of 1 found of 2 told, F1 2/3; 4 of 6 are right.
   */
  @Test
  void figuresWorkedByHand() {
    predict(0, "sochi", Language.ENGLISH, Stance.PRO, Stance.PRO, true);
    predict(0, "sochi", Language.ENGLISH, Stance.ANTI, Stance.ANTI, true);
    predict(0, "geneva", Language.RUSSIAN, Stance.ANTI, Stance.PRO, true);
    predict(0, "geneva", Language.RUSSIAN, Stance.NONE, Stance.NONE, true);
    predict(1, "sochi", Language.ENGLISH, Stance.PRO, Stance.PRO, true);
    miss(1, Stance.PRO);
    // Not addressed by gold: counted nowhere.
    predict(1, "geneva", Language.ENGLISH, Stance.NONE, Stance.PRO, false);

    Figure macro = figure("all", "macro_f1");
    assertEquals(6, macro.pairs());
    assertEquals(2.0 / 3, macro.value(), 1e-12);
    // Fold 0: F1 of pro 2/3, anti 2/3, none 1. Fold 1: gold has pro alone, 1 of 2 found: 2/3.
    assertEquals(7.0 / 9, macro.folds().get(0), 1e-12);
    assertEquals(2.0 / 3, macro.folds().get(1), 1e-12);
    assertEquals(13.0 / 18, macro.mean(), 1e-12);
    assertEquals(1 / 9.0 / Math.sqrt(2), macro.deviation(), 1e-12);
    assertEquals(2.0 / 3, figure("all", "f_avg").value(), 1e-12);
    assertEquals(4.0 / 6, figure("all", "accuracy").value(), 1e-12);
    assertEquals(3.0 / 4, figure("target sochi", "accuracy").value(), 1e-12);
    assertEquals(1.0 / 2, figure("language ru", "accuracy").value(), 1e-12);
    // Five pairs were judged, each at 0.8, four of them rightly.
    assertEquals(0, figure("all", "expected_calibration_error").value(), 1e-12);
  }

  /** Three right of four by both, the first member is right on all, the second knows no Russian. */
  @Test
  void membersAloneWhereTheyJudgeAll() {
    Calibration both = new Calibration(Map.of("a", 0.5, "b", 0.5), 1, null);
    for (int i = 0; i < 4; i++) {
      Language language = i < 3 ? Language.ENGLISH : Language.RUSSIAN;
      Map<String, Distribution> told = new HashMap<>();
      told.put("a", new Distribution(0.5, 0.4, 0.1));
      if (language == Language.ENGLISH) {
        told.put("b", i == 0 ? new Distribution(0, 1, 0) : new Distribution(1, 0, 0));
      }
      predictions.add(
          HeldOut.of(
              new OutOfFold(
                  Gold.example("d" + i, "sochi", Stance.PRO, true, true, language), 0, told),
              both));
    }
    List<Figure> accuracies =
        HeldOutFigures.of("held-out", predictions, 1).stream()
            .filter(figure -> figure.measure().equals("accuracy"))
            .toList();
    assertEquals(
        List.of(
            "all null",
            "all a",
            "language en null",
            "language en a",
            "language en b",
            "language ru null",
            "language ru a"),
        accuracies.stream().map(figure -> figure.slice() + " " + figure.member()).toList());
    assertEquals(
        List.of(3 / 4.0, 1.0, 2 / 3.0, 1.0, 2 / 3.0, 1.0, 1.0),
        accuracies.stream().map(Figure::value).toList());
  }

  @Test
  void intervalsWhereThereAreDocumentsEnough() {
    for (int i = 0; i < 40; i++) {
      predict(
          i % 2,
          "sochi",
          Language.ENGLISH,
          Stance.PRO,
          i % 4 == 0 ? Stance.ANTI : Stance.PRO,
          true);
    }
    Figure accuracy = figure("all", "accuracy");
    assertEquals(0.75, accuracy.value(), 1e-12);
    assertTrue(accuracy.low() > 0.5 && accuracy.low() < 0.75, accuracy.toString());
    assertTrue(accuracy.high() > 0.75 && accuracy.high() < 1, accuracy.toString());
    // Forty times 0.8 told: by chance the share that is right is off by this much: the mean
    // deviation is 0.8 of the standard one.
    assertEquals(
        0.8 * Math.sqrt(0.2 * 0.8 / 40),
        figure("all", "expected_error_if_calibrated").value(),
        0.01);
    predictions.subList(19, 40).clear();
    assertNull(figure("all", "accuracy").low());
  }

  @Test
  void aFoldWithoutSuchPairsHasNoFigure() {
    predict(0, "sochi", Language.ENGLISH, Stance.PRO, Stance.PRO, true);
    predict(1, "sochi", Language.ENGLISH, Stance.PRO, Stance.PRO, true);
    predict(2, "sochi", Language.RUSSIAN, Stance.PRO, Stance.PRO, true);
    assertEquals(Arrays.asList(null, null, 1.0), figure("language ru", "accuracy").folds());
    assertNull(figure("language ru", "accuracy").mean());
    assertEquals(Arrays.asList(1.0, 1.0, null), figure("language en", "accuracy").folds());
    assertEquals(0, figure("language en", "accuracy").deviation());
  }

  @Test
  void oneSliceNeedsNoRowOfItsOwnNorManyTargetsAny() {
    for (int i = 0; i < 30; i++) {
      predict(0, "target " + i, Language.ENGLISH, Stance.PRO, Stance.PRO, true);
    }
    List<Figure> figures = HeldOutFigures.of("held-out", predictions, 1);
    assertTrue(
        figures.stream().allMatch(figure -> figure.slice().equals("all")), figures.toString());
    assertTrue(figures.stream().allMatch(figure -> figure.folds().isEmpty()), figures.toString());
    assertEquals(List.of(), HeldOutFigures.of("held-out", List.of(), 1));
  }

  @Test
  void theTableForPeople() {
    assertEquals(
        List.of(
            "Cross-validated, pairs that gold calls addressed (95% interval by bootstrap over"
                + " documents; of too few, ± standard deviation of the folds):",
            "  pairs              n    Macro-F1              F_avg (SemEval-2016)",
            "  all                120  0.612 [0.580, 0.641]  0.580 ± 0.041",
            "  all, linear alone  120                        0.500 ± 0.050",
            "  language ru        40   0.500",
            "On what was held out, pairs that gold calls addressed (95% interval by bootstrap over"
                + " documents; of too few, ± standard deviation of the folds):",
            "  pairs  n   Macro-F1",
            "  all    30  not defined"),
        FigureTable.lines(
            List.of(
                new Figure(
                    "cross-validation",
                    null,
                    "all",
                    "macro_f1",
                    120,
                    0.612,
                    0.58,
                    0.641,
                    List.of(),
                    0.6,
                    0.034),
                new Figure(
                    "cross-validation",
                    null,
                    "all",
                    "f_avg",
                    120,
                    0.58,
                    null,
                    null,
                    List.of(),
                    0.6,
                    0.041),
                new Figure(
                    "cross-validation",
                    "linear",
                    "all",
                    "f_avg",
                    120,
                    0.5,
                    null,
                    null,
                    List.of(),
                    0.6,
                    0.05),
                new Figure(
                    "cross-validation",
                    null,
                    "language ru",
                    "macro_f1",
                    40,
                    0.5,
                    null,
                    null,
                    List.of(),
                    null,
                    null),
                new Figure(
                    "held-out",
                    null,
                    "all",
                    "macro_f1",
                    30,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    null))));
  }
}
