package org.parley.evaluate.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.annotation.Annotation;
import org.parley.evaluate.Counted;
import org.parley.evaluate.Evaluation;
import org.parley.evaluate.EvaluationException;
import org.parley.evaluate.Evaluator;
import org.parley.evaluate.Fixtures;
import org.parley.evaluate.Matcher;
import org.parley.evaluate.Prediction;
import org.parley.stance.Distribution;
import org.parley.stance.Stance;
import org.parley.text.Language;
import org.parley.text.Span;

/** Evaluations to be reported in tests. */
final class ReportFixtures {

  static final Provenance PROVENANCE =
      new Provenance(
          "0.1.0",
          "parley evaluate --gold 'my gold.jsonl'",
          "2026-01-02T03:04:05Z",
          List.of(new Provenance.Input("gold", "my gold.jsonl", "ab".repeat(32))),
          "17",
          "Linux amd64");

  private ReportFixtures() {}

  /**
   * Random rows with everything that a report can show, and an Arabic row and one with markup, both
   * sure and wrong.
   */
  static Evaluation rich() {
    Fixtures.Case random = Fixtures.random(1, 30, 3);
    List<Annotation> gold = new ArrayList<>(random.gold());
    List<Prediction> predictions = new ArrayList<>(random.predictions());
    add(
        gold,
        predictions,
        "markup",
        Language.ENGLISH,
        "<script>alert('Sochi')</script> & more",
        15);
    add(gold, predictions, "arabic", Language.ARABIC, "نرفض مؤتمر سوتشي رفضا قاطعا", 5);
    return evaluate(gold, predictions);
  }

  private static void add(
      List<Annotation> gold,
      List<Prediction> predictions,
      String id,
      Language language,
      String text,
      int mention) {
    gold.add(
        new Annotation(
            id,
            id,
            0,
            language,
            null,
            "2018-03-01",
            "Speaker",
            "news",
            text,
            Optional.of(List.of("sochi")),
            Map.of("sochi", Stance.ANTI),
            Map.of(),
            Map.of(),
            Map.of(),
            List.of(),
            "A",
            "composed",
            null));
    predictions.add(
        new Prediction(
            "p:1",
            id,
            id,
            0,
            text,
            "sochi",
            Stance.PRO,
            new Distribution(1, 0, 0),
            Optional.of(true),
            false,
            List.of(new Span(mention, mention + 5)),
            Map.of()));
  }

  /** Random rows judged by two members, of which what gold calls addressed counts. */
  static Evaluation twoMembers() {
    Fixtures.Case random = Fixtures.random(1, 30, 3);
    try {
      return new Evaluator(100, 1, Evaluator.Progress.SILENT)
          .evaluate(
              Matcher.match(random.gold(), Fixtures.byTwoMembers(random.predictions())),
              Counted.ADDRESSED);
    } catch (EvaluationException e) {
      throw new AssertionError(e);
    }
  }

  /** Two rows, one of them wrong, and a prediction without gold. */
  static Evaluation small() {
    return evaluate(
        List.of(gold("a", Stance.PRO), gold("b", Stance.NONE)),
        List.of(
            prediction("a", Stance.PRO),
            prediction("b", Stance.ANTI),
            prediction("c", Stance.PRO)));
  }

  private static Annotation gold(String id, Stance label) {
    return new Annotation(
        id,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        "Text " + id,
        Optional.empty(),
        Map.of("sochi", label),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        null,
        null,
        null);
  }

  private static Prediction prediction(String id, Stance label) {
    return new Prediction(
        "p:1",
        id,
        null,
        null,
        "Text " + id,
        "sochi",
        label,
        null,
        Optional.empty(),
        false,
        List.of(),
        Map.of());
  }

  static Evaluation evaluate(List<Annotation> gold, List<Prediction> predictions) {
    try {
      return new Evaluator(100, 1, Evaluator.Progress.SILENT)
          .evaluate(Matcher.match(gold, predictions));
    } catch (EvaluationException e) {
      throw new AssertionError(e);
    }
  }
}
