package org.parley.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.parley.annotation.Annotation;
import org.parley.evaluate.metric.Measure;
import org.parley.stance.Distribution;
import org.parley.stance.Stance;
import org.parley.text.Language;

/** Members of a system, measured by themselves. */
class MemberAloneTest {

  private static final Evaluator EVALUATOR = new Evaluator(200, 3, Evaluator.Progress.SILENT);

  private static Evaluation evaluate(List<Annotation> gold, List<Prediction> predictions)
      throws EvaluationException {
    return EVALUATOR.evaluate(Matcher.match(gold, predictions));
  }

  private static Annotation spoken(String id, Language language, Stance label) {
    return Fixtures.gold(id, language, Optional.of(List.of("t")), label);
  }

  private static Prediction said(String id, Stance label, Map<String, Stance> members) {
    Map<String, Distribution> told = new HashMap<>();
    members.forEach((name, stance) -> told.put(name, Fixtures.certain(stance)));
    return new Prediction(
        "p:1",
        id,
        null,
        null,
        "text " + id,
        "t",
        label,
        Fixtures.certain(label),
        Optional.of(!members.isEmpty()),
        false,
        List.of(),
        told);
  }

  @Test
  void membersByThemselvesByHand() throws EvaluationException {
    //      gold  language  together  linear  neural
    //   a  pro   en        pro       pro     anti
    //   b  anti  en        pro       anti    pro
    //   c  pro   en        none (not found, nobody was asked)
    //   d  none  ru        none      none    (does not judge it)
    List<Annotation> gold =
        List.of(
            spoken("a", Language.ENGLISH, Stance.PRO),
            spoken("b", Language.ENGLISH, Stance.ANTI),
            spoken("c", Language.ENGLISH, Stance.PRO),
            spoken("d", Language.RUSSIAN, Stance.NONE));
    List<Prediction> predictions =
        List.of(
            said("a", Stance.PRO, Map.of("linear", Stance.PRO, "neural", Stance.ANTI)),
            said("b", Stance.PRO, Map.of("linear", Stance.ANTI, "neural", Stance.PRO)),
            said("c", Stance.NONE, Map.of()),
            said("d", Stance.NONE, Map.of("linear", Stance.NONE)));
    Evaluation evaluation = evaluate(gold, predictions);
    assertEquals(
        List.of("linear", "neural"),
        evaluation.members().stream().map(Evaluation.SystemFigures::key).toList());
    Evaluation.SystemFigures linear = evaluation.members().get(0);
    Evaluation.SystemFigures neural = evaluation.members().get(1);
    assertEquals("linear alone", linear.title());
    assertEquals(3 / 4.0, linear.slices().get(0).figures().of(Measure.ACCURACY).value());
    assertEquals(
        List.of("all", "language en", "language ru", "target t"),
        linear.slices().stream().map(SliceFigures::name).sorted().toList());
    assertEquals(List.of("language en"), neural.slices().stream().map(SliceFigures::name).toList());
    assertEquals(0, neural.slices().get(0).figures().of(Measure.ACCURACY).value());

    assertEquals(
        List.of(),
        evaluate(gold.subList(3, 4), predictions.subList(3, 4)).members(),
        "one member is the whole system");
  }
}
