package org.parley.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.stance.Bundle;
import org.parley.stance.BundleDescription;

/** From annotations to a bundle, its figures, and predictions that {@code evaluate} reads. */
class TrainIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> SUBJECTS =
      List.of("Наша делегация", "Эта партия", "Такая платформа", "Новая коалиция", "Вся фракция");

  @TempDir Path folder;

  /** Documents of three paragraphs, one for each label and the rival target in passing. */
  private Path gold() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int d = 0; d < 10; d++) {
      String who = SUBJECTS.get(d % SUBJECTS.size());
      String[][] paragraphs = {
        {who + " поддерживает и приветствует конгресс в Сочи по Сирии.", "pro"},
        {who + " отвергает и бойкотирует конгресс в Сочи по Сирии.", "anti"},
        {who + " обсуждает в понедельник конгресс в Сочи по Сирии.", "none"}
      };
      for (int p = 0; p < paragraphs.length; p++) {
        rows.add(
            """
            {"id":"d%d#%d","document":"d%d","paragraph":%d,"language":"ru","text":"%s",\
            "addressed":["sochi"],"labels":{"sochi":"%s","geneva":"none"}}"""
                .formatted(d, p, d, p, paragraphs[p][0], paragraphs[p][1]));
      }
    }
    return Files.write(folder.resolve("gold.jsonl"), rows);
  }

  /** One actor alone: to load the names of all takes longer than the training. */
  private Path gazetteer() throws IOException {
    return Files.write(
        folder.resolve("actors.tsv"),
        List.of(
            "id\ttype\trole\ten\tru\tar",
            "united-nations\tORG\tun\tUnited Nations\tООН\tالأمم المتحدة"));
  }

  private Cli.Result train(Path gold, String out, String... options) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "train",
                "--data",
                gold.toString(),
                "--out",
                folder.resolve(out).toString(),
                "--gazetteer",
                gazetteer().toString()));
    arguments.addAll(List.of(options));
    Cli.Result result = Cli.run(arguments.toArray(String[]::new));
    assertEquals(ExitCode.DONE, result.exitCode(), result.err());
    assertEquals("", result.out());
    return result;
  }

  private String[] options(String predictions) {
    return new String[] {
      "--targets",
      "data/targets/sochi-geneva.yaml",
      "--folds",
      "3",
      "--predictions",
      folder.resolve(predictions).toString()
    };
  }

  @Test
  void aBundleWithItsFiguresAndPredictions() throws IOException {
    Path gold = gold();
    Cli.Result result = train(gold, "bundle", options("oof.jsonl"));
    assertTrue(
        result.err().contains("30 paragraphs, 60 pairs; learning from 30 pairs that are addressed"),
        result.err());
    assertTrue(
        result.err().contains("Cross-validated, pairs that gold calls addressed"), result.err());
    String warning =
        "2 of 2 targets are addressed by few labelled paragraphs: geneva 0, sochi 30. With fewer";
    assertEquals(2, result.err().split(warning, -1).length, result.err());

    BundleDescription description = Bundle.read(folder.resolve("bundle")).description();
    BundleDescription.Figure macro = description.training().figures().get(0);
    assertEquals("all", macro.slice());
    assertEquals("macro_f1", macro.measure());
    // The other target is addressed nowhere: its pairs count for nothing.
    assertEquals(30, macro.pairs());
    assertEquals(3, macro.folds().size());
    assertEquals(1, macro.value(), "words that no one could mistake");
    assertEquals(30, description.training().paragraphs());

    assertEquals(30, description.training().learned().get(0).pro() * 3);
    assertEquals(
        Files.isReadable(Path.of("/proc/self/status")),
        description.training().peakMegabytes() != null);

    Cli.Result recorded =
        Cli.run(
            "evaluate",
            "--gold",
            gold.toString(),
            "--model",
            folder.resolve("bundle").toString(),
            "--pairs",
            "addressed",
            "--record",
            "The same rows",
            "--development");
    assertEquals(ExitCode.DONE, recorded.exitCode(), recorded.err());
    String card = Files.readString(folder.resolve("bundle").resolve("MODEL.md"));
    assertEquals(2, card.split(warning, -1).length, card);
    assertTrue(
        card.contains("### The same rows (development figures)\n10 documents, 30 pairs"), card);
    Cli.Result inspected = Cli.run("inspect", folder.resolve("bundle").toString());
    assertTrue(
        inspected.out().contains("measured     The same rows: macro-F1 1.000 over 30 pairs; "),
        inspected.out());

    Path figures = folder.resolve("figures.json");
    Cli.Result evaluated =
        Cli.run(
            "evaluate",
            "--gold",
            gold.toString(),
            "--predictions",
            folder.resolve("oof.jsonl").toString(),
            "--resamples",
            "10",
            "--json",
            figures.toString());
    assertEquals(ExitCode.DONE, evaluated.exitCode(), evaluated.err());
    assertFalse(Files.readString(figures).contains("no prediction and count as wrong"));
    List<String> lines = Files.readAllLines(folder.resolve("oof.jsonl"));
    assertEquals(30, lines.size());
    JsonNode first = JSON.readTree(lines.get(0));
    assertEquals("d0#0", first.get("id").asText());
    assertEquals(2, first.get("stances").size());
    assertEquals("pro", first.get("stances").get(0).get("label").asText());
    assertFalse(first.get("stances").get(1).get("addressed").asBoolean());
  }

  @Test
  void theSameSeedGivesTheSameModelAndPredictions() throws IOException {
    Path gold = gold();
    train(gold, "a", options("a.jsonl"));
    train(gold, "b", options("b.jsonl"));
    for (String file : List.of("linear.maxent.gz", "targets.yaml")) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("a").resolve(file)),
          Files.readAllBytes(folder.resolve("b").resolve(file)),
          file);
    }
    assertEquals(
        Files.readString(folder.resolve("a.jsonl")), Files.readString(folder.resolve("b.jsonl")));
  }

  @Test
  void nothingButCheckpointsIsThrownAwayAndNoneIsTakenForThoseOfTheLinearMember()
      throws IOException {
    Path left = Files.createDirectory(folder.resolve("bundle.training"));
    Path rows = Files.move(gold(), left.resolve("rows.jsonl"));
    Path checkpoint = Files.writeString(left.resolve("0a".repeat(32) + ".safetensors"), "");
    List<String> options = new ArrayList<>(List.of(options("oof.jsonl")));
    options.add("--resume");
    Cli.Result result = train(rows, "bundle", options.toArray(String[]::new));
    assertTrue(result.err().startsWith("resuming: 1 checkpoint in " + left + "\n"), result.err());
    assertFalse(Bundle.read(folder.resolve("bundle")).description().training().resumed());
    assertFalse(Files.exists(checkpoint));
    assertTrue(Files.exists(rows));
    result = train(rows, "bundle", options.toArray(String[]::new));
    assertTrue(result.err().startsWith("nothing to resume: "), result.err());
  }

  @Test
  void aPartHeldOutIsMeasuredAndCanBeMeasuredAgain() throws IOException {
    List<String> options = new ArrayList<>(List.of(options("held.jsonl")));
    options.addAll(List.of("--holdout", "0.2"));
    Cli.Result result = train(gold(), "bundle", options.toArray(String[]::new));
    assertTrue(result.err().contains("On what was held out"), result.err());
    BundleDescription description = Bundle.read(folder.resolve("bundle")).description();
    assertEquals(24, description.training().paragraphs());
    List<BundleDescription.Figure> heldOut =
        description.training().figures().stream()
            .filter(figure -> figure.on().equals("held-out"))
            .toList();
    assertEquals(6, heldOut.get(0).pairs());
    assertEquals(List.of(), heldOut.get(0).folds());
    Path gold = folder.resolve("held.gold.jsonl");
    assertEquals(6, Files.readAllLines(gold).size());
    Cli.Result evaluated =
        Cli.run(
            "evaluate",
            "--gold",
            gold.toString(),
            "--predictions",
            folder.resolve("held.jsonl").toString(),
            "--resamples",
            "10");
    assertEquals(ExitCode.DONE, evaluated.exitCode(), evaluated.err());
    assertFalse(evaluated.out().contains("no prediction"), evaluated.out());
  }

  @Test
  void pairsWithoutATargetFileMakeTheirOwnTargets() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String who = SUBJECTS.get(i % SUBJECTS.size());
      String target = i % 2 == 0 ? "Лига миров" : "новый договор";
      String[][] labels = {{"славит", "FAVOR"}, {"ругает", "AGAINST"}, {"видит", "NONE"}};
      for (String[] label : labels) {
        rows.add(
            """
            {"id":"p%d","text":"%s %s это: %d.","target":"%s","label":"%s"}"""
                .formatted(rows.size(), who, label[0], i, target, label[1]));
      }
    }
    Path pairs = Files.write(folder.resolve("pairs.jsonl"), rows);
    Path predictions = folder.resolve("oof.jsonl");
    train(pairs, "pairs", "--folds", "3", "--predictions", predictions.toString());

    Bundle bundle = Bundle.read(folder.resolve("pairs"));
    assertEquals(List.of("Лига миров", "новый договор"), bundle.targets().ids());
    BundleDescription.Figure macro = bundle.description().training().figures().get(0);
    // No text names its target, and yet every row is about its own.
    assertEquals(36, macro.pairs());
    assertTrue(macro.value() > 0.9, macro.toString());

    Cli.Result classified =
        Cli.run(
            "classify",
            "--model",
            folder.resolve("pairs").toString(),
            "--format",
            "jsonl",
            Files.writeString(folder.resolve("new.txt"), "Вся фракция ругает это.").toString());
    assertEquals(ExitCode.DONE, classified.exitCode(), classified.err());
    JsonNode stances = JSON.readTree(classified.out()).get("stances");
    assertEquals(2, stances.size());
    for (JsonNode stance : stances) {
      assertTrue(stance.get("addressed").asBoolean());
      assertEquals("anti", stance.get("label").asText());
    }
  }

  @Test
  void onATerminalABarForEachTaskElsewhereALine() throws IOException {
    Path gold = gold();
    assertTrue(train(gold, "lines", options("a.jsonl")).err().contains("cross-validating …\n"));
    Cli.Result result =
        Cli.run(
            Path.of(""),
            new Environment.Terminal(true, true, 100, false),
            "",
            "train",
            "--data",
            gold.toString(),
            "--targets",
            "data/targets/sochi-geneva.yaml",
            "--gazetteer",
            gazetteer().toString(),
            "--out",
            folder.resolve("bars").toString());
    assertEquals(ExitCode.DONE, result.exitCode(), result.err());
    assertTrue(result.err().contains("cross-validating 100% [="), result.err());
    assertTrue(result.err().contains("30/30"), result.err());
    assertFalse(result.err().contains("…"), result.err());
  }
}
