package org.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.encoder.BaseEncoder;
import org.parley.encoder.EncoderDescription.Activation;
import org.parley.encoder.Head;
import org.parley.encoder.Pool;
import org.parley.encoder.Tensor;
import org.parley.encoder.TinyEncoder;
import org.parley.encoder.TunedEncoder;
import org.parley.stance.Bundle;
import org.parley.text.Language;
import org.parley.text.Sha256;
import org.parley.train.ToyBundle;

/** A bundle whose neural member was tuned, for English, from an encoder that is not here. */
class MissingEncoderIT {

  private static final String NEURAL = "neural-tiny.safetensors";

  @TempDir Path folder;
  private Path bundle;

  @BeforeEach
  void write() throws IOException {
    bundle = folder.resolve("toy");
    ToyBundle.write(bundle);
    BaseEncoder base =
        TinyEncoder.in(Files.createDirectory(folder.resolve("tiny")), Activation.GELU_ERF);
    int hidden = base.description().hidden();
    TunedEncoder.of(
            base,
            new TunedEncoder.Form(
                2, 2, false, false, List.of(Pool.FIRST), 32, List.of(Language.ENGLISH)),
            name ->
                name.equals(Head.WEIGHT)
                    ? new Tensor(new int[] {hidden, 3}, new float[3 * hidden])
                    : new Tensor(new int[] {3}, new float[3]))
        .write(bundle.resolve(NEURAL));
    Path file = bundle.resolve("model.json");
    ObjectNode model = (ObjectNode) Bundle.JSON.readTree(file.toFile());
    ((ArrayNode) model.get("members")).add("neural");
    ((ObjectNode) model.get("files")).put(NEURAL, Sha256.of(bundle.resolve(NEURAL)));
    ((ObjectNode) model.at("/calibration/weights")).put("linear", 0.5).put("neural", 0.5);
    Files.writeString(file, model.toString());
  }

  private Cli.Result evaluate(String rows, String... options) throws IOException {
    Path gold = Files.writeString(folder.resolve("gold.jsonl"), rows);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "evaluate",
                "--gold",
                gold.toString(),
                "--model",
                bundle.toString(),
                "--resamples",
                "10"));
    arguments.addAll(List.of(options));
    return Cli.run(arguments.toArray(String[]::new));
  }

  private static final String ENGLISH =
      """
      {"text":"We welcome and praise the congress.","labels":{"sochi":"pro"}}
      {"text":"Our delegates reject and boycott the congress.","labels":{"sochi":"anti"}}
      {"text":"The weather was fine on Monday.","addressed":[],"labels":{"sochi":"none"}}
      """;

  private static final String RUSSIAN =
      """
      {"text":"В понедельник стояла хорошая погода.","labels":{"sochi":"none"}}
      """;

  @Test
  void evaluateSaysWhatWasJudgedWithoutIt() throws IOException {
    Cli.Result result = evaluate(ENGLISH);
    assertEquals(ExitCode.DONE, result.exitCode(), result.err());
    assertEquals(
        "note: 2 paragraphs were judged without the neural member; for the next run 'parley models"
            + " fetch tiny' brings its encoder\n",
        result.err());
    assertTrue(result.out().startsWith("3 labels"), result.out());
  }

  @Test
  void figuresOfAPartOfTheMembersAreNotRecorded() throws IOException {
    Cli.Result result = evaluate(ENGLISH, "--record", "Test");
    assertEquals(ExitCode.USAGE, result.exitCode());
    assertEquals(
        """
        parley: --record would keep figures of a part of %s: for en its neural member needs an encoder that has not been fetched; fetch it first with 'parley models fetch tiny'
        What is allowed: parley evaluate --help
        """
            .formatted(bundle),
        result.err());
    assertEquals("", result.out());
    assertFalse(Files.exists(bundle.resolve("evaluations.json")));
  }

  @Test
  void whereGoldNeedsItNotFiguresAreRecorded() throws IOException {
    Cli.Result result = evaluate(RUSSIAN, "--record", "Test");
    assertEquals("recorded in %s\n".formatted(bundle), result.err());
    assertEquals(ExitCode.DONE, result.exitCode());
  }

  @Test
  void classifyHintsAtItWhereAParagraphAddressesATarget() throws IOException {
    String said = classify("The weather was fine on Monday.\n\nThe congress opens in June.");
    assertTrue(said.contains("languages: en 2\n"), said);
    assertTrue(said.contains("note: 1 paragraph was judged without the neural member"), said);
    assertFalse(classify("The weather was fine on Monday.").contains("neural"), said);
  }

  private String classify(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("one.txt"), text);
    Cli.Result result = Cli.run("classify", "--model", bundle.toString(), file.toString());
    assertEquals(ExitCode.DONE, result.exitCode(), result.err());
    return result.err();
  }
}
