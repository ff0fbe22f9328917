package org.parley.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.parley.annotation.Annotation;
import org.parley.evaluate.metric.Measure;
import org.parley.stance.Distribution;
import org.parley.stance.Stance;

/** What is found addressed, and figures of what gold calls addressed alone. */
class TargetFindingTest {

  private static final Evaluator EVALUATOR = new Evaluator(200, 3, Evaluator.Progress.SILENT);

  private static Evaluation evaluate(List<Annotation> gold, List<Prediction> predictions)
      throws EvaluationException {
    return EVALUATOR.evaluate(Matcher.match(gold, predictions));
  }

  private static Annotation addressed(String id, Optional<Boolean> addressed, Stance label) {
    return Fixtures.gold(id, null, addressed.map(yes -> yes ? List.of("t") : List.of()), label);
  }

  private static Prediction found(String id, boolean addressed) {
    return new Prediction(
        "p:1",
        id,
        null,
        null,
        "text " + id,
        "t",
        Stance.NONE,
        Distribution.CERTAIN_NONE,
        Optional.of(addressed),
        false,
        List.of(),
        Map.of());
  }

  @Test
  void targetFindingByHand() throws EvaluationException {
    //            gold: addressed label   system: addressed
    //       a          yes       pro             yes
    //       b          yes       none            no   missed
    //       c          no        none            yes  false alarm
    //       d          unknown   anti            no   missed: an anti pair is addressed
    //       e          unknown   none            no
    List<Annotation> gold =
        List.of(
            addressed("a", Optional.of(true), Stance.PRO),
            addressed("b", Optional.of(true), Stance.NONE),
            addressed("c", Optional.of(false), Stance.NONE),
            addressed("d", Optional.empty(), Stance.ANTI),
            addressed("e", Optional.empty(), Stance.NONE));
    List<Prediction> predictions =
        List.of(
            found("a", true),
            found("b", false),
            found("c", true),
            found("d", false),
            found("e", false));
    TargetFinding all = evaluate(gold, predictions).targetFinding().get(0);
    assertEquals(5, all.rows());
    assertEquals(3, all.judged());
    assertEquals(1 / 2.0, all.precision().value());
    assertEquals(1 / 2.0, all.recall().value());
    assertEquals(1 / 2.0, all.recallOfStances().value());
    assertEquals(List.of("b", "d"), all.missed().stream().map(MatchedPair::name).sorted().toList());
  }

  @Test
  void whatGoldDoesNotCallAddressedCanBeLeftAside() throws EvaluationException {
    List<Annotation> gold =
        List.of(
            addressed("a", Optional.of(true), Stance.NONE),
            addressed("b", Optional.of(true), Stance.NONE),
            addressed("c", Optional.of(false), Stance.NONE),
            addressed("d", Optional.of(false), Stance.PRO),
            addressed("e", Optional.empty(), Stance.NONE));
    List<Prediction> predictions =
        List.of(
            found("a", true),
            found("b", false),
            found("c", true),
            found("d", false),
            found("e", true));
    Evaluation evaluation = EVALUATOR.evaluate(Matcher.match(gold, predictions), Counted.ADDRESSED);
    // d is pro, and so addressed whatever the row says; e does not say, as rows collected by
    // target.
    assertEquals(
        List.of("a", "b", "d", "e"),
        evaluation.matching().pairs().stream().map(MatchedPair::name).sorted().toList());
    assertEquals(3 / 4.0, evaluation.overall().of(Measure.ACCURACY).value());
    assertEquals(4, evaluation.baselines().get(0).slices().get(0).figures().rows());
    // What is found can only be told over all of them: of a, c and e, c is a false alarm.
    assertEquals(5, evaluation.targetFinding().get(0).rows());
    assertEquals(1 / 2.0, evaluation.targetFinding().get(0).precision().value());
    assertTrue(
        evaluation
            .matching()
            .notes()
            .get(0)
            .startsWith("1 pairs that gold does not call addressed"),
        evaluation.matching().notes().toString());

    EvaluationException e =
        assertThrows(
            EvaluationException.class,
            () ->
                EVALUATOR.evaluate(
                    Matcher.match(gold.subList(2, 3), predictions), Counted.ADDRESSED));
    assertEquals(
        "gold calls no target addressed: there is no pair to count; count all of them",
        e.getMessage());
  }

  @Test
  void whereTheSystemDoesNotSayWhatIsAddressedThereIsNoTargetFinding() throws EvaluationException {
    List<Annotation> gold = List.of(addressed("a", Optional.of(true), Stance.PRO));
    Prediction prediction = Fixtures.prediction("a", null, null, "text a", "t", Stance.PRO);
    assertTrue(evaluate(gold, List.of(prediction)).targetFinding().isEmpty());
  }
}
