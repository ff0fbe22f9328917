package org.parley.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.parley.annotation.Annotation;
import org.parley.evaluate.Fixtures.Case;
import org.parley.evaluate.metric.Figures;
import org.parley.evaluate.metric.Measure;
import org.parley.stance.Stance;

class EvaluatorTest {

  private static final Comparator<String> BY_KIND =
      Comparator.comparing((String slice) -> "atl".indexOf(slice.charAt(0)))
          .thenComparing(Comparator.naturalOrder());

  private static final Evaluator EVALUATOR = new Evaluator(200, 3, Evaluator.Progress.SILENT);

  private static Evaluation evaluate(List<Annotation> gold, List<Prediction> predictions)
      throws EvaluationException {
    return EVALUATOR.evaluate(Matcher.match(gold, predictions));
  }

  /** Everything that is measured, to the last bit. */
  private static String figures(Evaluation evaluation) {
    StringBuilder figures = new StringBuilder();
    for (SliceFigures slice : evaluation.slices()) {
      figures.append(slice.name()).append(slice.figures().estimates());
      figures.append(slice.figures().reliability()).append(slice.figures().riskCoverage());
    }
    evaluation
        .baselines()
        .forEach(
            baseline ->
                baseline.slices().forEach(slice -> figures.append(slice.figures().estimates())));
    for (TargetFinding finding : evaluation.targetFinding()) {
      figures.append(finding.precision()).append(finding.recall());
      figures.append(finding.recallOfStances()).append(finding.missed().size());
    }
    return figures.append(evaluation.timeline()).toString();
  }

  @Test
  void neitherTheOrderOfRowsNorTheirIdsNorTheirFilesChangeAFigure() throws EvaluationException {
    Case given = Fixtures.random(1, 30, 3);
    String expected = figures(evaluate(given.gold(), given.predictions()));
    for (int round = 0; round < 5; round++) {
      List<Annotation> gold = new ArrayList<>(given.gold());
      List<Prediction> predictions = new ArrayList<>(given.predictions());
      Collections.shuffle(gold, new Random(round));
      Collections.shuffle(predictions, new Random(100 + round));
      assertEquals(expected, figures(evaluate(gold, predictions)), "permuted");

      // A second file's rows come after the first's: splitting is a stable partition.
      List<Annotation> split = new ArrayList<>(gold.subList(40, 90));
      split.addAll(gold.subList(0, 40));
      assertEquals(expected, figures(evaluate(split, predictions)), "split");
    }
    assertEquals(
        expected,
        figures(
            evaluate(
                given.gold().stream().map(EvaluatorTest::renamed).toList(),
                given.predictions().stream().map(EvaluatorTest::renamed).toList())),
        "renamed");
  }

  @Test
  void neitherDoesTheNumberOfThreads() throws Exception {
    Case given = Fixtures.random(1, 30, 3);
    List<String> figures = new ArrayList<>();
    for (int threads : new int[] {1, 4}) {
      // A parallel stream runs in the pool that it is started from.
      ForkJoinPool pool = new ForkJoinPool(threads);
      try {
        figures.add(pool.submit(() -> figures(evaluate(given.gold(), given.predictions()))).get());
      } finally {
        pool.shutdown();
      }
    }
    assertEquals(figures.get(0), figures.get(1));
  }

  private static String renamed(String name) {
    return Integer.toHexString(name.hashCode());
  }

  private static Annotation renamed(Annotation row) {
    return new Annotation(
        renamed(row.id()),
        renamed(row.document()),
        row.paragraph(),
        row.language(),
        row.title(),
        row.date(),
        row.speaker(),
        row.genre(),
        row.text(),
        row.addressed(),
        row.labels(),
        row.holders(),
        row.evidence(),
        row.mentions(),
        row.phenomena(),
        row.annotator(),
        row.origin(),
        row.note());
  }

  private static Prediction renamed(Prediction row) {
    return new Prediction(
        row.place(),
        renamed(row.id()),
        renamed(row.document()),
        row.paragraph(),
        row.text(),
        row.target(),
        row.label(),
        row.probabilities(),
        row.addressed(),
        row.abstained(),
        row.mentions(),
        row.members());
  }

  @Test
  void slicesCoverEveryAttributeAndAddUp() throws EvaluationException {
    Case given = Fixtures.random(2, 25, 3);
    Evaluation evaluation = evaluate(given.gold(), given.predictions());
    assertEquals(150, evaluation.overall().rows());
    assertEquals(25, evaluation.overall().documents());
    for (SliceKind kind : SliceKind.values()) {
      assertEquals(
          150, evaluation.slices(kind).stream().mapToInt(slice -> slice.figures().rows()).sum());
    }
    assertEquals(
        List.of("language en", "language ru"),
        evaluation.slices(SliceKind.LANGUAGE).stream().map(SliceFigures::name).sorted().toList());
  }

