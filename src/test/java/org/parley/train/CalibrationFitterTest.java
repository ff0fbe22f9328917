package org.parley.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.stance.Calibration;
import org.parley.stance.Distribution;
import org.parley.stance.Stance;
import org.parley.text.Language;

class CalibrationFitterTest {

  private static final List<String> MEMBERS = List.of("m");

  /**
   * Labels are drawn from random distributions; the member reports them sharpened by 1/t. Undoing
   * that needs the temperature t.
   */
  private static List<OutOfFold> sharpened(double t, long seed) {
    Random random = new Random(seed);
    List<OutOfFold> predictions = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      double[] logits = {
        1.5 * random.nextGaussian(), 1.5 * random.nextGaussian(), 1.5 * random.nextGaussian()
      };
      double[] true3 = softmax(logits, 1);
      double[] told = softmax(logits, t);
      double draw = random.nextDouble();
      Stance label =
          draw < true3[0] ? Stance.PRO : draw < true3[0] + true3[1] ? Stance.ANTI : Stance.NONE;
      predictions.add(Gold.predicted(i % 5, label, told[0], told[1], told[2]));
    }
    return predictions;
  }

  private static double[] softmax(double[] logits, double sharpness) {
    double[] values = new double[3];
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      values[i] = Math.exp(sharpness * logits[i]);
      sum += values[i];
    }
    return new double[] {values[0] / sum, values[1] / sum, values[2] / sum};
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 2, 3})
  void aKnownTemperatureIsRecovered(double temperature) {
    Calibration fitted = CalibrationFitter.fit(sharpened(temperature, 1), MEMBERS);
    assertEquals(temperature, fitted.temperature(), 0.04 * temperature);
    assertEquals(Map.of("m", 1.0), fitted.weights());
  }

  /** Predictions of two members, each of which knows some of ten labels and guesses the others. */
  private static List<OutOfFold> knowing(int first, int second, int count) {
    Random random = new Random(1);
    List<OutOfFold> predictions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Stance label = Gold.STANCES.get(random.nextInt(3));
      Map<String, Distribution> members =
          Map.of("a", told(label, first, random), "b", told(label, second, random));
      predictions.add(new OutOfFold(Gold.example("d" + i, "sochi", label), i % 5, members));
    }
    return predictions;
  }

  private static Distribution told(Stance label, int knownOfTen, Random random) {
    boolean knows = random.nextInt(10) < knownOfTen;
    return told(knows ? label : Gold.STANCES.get(random.nextInt(3)), 0.8);
  }

  private static Distribution told(Stance stance, double confidence) {
    double others = (1 - confidence) / 2;
    return new Distribution(
        stance == Stance.PRO ? confidence : others,
        stance == Stance.ANTI ? confidence : others,
        stance == Stance.NONE ? confidence : others);
  }

  @Test
  void aMemberThatKnowsOutweighsOneThatGuesses() {
    Map<String, Double> weights =
        CalibrationFitter.fit(knowing(0, 8, 500), List.of("a", "b")).weights();
    assertTrue(weights.getOrDefault("b", 0.0) > 0.5, weights.toString());
  }

  /** Both members say the same; likelihood would lean on the one that says so with confidence. */
  @Test
  void beingSurerIsNoReasonToWeighMore() {
    List<OutOfFold> predictions = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 400; i++) {
      Stance label = Gold.STANCES.get(random.nextInt(3));
      Stance guess = random.nextInt(10) < 7 ? label : Gold.STANCES.get(random.nextInt(3));
      Map<String, Distribution> members = Map.of("a", told(guess, 0.36), "b", told(guess, 0.8));
      predictions.add(new OutOfFold(Gold.example("d" + i, "sochi", label), i % 5, members));
    }
    assertEquals(
        Map.of("a", 0.5, "b", 0.5),
        CalibrationFitter.fit(predictions, List.of("a", "b")).weights());
  }

  @Test
  void membersWeighTheSameUnlessPredictionsTellOtherwise() {
    List<String> members = List.of("a", "b");
    Map<String, Double> equal = Map.of("a", 0.5, "b", 0.5);
    assertEquals(equal, CalibrationFitter.fit(List.of(), members).weights());
    assertEquals(equal, CalibrationFitter.fit(knowing(7, 7, 200), members).weights());
  }

  @Test
  void nothingToFitOnLeavesProbabilitiesAsTheyAre() {
    OutOfFold missed =
        new OutOfFold(
            Gold.example("d", "sochi", Stance.PRO, false, true, Language.ENGLISH), 0, Map.of());
    assertEquals(
        new Calibration(Map.of("m", 1.0), 1, null),
        CalibrationFitter.fit(List.of(missed), MEMBERS));
  }

  /**
   * The Wilson interval for r right of n has the lower end (r + z²/2 − z·√(r(n − r)/n + z²/4)) / (n
   * + z²), z = 1.96. It is n / (n + 3.8415) for r = n: 0.9494 for 72 and 0.9500 for 73.
   */
  @Test
  void theThresholdNeedsTheWilsonBoundAboveTheAccuracy() {
    assertNull(CalibrationFitter.fit(certain(72, 0), MEMBERS).threshold());
    assertThresholdAt(SURE, CalibrationFitter.fit(certain(73, 0), MEMBERS));
  }

  /** With one wrong: 0.9499 for 108 of 109, 0.9503 for 109 of 110. */
  @Test
  void oneErrorTakesMoreToOutweigh() {
    assertNull(CalibrationFitter.fit(certain(108, 1), MEMBERS).threshold());
    assertThresholdAt(SURE, CalibrationFitter.fit(certain(109, 1), MEMBERS));
  }

  /** Surer judgements alone reach the accuracy; with those below, half of which are wrong, no. */
  @Test
  void theThresholdIsTheLowestThatReachesTheAccuracy() {
    List<OutOfFold> predictions = new ArrayList<>(certain(200, 0));
    for (int i = 0; i < 100; i++) {
      Stance gold = i % 2 == 0 ? Stance.PRO : Stance.ANTI;
      predictions.add(Gold.predicted(i % 5, gold, 0.6, 0.3, 0.1));
    }
    assertThresholdAt(SURE, CalibrationFitter.fit(predictions, MEMBERS));
  }

  private static final OutOfFold SURE = Gold.predicted(0, Stance.PRO, 0.9, 0.05, 0.05);

  private static void assertThresholdAt(OutOfFold expected, Calibration fitted) {
    assertEquals(fitted.combine(expected.members()).max(), fitted.threshold());
  }

  private static List<OutOfFold> certain(int right, int wrong) {
    List<OutOfFold> predictions = new ArrayList<>();
    for (int i = 0; i < right + wrong; i++) {
      Stance gold = i < right ? Stance.PRO : Stance.ANTI;
      predictions.add(Gold.predicted(i % 5, gold, 0.9, 0.05, 0.05));
    }
    return predictions;
  }

  @Test
  void aFoldIsCalibratedByTheOthers() {
    List<OutOfFold> predictions = new ArrayList<>();
    sharpened(3, 1).stream().filter(one -> one.fold() == 0).forEach(predictions::add);
    sharpened(0.5, 2).stream().filter(one -> one.fold() == 1).forEach(predictions::add);
    List<Calibration> fitted = CalibrationFitter.crossFit(predictions, MEMBERS, 2);
    assertEquals(0.5, fitted.get(0).temperature(), 0.05);
    assertEquals(3, fitted.get(1).temperature(), 0.3);
    assertNotEquals(fitted.get(0), CalibrationFitter.fit(predictions, MEMBERS));
  }
}
