package org.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.train.ToyBundle;

/** What a person reads who asks {@code train} for what cannot be done; nothing is written then. */
class TrainUsageTest {

  @TempDir Path folder;
  private Path gold;
  private Path out;

  @BeforeEach
  void writeGold() throws IOException {
    gold =
        Files.write(
            folder.resolve("gold.jsonl"),
            List.of(
                "{\"document\":\"a\",\"text\":\"Мы за конгресс.\",\"labels\":{\"sochi\":\"pro\"}}",
                "{\"document\":\"b\",\"text\":\"Мы против него.\",\"labels\":{\"sochi\":\"anti\"}}"));
    out = folder.resolve("bundle");
  }

  private Cli.Result train(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("train", "--data", gold.toString(), "--out", out.toString()));
    arguments.addAll(List.of(options));
    return Cli.run(arguments.toArray(String[]::new));
  }

  private void assertUsage(String message, String... options) {
    Cli.Result result = train(options);
    assertEquals(message, result.err());
    assertEquals(ExitCode.USAGE, result.exitCode());
    assertEquals("", result.out());
    assertFalse(Files.exists(out.resolve("model.json")));
  }

  private static String option(String name, String message) {
    return """
        parley: Invalid value for option '%s': %s
        What is allowed: parley train --help
        """
        .formatted(name, message);
  }

  @Test
  void anUnknownMember() {
    assertUsage(
        "parley: no member 'lineal'; there are: linear, neural; did you mean linear?\n",
        "--members",
        "lineal");
  }

  @Test
  void anEncoderThatIsNone() {
    assertUsage(
        option(
            "--encoder",
            "no English encoder 'bert'; there are bge-small-en-v1.5, all-minilm-l6-v2, e5-small-v2"),
        "--members",
        "neural",
        "--encoder",
        "bert");
    assertUsage(
        option(
            "--encoder",
            "no English encoder 'bert-multi-cased'; there are bge-small-en-v1.5, all-minilm-l6-v2,"
                + " e5-small-v2"),
        "--members",
        "neural",
        "--encoder",
        "bert-multi-cased");
    assertUsage(
        option("--layers", "0 to 12 for bge-small-en-v1.5, not 13"),
        "--members",
        "neural",
        "--layers",
        "13");
    assertUsage(
        """
        parley: --encoder, --layers, --rank, --class-weights and --early-stopping are the neural member's, which is not among the members: linear
        What is allowed: parley train --help
        """,
        "--layers",
        "0");
  }

  @Test
  void aCurveNeedsASplitAndTargets() {
    Cli.Result result = Cli.run("curve", "--data", gold.toString(), "--splits", gold.toString());
    assertEquals(ExitCode.USAGE, result.exitCode());
    assertTrue(
        result
            .err()
            .startsWith("parley: Missing required options: --splits=FILE and --targets=FILE\n"),
        result.err());
  }

  @Test
  void oneFold() {
    assertUsage(option("--folds", "2 or more, not 1"), "--folds", "1");
  }

  @Test
  void moreFoldsThanDocuments() {
    Cli.Result result = train("--folds", "3");
    assertEquals(ExitCode.USAGE, result.exitCode());
    assertTrue(
        result.err().endsWith("parley: cannot make 3 folds of 2 documents; ask for 2 to 2\n"),
        result.err());
  }

  @Test
  void holdingOutEverything() {
    assertUsage(option("--holdout", "above 0 and below 1, not 1.0"), "--holdout", "1");
    assertUsage(option("--holdout", "above 0 and below 1, not -0.5"), "--holdout=-0.5");
  }

  @Test
  void filesThatAreNotThere() throws IOException {
    Path nowhere = folder.resolve("nowhere.txt");
    for (String option : List.of("--targets", "--gazetteer", "--lexicon", "--splits")) {
      assertUsage("parley: no file or folder %s\n".formatted(nowhere), option, nowhere.toString());
    }
    gold = folder.resolve("gild.jsonl");
    assertUsage(
        "parley: no file or folder %s; did you mean %s?\n"
            .formatted(gold, folder.resolve("gold.jsonl")));
  }

  @Test
  void whatABrokenOffRunLeftIsNeitherThrownAwayNorPassedOver() throws IOException {
    Path left = Files.createDirectory(folder.resolve("bundle.training"));
    Path checkpoint = Files.writeString(left.resolve("0a".repeat(32) + ".safetensors"), "");
    assertUsage(
        "parley: a run that was broken off has left 1 checkpoint in %s: go on with --resume, or delete them to begin afresh\n"
            .formatted(left));
    gold = folder.resolve("gild.jsonl");
    Cli.Result result = train("--resume");
    assertEquals(ExitCode.USAGE, result.exitCode());
    assertEquals(
        "resuming: 1 checkpoint in %s\nparley: no file or folder %s; did you mean %s?\n"
            .formatted(left, gold, folder.resolve("gold.jsonl")),
        result.err());
    assertTrue(Files.exists(checkpoint));
  }

  @Test
  void noRows() throws IOException {
    Files.writeString(gold, "\n");
    assertUsage("parley: no rows to learn from in %s\n".formatted(gold));
  }

  @Test
  void aMalformedRow() throws IOException {
    Files.writeString(
        gold,
        "{\"text\":\"x\",\"labels\":{}}\n{\"text\":\"x\",\"labels\":{\"sochi\":\"maybe\"}}\n");
    Cli.Result result = train();
    assertEquals(ExitCode.USAGE, result.exitCode());
    assertTrue(
        result.err().startsWith("parley: " + gold + ":2: \"labels.sochi\" is \"maybe\"; allowed: "),
        result.err());
    assertEquals(1, result.err().lines().count());
  }

  @Test
  void aPartThatTheSplitDoesNotHave() throws IOException {
    Path splits = Files.writeString(folder.resolve("splits.json"), "{\"train\":[\"a\",\"b\"]}");
    assertUsage(
        "parley: %s: no part 'trian'; there are train; did you mean train?\n".formatted(splits),
        "--splits",
        splits.toString(),
        "--parts",
        "trian");
  }

  @Test
  void aSplitWithoutTheseDocuments() throws IOException {
    Path splits = Files.writeString(folder.resolve("splits.json"), "{\"train\":[\"c\"]}");
    assertUsage(
        """
        2 rows are of documents that are in no part of %s: they are left aside
        parley: no rows to learn from in %s that are in the parts train of %s
        """
            .formatted(splits, gold, splits),
        "--splits",
        splits.toString(),
        "--parts",
        "train");
  }

  @Test
  void targetsThatNoRowLabels() throws IOException {
    Path targets =
        Files.writeString(
            folder.resolve("targets.yaml"),
            """
            targets:
              - id: astana
                name: Astana
                description: The Astana talks.
                aliases:
                  ru:
                    explicit: [астана]
            """);
    assertUsage(
        "parley: no row labels a target of %s: it has astana, the rows label sochi\n"
            .formatted(targets),
        "--targets",
        targets.toString());
  }

  @Test
  void aMalformedLexicon() throws IOException {
    Path lexicon = Files.writeString(folder.resolve("lexicon.tsv"), "reject\treject\n");
    assertUsage(
        "parley: %s:1: 2 columns, expected 4: concept, English, Russian and Arabic lemmas\n"
            .formatted(lexicon),
        "--lexicon",
        lexicon.toString());
  }

  @Test
  void aFolderOfOtherThings() throws IOException {
    out = folder;
    assertUsage(
        "parley: %s is no bundle but holds other things: name a folder that is new or empty\n"
            .formatted(folder));
    assertTrue(Files.exists(gold));
  }

  @Test
  void aPlaceForPredictionsThatIsNone() {
    assertUsage(
        "parley: cannot write predictions to %s: it is a folder; name a file in it\n"
            .formatted(folder),
        "--predictions",
        folder.toString());
    Path file = folder.resolve("results").resolve("oof.jsonl");
    assertUsage(
        "parley: cannot write predictions to %s: there is no folder %s; make it first\n"
            .formatted(file, file.getParent()),
        "--predictions",
        file.toString());
  }

  @Test
  void inspectTellsTheFigures() throws IOException {
    ToyBundle.write(folder.resolve("toy"));
    Cli.Result result = Cli.run("inspect", folder.resolve("toy").toString());
    assertEquals(ExitCode.DONE, result.exitCode());
    assertTrue(result.out().contains("  all    12  0.750 ± 0.071\n"), result.out());
  }
}
