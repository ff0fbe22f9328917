package org.parley.evaluate.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.dkpro.statistics.agreement.coding.CodingAnnotationStudy;
import org.dkpro.statistics.agreement.coding.CohenKappaAgreement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.parley.annotation.Annotation;
import org.parley.annotation.AnnotationReader;
import org.parley.stance.Stance;

class LabelMetricsTest {

  private static final double EXACT = 1e-9;
  private static final Set<Stance> ALL = Set.of(Stance.values());

  private static Confusion table(String gold, String predicted) {
    return Confusion.of(stances(gold), stances(predicted));
  }

  /** One letter a row: p, a, n, and - for no prediction. */
  private static List<@Nullable Stance> stances(String letters) {
    List<@Nullable Stance> stances = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      stances.add(
          switch (letters.charAt(i)) {
            case 'p' -> Stance.PRO;
            case 'a' -> Stance.ANTI;
            case 'n' -> Stance.NONE;
            default -> null;
          });
    }
    return stances;
  }

  @Test
  void handWorkedTableWithAMissingPrediction() {
    //           predicted: pro anti none missing
    // gold pro  (4)          2    1    0    1
    // gold anti (2)          0    1    1    0
    // gold none (4)          1    0    3    0
    Confusion table = table("pppp" + "aa" + "nnnn", "ppa-" + "an" + "nnnp");
    assertEquals(2 / 3.0, LabelMetrics.precision(table, Stance.PRO), EXACT);
    assertEquals(2 / 4.0, LabelMetrics.recall(table, Stance.PRO), EXACT);
    assertEquals(4 / 7.0, LabelMetrics.f1(table, Stance.PRO), EXACT);
    assertEquals(2 / 4.0, LabelMetrics.f1(table, Stance.ANTI), EXACT);
    assertEquals(6 / 8.0, LabelMetrics.f1(table, Stance.NONE), EXACT);
    assertEquals((4 / 7.0 + 0.5 + 0.75) / 3, LabelMetrics.macroF1(table, ALL), EXACT);
    assertEquals((4 / 7.0 + 0.5) / 2, LabelMetrics.fAvg(table), EXACT);
    assertEquals(6 / 10.0, LabelMetrics.accuracy(table), EXACT);
    // Micro precision 6/9, micro recall 6/10.
    assertEquals(12 / 19.0, LabelMetrics.microF1(table), EXACT);
    // Chance: (4·3 + 2·2 + 4·4) / 100 = 0.32.
    assertEquals((0.6 - 0.32) / (1 - 0.32), LabelMetrics.kappa(table), EXACT);
  }

  @Test
  void examplesOfTheScikitLearnManual() {
    // f1_score: y_true = [0, 1, 2, 0, 1, 2], y_pred = [0, 2, 1, 0, 0, 1]: macro 0.266…, micro
    // 0.33….
    Confusion f1 = table("panpan", "pnappa");
    assertEquals(0.8 / 3, LabelMetrics.macroF1(f1, ALL), EXACT);
    assertEquals(1 / 3.0, LabelMetrics.microF1(f1), EXACT);
    // matthews_corrcoef: y_true = [+1, +1, +1, -1], y_pred = [+1, -1, +1, +1]: -0.33….
    assertEquals(-1 / 3.0, LabelMetrics.matthews(table("pppa", "papp")), EXACT);
    // cohen_kappa_score: y1 = negative, positive, negative, neutral, positive;
    // y2 = negative, positive, negative, neutral, negative: 0.6875.
    assertEquals(0.6875, LabelMetrics.kappa(table("apanp", "apana")), EXACT);
  }

  @Test
  void aClassAbsentFromGoldIsLeftOutOfMacroF1ButNotOfTheStrictOne() {
    Confusion table = table("ppnn", "panp");
    assertEquals(Set.of(Stance.PRO, Stance.NONE), table.goldClasses());
    double pro = 2 * 1 / (2 + 2.0);
    double none = 2 * 1 / (2 + 1.0);
    assertEquals((pro + none) / 2, LabelMetrics.macroF1(table, table.goldClasses()), EXACT);
    assertEquals((pro + none) / 3, LabelMetrics.macroF1(table, ALL), EXACT);
    assertEquals(Double.NaN, LabelMetrics.recall(table, Stance.ANTI));
    assertEquals(0, LabelMetrics.precision(table, Stance.ANTI));
  }

  @Test
  void aClassNeverPredictedHasNoPrecisionAndF1Zero() {
    Confusion table = table("pan", "ppn");
    assertEquals(Double.NaN, LabelMetrics.precision(table, Stance.ANTI));
    assertEquals(0, LabelMetrics.f1(table, Stance.ANTI));
  }

  @Test
  void oneRowOfOneClassHasNoKappaAndNoCorrelation() {
    Confusion table = table("p", "p");
    assertEquals(1, LabelMetrics.accuracy(table));
    assertEquals(1, LabelMetrics.macroF1(table, table.goldClasses()));
    assertEquals(Double.NaN, LabelMetrics.kappa(table));
    assertEquals(Double.NaN, LabelMetrics.matthews(table));
  }

  @Test
  void withoutAnyPredictionEverythingIsWrong() {
    Confusion table = table("pan", "---");
    assertEquals(0, LabelMetrics.accuracy(table));
    assertEquals(0, LabelMetrics.microF1(table));
    assertEquals(0, LabelMetrics.macroF1(table, ALL));
    assertEquals(3, table.missing());
  }

  /** R_K is by definition a correlation: covariances of the indicator columns, summed. */
  @Test
  void matthewsIsTheCorrelationOfIndicators() {
    Random random = new Random(4);
    for (int round = 0; round < 50; round++) {
      String gold = draw(random, "ppan", 40);
      String predicted = draw(random, "pann-", 40);
      double[][] x = indicators(gold);
      double[][] y = indicators(predicted);
      double expected = covariance(x, y) / Math.sqrt(covariance(x, x) * covariance(y, y));
      assertEquals(expected, LabelMetrics.matthews(table(gold, predicted)), EXACT);
    }
  }

  private static double[][] indicators(String letters) {
    return "pan-"
        .chars()
        .mapToObj(c -> letters.chars().mapToDouble(l -> l == c ? 1 : 0).toArray())
        .toArray(double[][]::new);
  }

  private static double covariance(double[][] x, double[][] y) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += new Covariance().covariance(x[k], y[k]);
    }
    return sum;
  }

  @Test
  void kappaIsThatOfDkpro() {
    Random random = new Random(5);
    for (int round = 0; round < 50; round++) {
      String gold = draw(random, "ppan", 30);
      String predicted = draw(random, "pann", 30);
      CodingAnnotationStudy study = new CodingAnnotationStudy(2);
      for (int i = 0; i < gold.length(); i++) {
        study.addItem(gold.charAt(i), predicted.charAt(i));
      }
      assertEquals(
          new CohenKappaAgreement(study).calculateAgreement(),
          LabelMetrics.kappa(table(gold, predicted)),
          EXACT);
    }
  }

  private static String draw(Random random, String letters, int length) {
    StringBuilder drawn = new StringBuilder();
    for (int i = 0; i < length; i++) {
      drawn.append(letters.charAt(random.nextInt(letters.length())));
    }
    return drawn.toString();
  }

  /**
   * The SemEval-2016 training set, each target's majority class predicted on itself. Four targets
   * have anti as majority, climate change has pro:
   *
   * <pre>
   *                                    pro  anti  none
   * Atheism                             92   304   117  → anti
   * Climate Change is a Real Concern   212    15   168  → pro
   * Feminist Movement                  210   328   126  → anti
   * Hillary Clinton                    118   393   178  → anti
   * Legalization of Abortion           121   355   177  → anti
   *                                    753  1395   766
   * pro:  predicted 212 + 15 + 168 = 395, right 212: F1 = 2·212 / (753 + 395) = 0.369338
   * anti: predicted 2914 − 395 = 2519, right 1395 − 15 = 1380: F1 = 2·1380 / (1395 + 2519) = 0.705161
   * F_avg = (0.369338 + 0.705161) / 2 = 0.537249
   * </pre>
   */
  @Test
  void majorityOfSemevalOnItselfScores5372() throws IOException {
    double byHand = (2 * 212 / (753 + 395.0) + 2 * 1380 / (1395 + 2519.0)) / 2;
    assertEquals(53.72, 100 * byHand, 0.005);
    Path file = Path.of("../shared/data/semeval2016t6/train.jsonl");
    assumeTrue(Files.exists(file), file + " is not here: the arithmetic alone was checked");
    Map<String, Map<Stance, Integer>> counts = new HashMap<>();
    List<Annotation> rows = AnnotationReader.read(file);
    for (Annotation row : rows) {
      row.labels()
          .forEach(
              (target, stance) ->
                  counts
                      .computeIfAbsent(target, t -> new EnumMap<>(Stance.class))
                      .merge(stance, 1, Integer::sum));
    }
    List<Stance> gold = new ArrayList<>();
    List<@Nullable Stance> predicted = new ArrayList<>();
    for (Annotation row : rows) {
      row.labels()
          .forEach(
              (target, stance) -> {
                gold.add(stance);
                predicted.add(
                    Arrays.stream(Stance.values())
                        .max((a, b) -> counts.get(target).get(a) - counts.get(target).get(b))
                        .orElseThrow());
              });
    }
    assertEquals(byHand, LabelMetrics.fAvg(Confusion.of(gold, predicted)), EXACT);
  }

  /** Adding a right row lowers neither accuracy nor any recall. */
  @Test
  void aRightRowMoreLowersNeitherAccuracyNorRecall() {
    Random random = new Random(6);
    for (int round = 0; round < 200; round++) {
      String gold = draw(random, "pan", 12);
      String predicted = draw(random, "pan-", 12);
      Confusion before = table(gold, predicted);
      for (String right : List.of("p", "a", "n")) {
        Confusion after = table(gold + right, predicted + right);
        assertTrue(LabelMetrics.accuracy(after) >= LabelMetrics.accuracy(before));
        for (Stance stance : before.goldClasses()) {
          assertTrue(LabelMetrics.recall(after, stance) >= LabelMetrics.recall(before, stance));
        }
      }
    }
  }
}
