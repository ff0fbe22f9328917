package org.parley.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.parley.evaluate.Fixtures.gold;
import static org.parley.evaluate.Fixtures.prediction;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.evaluate.MatchedPair.By;
import org.parley.stance.Stance;

class MatcherTest {

  private static final Map<String, Stance> PRO = Map.of("sochi", Stance.PRO);

  @Test
  void idComesBeforeParagraphAndParagraphBeforeText() throws EvaluationException {
    Prediction byId = prediction("a", null, null, "other words", "sochi", Stance.PRO);
    Prediction byParagraph = prediction(null, "d", 1, "one", "sochi", Stance.ANTI);
    Prediction byText = prediction(null, null, null, " one\n two ", "sochi", Stance.NONE);
    Matching matching =
        Matcher.match(
            List.of(
                gold("a", "d", 1, "first", PRO),
                gold("b", "d", 1, "one", PRO),
                gold("c", "d", 2, "one two", PRO)),
            List.of(byId, byParagraph, byText));
    assertEquals(1, matching.count(By.ID));
    assertEquals(1, matching.count(By.PARAGRAPH));
    assertEquals(1, matching.count(By.TEXT));
    for (MatchedPair pair : matching.pairs()) {
      Prediction expected =
          switch (pair.name()) {
            case "a" -> byId;
            case "b" -> byParagraph;
            default -> byText;
          };
      assertSame(expected, pair.prediction());
    }
    assertEquals(
        List.of("1 pairs share an id or paragraph but not the text: are these the right files?"),
        matching.notes());
  }

  @Test
  void theIdOfARowIsItsDocumentInTheOutputOfClassify() throws EvaluationException {
    Prediction first = prediction(null, "row-1", 0, "same", "sochi", Stance.PRO);
    Prediction second = prediction(null, "row-2", 0, "same", "sochi", Stance.ANTI);
    Matching matching =
        Matcher.match(
            List.of(gold("row-1", null, null, "same", PRO), gold("row-2", null, null, "same", PRO)),
            List.of(second, first));
    for (MatchedPair pair : matching.pairs()) {
      assertSame(pair.name().equals("row-1") ? first : second, pair.prediction());
    }
    assertTrue(matching.notes().isEmpty());
  }

  @Test
  void whatIsUnmatchedOnEitherSideIsListedAndNoted() throws EvaluationException {
    Matching matching =
        Matcher.match(
            List.of(gold("a", null, null, "x", PRO), gold("b", null, null, "y", PRO)),
            List.of(
                prediction("a", null, null, "x", "sochi", Stance.PRO),
                prediction("a", null, null, "x", "geneva", Stance.NONE),
                prediction("z", null, null, "z", "sochi", Stance.PRO)));
    assertEquals(List.of("b"), matching.missing().stream().map(MatchedPair::name).toList());
    assertEquals(
        List.of("a geneva", "z sochi"),
        matching.unmatched().stream().map(p -> p.name() + " " + p.target()).toList());
    assertEquals(
        List.of(
            "1 gold labels have no prediction and count as wrong.",
            "2 predictions have no gold label and are not counted."),
        matching.notes());
  }

  @Test
  void textWithPredictionsThatDifferIsNotGuessed() throws EvaluationException {
    Matching matching =
        Matcher.match(
            List.of(gold(null, null, null, "x", PRO)),
            List.of(
                prediction("1", null, null, "x", "sochi", Stance.PRO),
                prediction("2", null, null, "x", "sochi", Stance.ANTI)));
    assertEquals(1, matching.missing().size());
    assertTrue(matching.notes().get(1).contains("several predictions for their text"));
  }

  @Test
  void textsThatRepeatShareAPredictionThatIsTheSameEverywhere() throws EvaluationException {
    Matching matching =
        Matcher.match(
            List.of(gold("1", null, null, "x", PRO), gold("2", null, null, "x", PRO)),
            List.of(
                prediction(null, null, null, "x", "sochi", Stance.PRO),
                prediction(null, null, null, "x", "sochi", Stance.PRO)));
    assertTrue(matching.missing().isEmpty());
    assertTrue(matching.unmatched().isEmpty());
  }

  @Test
  void repeatedRowsCountOnce() throws EvaluationException {
    Prediction prediction = prediction("a", null, null, "x", "sochi", Stance.PRO);
    Matching matching =
        Matcher.match(
            List.of(gold("a", null, null, "x", PRO), gold("a", null, null, "x", PRO)),
            List.of(prediction, prediction));
    assertEquals(1, matching.pairs().size());
    assertEquals(2, matching.notes().size());
  }

  @Test
  void anIdThatStandsForTwoThingsIsAnError() {
    EvaluationException gold =
        assertThrows(
            EvaluationException.class,
            () ->
                Matcher.match(
                    List.of(
                        gold("a", null, null, "x", PRO),
                        gold("a", null, null, "x", Map.of("sochi", Stance.ANTI))),
                    List.of()));
    assertEquals(
        "gold has \"a\" toward \"sochi\" twice, with another label or text; give each row an id of"
            + " its own",
        gold.getMessage());
    EvaluationException predictions =
        assertThrows(
            EvaluationException.class,
            () ->
                Matcher.match(
                    List.of(gold("a", null, null, "x", PRO)),
                    List.of(
                        prediction("a", null, null, "x", "sochi", Stance.PRO),
                        prediction("a", null, null, "x", "sochi", Stance.ANTI))));
    assertEquals(
        "p.jsonl:1 and p.jsonl:1: two predictions for \"a\" toward \"sochi\" that differ; keep one",
        predictions.getMessage());
  }

  @Test
  void otherTargetsAreNamed() throws EvaluationException {
    Matching matching =
        Matcher.match(
            List.of(gold("a", null, null, "x", PRO)),
            List.of(prediction("a", null, null, "x", "Sochi", Stance.PRO)));
    assertTrue(
        matching
            .notes()
            .contains("No target is in both files: gold has sochi, the predictions have Sochi."));
  }

  @Test
  void goldWithoutLabelsIsAnError() {
    assertThrows(
        EvaluationException.class,
        () -> Matcher.match(List.of(gold("a", null, null, "x", Map.of())), List.of()));
  }
}