  @Test
  void baselinesStandBesideTheModel() throws EvaluationException {
    Case given = Fixtures.random(2, 25, 3);
    Evaluation evaluation = evaluate(given.gold(), given.predictions());
    assertEquals(
        List.of("majority", "keywords", "random"),
        evaluation.baselines().stream().map(Evaluation.SystemFigures::key).toList());
    for (Evaluation.SystemFigures baseline : evaluation.baselines()) {
      assertEquals(
          List.of("all", "target geneva", "target sochi", "language en", "language ru"),
          baseline.slices().stream().map(SliceFigures::name).sorted(BY_KIND).toList());
      Figures figures = baseline.slices().get(0).figures();
      assertEquals(evaluation.overall().rows(), figures.rows());
      assertEquals(evaluation.overall().classes(), figures.classes());
      assertTrue(Double.isNaN(figures.of(Measure.BRIER).value()));
      assertNotNull(figures.of(Measure.MACRO_F1).interval());
    }
  }

  @Test
  void theMajorityIsOfTheTargetWhereItHasRowsEnough() throws EvaluationException {
    List<Annotation> gold = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      gold.add(labelled("big" + i, "big", i < 15 ? Stance.PRO : Stance.ANTI));
      // Of twenty targets with one row each, 12 are anti.
      gold.add(labelled("small" + i, "small" + i, i < 12 ? Stance.ANTI : Stance.NONE));
    }
    Figures majority = evaluate(gold, List.of()).baselines().get(0).slices().get(0).figures();
    assertEquals((15 + 12) / 40.0, majority.of(Measure.ACCURACY).value(), 1e-12);
  }

  private static Annotation labelled(String id, String target, Stance label) {
    return Fixtures.gold(id, null, null, "text " + id, Map.of(target, label));
  }

  @Test
  void aMissingPredictionCountsAsWrongForItsClassOnly() throws EvaluationException {
    List<Annotation> gold =
        List.of(
            Fixtures.gold("a", null, null, "x", Map.of("t", Stance.PRO)),
            Fixtures.gold("b", null, null, "y", Map.of("t", Stance.ANTI)));
    Evaluation evaluation =
        evaluate(gold, List.of(Fixtures.prediction("a", null, null, "x", "t", Stance.PRO)));
    Figures figures = evaluation.overall();
    assertEquals(0.5, figures.of(Measure.ACCURACY).value());
    assertEquals(1, figures.of(Measure.F1_PRO).value());
    assertEquals(0, figures.of(Measure.F1_ANTI).value());
    assertFalse(figures.hasIntervals());
  }

  @Test
  void errorsAndDoubtsAreRankedByConfidence() throws EvaluationException {
    Case given = Fixtures.random(5, 20, 2);
    Evaluation evaluation = evaluate(given.gold(), given.predictions());
    List<MatchedPair> errors = evaluation.confidentErrors(5);
    List<MatchedPair> doubts = evaluation.leastCertain(5);
    assertEquals(5, errors.size());
    for (int i = 0; i < 5; i++) {
      assertFalse(errors.get(i).correct());
      assertTrue(i == 0 || errors.get(i - 1).confidence() >= errors.get(i).confidence());
      assertTrue(i == 0 || doubts.get(i - 1).confidence() <= doubts.get(i).confidence());
    }
  }

  @Test
  void datesBecomeMonthsOrYears() throws EvaluationException {
    List<Annotation> gold =
        List.of(dated("a", "2018-01-26"), dated("b", "2018-01"), dated("c", "2018-02-01"));
    assertEquals(
        List.of("2018-01", "2018-02"),
        evaluate(gold, List.of()).timeline().periods().stream()
            .map(Timeline.Period::period)
            .toList());
    List<Annotation> farApart = List.of(dated("a", "2016-01-26"), dated("b", "2018-01"));
    assertEquals(
        List.of("2016", "2018"),
        evaluate(farApart, List.of()).timeline().periods().stream()
            .map(Timeline.Period::period)
            .toList());
    List<Annotation> mixed = List.of(dated("a", "2018-01-26"), dated("b", "2012"));
    Timeline years = evaluate(mixed, List.of()).timeline();
    assertEquals(
        List.of("2012", "2018"), years.periods().stream().map(Timeline.Period::period).toList());
    assertEquals(Map.of(Stance.PRO, 1), years.periods().get(0).gold());
    assertEquals(Map.of(), years.periods().get(0).predicted());
  }

  private static Annotation dated(String id, String date) {
    return new Annotation(
        id,
        null,
        null,
        null,
        null,
        date,
        null,
        null,
        "text " + id,
        Optional.empty(),
        Map.of("t", Stance.PRO),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        null,
        null,
        null);
  }

  @Test
  void progressEndsWhereItSaidItWould() throws EvaluationException {
    AtomicLong planned = new AtomicLong();
    AtomicLong done = new AtomicLong();
    Evaluator.Progress progress =
        new Evaluator.Progress() {
          @Override
          public void begin(long steps) {
            planned.set(steps);
          }

          @Override
          public void step() {
            done.incrementAndGet();
          }
        };
    Case given = Fixtures.random(5, 30, 2);
    new Evaluator(50, 1, progress).evaluate(Matcher.match(given.gold(), given.predictions()));
    assertTrue(planned.get() > 0);
    assertEquals(planned.get(), done.get());
  }
}
