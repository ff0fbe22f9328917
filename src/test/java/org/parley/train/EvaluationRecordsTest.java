package org.parley.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.evaluate.Counted;
import org.parley.evaluate.Evaluation;
import org.parley.evaluate.Evaluator;
import org.parley.evaluate.Fixtures;
import org.parley.evaluate.Matcher;
import org.parley.evaluate.metric.Measure;
import org.parley.evaluate.report.Provenance;
import org.parley.stance.Bundle;
import org.parley.stance.BundleException;

class EvaluationRecordsTest {

  private static final Provenance PROVENANCE =
      new Provenance(
          "0.1.0",
          "parley evaluate --gold g.jsonl --model toy",
          "2026-01-02T03:04:05Z",
          List.of(new Provenance.Input("gold", "g.jsonl", "ab".repeat(32))),
          "17",
          "Linux");

  @TempDir Path folder;
  private Path toy;

  @BeforeEach
  void write() throws IOException {
    toy = folder.resolve("toy");
    ToyBundle.write(toy);
  }

  private static Evaluation evaluation(int documents, Counted counted) throws IOException {
    Fixtures.Case random = Fixtures.random(1, documents, 3);
    return new Evaluator(50, 1, Evaluator.Progress.SILENT)
        .evaluate(
            Matcher.match(random.gold(), Fixtures.byTwoMembers(random.predictions())), counted);
  }

  private void add(String title, boolean development, Evaluation evaluation) throws IOException {
    EvaluationRecords.add(Bundle.read(toy), title, development, evaluation, PROVENANCE);
  }

  private List<String> titles() throws IOException {
    return EvaluationRecords.of(Bundle.read(toy)).stream().map(RecordedEvaluation::title).toList();
  }

  private String card() throws IOException {
    return Files.readString(toy.resolve("MODEL.md"));
  }

  @Test
  void theCardShowsWhatWasMeasuredAndHow() throws IOException {
    assertEquals(List.of(), titles());
    Evaluation evaluation = evaluation(30, Counted.ADDRESSED);
    add("Frozen test part", false, evaluation);

    RecordedEvaluation kept = EvaluationRecords.of(Bundle.read(toy)).get(0);
    assertEquals(PROVENANCE.inputs(), kept.inputs());
    assertEquals(
        evaluation.overall().of(Measure.MACRO_F1).value(), kept.rows().get(0).macroF1().value());
    assertEquals(
        evaluation.overall().reliability().expectedError(),
        kept.rows().get(0).calibrationErrorByChance());

    String card = card();
    for (String part :
        List.of(
            "\n### Frozen test part\n30 documents, ",
            " pairs of paragraph and target that the annotators call addressed; one that the target"
                + " finder missed counts as judged none; 95% intervals by bootstrap over documents,"
                + " 50 resamples.\n",
            "| pairs | n | Macro-F1 | F_avg (SemEval-2016) | Accuracy | linear alone: Macro-F1 |"
                + " neural alone: Macro-F1 | Majority per target: Macro-F1 | Keyword rule: Macro-F1"
                + " |\n| --- |",
            "\n| target sochi | ",
            "\n| language ru | ",
            "Expected calibration error over the pairs found addressed: 0.",
            "Target finding, over all pairs: precision 0.",
            "\nPrinted by `parley evaluate --gold g.jsonl --model toy`.\n",
            "\n## Use and limits\n")) {
      assertTrue(card.contains(part), part + "\n in \n" + card);
    }
    assertFalse(card.contains("development figures"), card);
    assertFalse(card.contains("{{"), card);
    assertTrue(
        card.indexOf("## Measured") < card.indexOf("## Use and limits"),
        "its place is in the card");
  }

  @Test
  void aTitleIsReplacedWhereItStands() throws IOException {
    add("one", false, evaluation(30, Counted.ALL));
    add("two", true, evaluation(30, Counted.ALL));
    assertTrue(card().contains("\n### two (development figures)\n"), card());
    assertTrue(card().contains("the figures flatter it"), card());
    add("one", false, evaluation(5, Counted.ALL));
    assertEquals(List.of("one", "two"), titles());
    assertEquals(5, EvaluationRecords.of(Bundle.read(toy)).get(0).rows().get(0).documents());
    assertTrue(card().contains("; there are no intervals under 20 documents."), card());
  }

  @Test
  void figuresOfAnotherModelAreNotThisOnes() throws IOException {
    add("one", false, evaluation(30, Counted.ALL));
    Path model = toy.resolve("model.json");
    Files.writeString(
        model, Files.readString(model).replace("2026-01-01T00:00:00Z", "2026-02-02T00:00:00Z"));
    assertEquals(List.of(), titles());
    add("two", false, evaluation(30, Counted.ALL));
    assertEquals(List.of("two"), titles());
    assertFalse(card().contains("### one"), card());
  }

  @Test
  void damage() throws IOException {
    Path file = Files.writeString(toy.resolve("evaluations.json"), "[{\"title\":");
    BundleException e = assertThrows(BundleException.class, this::titles);
    assertTrue(e.getMessage().startsWith(file + " is damaged: "), e.getMessage());
    assertTrue(
        e.getMessage().endsWith("; delete it and record what it held again"), e.getMessage());
  }
}
