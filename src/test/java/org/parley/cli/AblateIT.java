package org.parley.cli;

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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.TinyBundle;

/** {@code ablate} of a bundle with the linear member alone, from its arguments on. */
class AblateIT {

  @TempDir static Path shared;
  private static Path bundle;
  private static Path gold;

  @BeforeAll
  static void train() throws IOException {
    bundle = TinyBundle.trainIn(shared);
    gold = shared.resolve("gold.jsonl");
  }

  private Cli.Result ablate(Path data, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("ablate", "--model", bundle.toString(), "--data", data.toString()));
    arguments.addAll(List.of(options));
    return Cli.run(arguments.toArray(String[]::new));
  }

  private void assertRefused(String message, Path data, String... options) {
    Cli.Result result = ablate(data, options);
    assertEquals(message, result.err());
    assertEquals(ExitCode.USAGE, result.exitCode());
    assertEquals("", result.out());
  }

  @Test
  void theWholeModelIsMeasuredAndKept() throws IOException {
    Cli.Result result = ablate(gold);
    assertEquals(ExitCode.DONE, result.exitCode(), result.err());
    assertTrue(
        result
            .err()
            .contains(
                "tiny has the linear member alone, of which nothing can be left out: it is measured"
                    + " as a whole\n"),
        result.err());
    assertTrue(result.err().endsWith("recorded in " + bundle + "\n"), result.err());
    List<String> lines = result.out().lines().toList();
    assertTrue(lines.get(0).matches("  changed +pairs +n +Macro-F1"), result.out());
    assertTrue(
        lines.get(1).matches("  nothing: the whole model +all +26 +[01][.]\\d{3}.*"), result.out());
    assertEquals(4, lines.size(), "all, English and Russian under the heads:\n" + result.out());

    JsonNode record =
        new ObjectMapper().readTree(bundle.resolve("ablation.json").toFile()).path("rows");
    JsonNode model =
        new ObjectMapper().readTree(bundle.resolve("model.json").toFile()).path("training");
    assertEquals(3, record.size());
    // The same folds and seed give the figure that the training told.
    assertEquals(
        model.path("figures").path(0).path("value").doubleValue(),
        record.path(0).path("together").path("value").doubleValue());
    String card = Files.readString(bundle.resolve("MODEL.md"));
    assertTrue(card.contains("\n## Ablation\n"), card);
    assertTrue(card.contains("\n| nothing: the whole model | all | 26 | "), card);
    assertFalse(Files.exists(shared.resolve("tiny.ablation")));
  }

  @Test
  void otherDataAreNamed() throws IOException {
    Path other = shared.resolve("other.jsonl");
    Files.writeString(other, Files.readString(gold) + "\n");
    assertRefused(
        "parley: tiny was not trained on this other.jsonl: name the files that its card lists, or"
            + " train it again\n",
        other);
    Path none = shared.resolve("gild.jsonl");
    assertRefused("parley: no file or folder %s; did you mean %s?\n".formatted(none, gold), none);
  }

  @Test
  void aSplitThatItWasNotTrainedBy() throws IOException {
    Path splits = Files.writeString(shared.resolve("splits.json"), "{\"train\":[]}");
    assertRefused(
        "parley: tiny was trained on every row: leave --splits out\n",
        gold,
        "--splits",
        splits.toString());
  }

  @Test
  void whatIsOfTheNeuralMemberAlone() {
    assertRefused(
        """
        parley: --changes are to the neural member, and %s has none
        What is allowed: parley ablate --help
        """
            .formatted(bundle),
        gold,
        "--changes",
        "frozen");
    assertRefused(
        """
        parley: --encoder, --layers, --rank, --class-weights and --early-stopping are the neural member's, which is not among the members: linear
        What is allowed: parley ablate --help
        """,
        gold,
        "--layers",
        "2");
  }

  @Test
  void whatItDoesNotRepeat() throws IOException {
    Path model = bundle.resolve("model.json");
    String description = Files.readString(model);
    for (String option : List.of("--holdout 0.2", "--holdout=0.2", "--with-shipped")) {
      Files.writeString(
          model, description.replace("\"parley train\"", "\"parley train " + option + "\""));
      assertRefused(
          "parley: tiny was trained with %s, which an ablation does not repeat: train it without\n"
              .formatted(option.replaceFirst("[ =].*", "")),
          gold);
    }
    Files.writeString(model, description);
  }

  @Test
  void checkpointsOfARunThatWasBrokenOff() throws IOException {
    Path left = Files.createDirectory(shared.resolve("tiny.ablation"));
    Path checkpoint = Files.writeString(left.resolve("0a".repeat(32) + ".safetensors"), "");
    assertRefused(
        "parley: a run that was broken off has left 1 checkpoint in %s: go on with --resume, or delete them to begin afresh\n"
            .formatted(left),
        gold);
    Cli.Result result = ablate(shared.resolve("gild.jsonl"), "--resume");
    assertTrue(result.err().startsWith("resuming: 1 checkpoint in " + left + "\n"), result.err());
    assertEquals(ExitCode.USAGE, result.exitCode());
    assertTrue(Files.exists(checkpoint));
    Files.delete(checkpoint);
    Files.delete(left);
  }
}
