package org.parley.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parley.evaluate.Comparison.Contest;
import org.parley.evaluate.Fixtures.Case;
import org.parley.evaluate.metric.Measure;
import org.parley.stance.Stance;

class ComparerTest {

  private static final Comparer COMPARER = new Comparer(200, 3, Evaluator.Progress.SILENT);

  private static Matching match(Case given) throws EvaluationException {
    return Matcher.match(given.gold(), given.predictions());
  }

  /** The same gold with the predictions of another seed's system on it. */
  private static Matching otherSystem(Case given, long seed) throws EvaluationException {
    Random random = new Random(seed);
    List<Prediction> predictions = new ArrayList<>();
    for (Prediction row : given.predictions()) {
      Stance label =
          random.nextInt(4) == 0 ? List.of(Stance.values()).get(random.nextInt(3)) : row.label();
      predictions.add(
          Fixtures.prediction(
              row.id(), row.document(), row.paragraph(), row.text(), row.target(), label));
    }
    Collections.shuffle(predictions, random);
    return Matcher.match(given.gold(), predictions);
  }

  @Test
  void aSystemAgainstItselfDiffersInNothing() throws EvaluationException {
    Case given = Fixtures.random(1, 25, 2);
    Comparison comparison = COMPARER.compare(Map.of("a", match(given), "b", match(given)));
    Contest contest = comparison.contests().get(0);
    for (Comparison.Test test : contest.tests()) {
      assertEquals(0, test.difference());
      assertEquals(1, test.bootstrapP());
      assertEquals(1, test.randomizationP());
    }
    assertEquals(1, contest.mcNemar().p());
    assertTrue(comparison.differing().isEmpty());
  }

  @Test
  void everyTwoSystemsAreComparedAndCorrectedTogether() throws EvaluationException {
    Case given = Fixtures.random(1, 40, 2);
    Map<String, Matching> systems = new LinkedHashMap<>();
    systems.put("a", match(given));
    systems.put("b", otherSystem(given, 7));
    systems.put("c", otherSystem(given, 8));
    Comparison comparison = COMPARER.compare(systems);
    assertEquals(
        List.of("a b", "a c", "b c"),
        comparison.contests().stream().map(c -> c.first() + " " + c.second()).toList());
    Comparison.Test test = comparison.contests().get(0).tests().get(0);
    assertEquals(Measure.MACRO_F1, test.measure());
    assertEquals(
        comparison.systems().get(0).figures().of(Measure.MACRO_F1).value()
            - comparison.systems().get(1).figures().of(Measure.MACRO_F1).value(),
        test.difference(),
        1e-12);
    assertNotNull(test.interval());
    assertTrue(test.interval().low() <= test.difference());
    assertTrue(test.difference() <= test.interval().high());
    for (Contest contest : comparison.contests()) {
      for (Comparison.Test t : contest.tests()) {
        assertTrue(t.bootstrapHolm() >= t.bootstrapP());
        assertTrue(t.randomizationHolm() >= t.randomizationP());
      }
      assertTrue(contest.mcNemarHolm() >= contest.mcNemar().p());
    }
  }

  @Test
  void rowsThatDifferAreListedWithEveryLabel() throws EvaluationException {
    List<org.parley.annotation.Annotation> gold =
        List.of(
            Fixtures.gold("1", null, null, "x", Map.of("t", Stance.PRO)),
            Fixtures.gold("2", null, null, "y", Map.of("t", Stance.ANTI)));
    Map<String, Matching> systems = new LinkedHashMap<>();
    systems.put(
        "a",
        Matcher.match(
            gold,
            List.of(
                Fixtures.prediction("1", null, null, "x", "t", Stance.PRO),
                Fixtures.prediction("2", null, null, "y", "t", Stance.ANTI))));
    systems.put(
        "b",
        Matcher.match(gold, List.of(Fixtures.prediction("2", null, null, "y", "t", Stance.ANTI))));
    Comparison comparison = COMPARER.compare(systems);
    assertEquals(1, comparison.differing().size());
    assertEquals("1", comparison.differing().get(0).pair().name());
    assertEquals(Arrays.asList(Stance.PRO, null), comparison.differing().get(0).labels());
    assertEquals(1, comparison.contests().get(0).mcNemar().onlyFirst());
    assertTrue(Double.isNaN(comparison.contests().get(0).tests().get(0).bootstrapP()));
  }

  @Test
  void oneSystemIsNotEnough() {
    assertThrows(
        EvaluationException.class,
        () -> COMPARER.compare(Map.of("a", match(Fixtures.random(1, 5, 1)))));
  }
}
