package org.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads who uses the program wrongly: found, allowed, nearest. */
class BadUsageTest {

  @TempDir Path folder;
  private String input = "";

  @BeforeEach
  void writeInput() throws IOException {
    input = Files.writeString(folder.resolve("statement.txt"), "We will go.").toString();
  }

  private static void assertUsage(String message, String... arguments) {
    assertEquals(new Cli.Result(ExitCode.USAGE, "", message), Cli.run(arguments));
  }

  @Test
  void noCommand() {
    assertUsage(
        """
        parley: no command given
        What is allowed: parley --help
        """);
  }

  @Test
  void misspeltCommand() {
    assertUsage(
        """
        parley: no command 'clasify'; there are classify, query, train, curve, ablate, evaluate, compare, agree, convert, inspect, models; did you mean classify?
        What is allowed: parley --help
        """,
        "clasify",
        input);
  }

  @Test
  void unknownOption() {
    assertUsage(
        """
        parley: Unknown option: '--modle'; did you mean --model?
        What is allowed: parley classify --help
        """,
        "classify",
        input,
        "--modle",
        "x");
  }

  @Test
  void unknownFormat() {
    assertUsage(
        """
        parley: Invalid value for option '--format': 'json' is none of csv, jsonl, label-studio, \
        parquet, text; did you mean jsonl?
        What is allowed: parley classify --help
        """,
        "classify",
        input,
        "--format",
        "json");
  }

  @Test
  void parquetWithoutAFile() throws IOException {
    String message =
        """
        parley: --format parquet needs a file to write to: name it with -o
        What is allowed: parley classify --help
        """;
    assertUsage(message, "classify", input, "--format", "parquet");
    assertUsage(message, "classify", input, "--format", "parquet", "-o", "/dev/null");
  }

  @Test
  void parquetThatWouldHaveToGrow() throws IOException {
    assertUsage(
        """
        parley: --watch writes jsonl, csv or text: a parquet file has an end, a watch has none
        What is allowed: parley classify --help
        """,
        "classify",
        "--watch",
        folder.toString(),
        "-o",
        folder.resolve("out.parquet").toString());
  }

  @Test
  void noThread() {
    assertUsage(
        """
        parley: Invalid value for option '--threads': 1 or more, not 0
        What is allowed: parley classify --help
        """,
        "classify",
        input,
        "--threads",
        "0");
  }

  @Test
  void missingPath() {
    assertUsage(
        "parley: no file or folder %s; did you mean %s?\n"
            .formatted(folder.resolve("statment.txt"), input),
        "classify",
        folder.resolve("statment.txt").toString());
  }

  @Test
  void outputInAFolderThatIsNotThere() {
    assertUsage(
        """
        parley: Invalid value for option '--output': there is no folder '%s': make it first
        What is allowed: parley classify --help
        """
            .formatted(folder.resolve("results")),
        "classify",
        input,
        "-o",
        folder.resolve("results").resolve("out.jsonl").toString());
  }

  @Test
  void outputThatIsAFolder() {
    assertUsage(
        """
        parley: Invalid value for option '--output': '%s' is a folder: name a file in it
        What is allowed: parley classify --help
        """
            .formatted(folder),
        "classify",
        input,
        "-o",
        folder.toString());
  }

  @Test
  void outputOverItsOwnInput() {
    assertUsage(
        """
        parley: Invalid value for option '--output': '%s' is among the files to read: write \
        elsewhere
        What is allowed: parley classify --help
        """
            .formatted(input),
        "classify",
        folder.toString(),
        "-o",
        input);
  }

  @Test
  void noModel() {
    assertUsage(
        "parley: no bundle at %s (no model.json there): name a folder that 'parley train --out' wrote\n"
            .formatted(folder.resolve("model")),
        "classify",
        input,
        "--model",
        folder.resolve("model").toString());
  }

  @Test
  void folderThatIsNoModel() {
    assertUsage(
        "parley: %s holds no model.json: name a folder that 'parley train --out' wrote\n"
            .formatted(folder),
        "inspect",
        folder.toString());
  }

  @Test
  void modelOfAnotherVersion() throws IOException {
    Path description = Files.writeString(folder.resolve("model.json"), "{\"format\": 99}");
    assertUsage(
        ("parley: %s is of bundle format 99; this version of Parley reads format 1: train it again"
                + " with 'parley train', or use the version of Parley that wrote it\n")
            .formatted(description),
        "inspect",
        folder.toString());
  }

  @Test
  void modelThatIsNoJson() throws IOException {
    Path description = Files.writeString(folder.resolve("model.json"), "{\"format\": 1");
    Cli.Result result = Cli.run("inspect", folder.toString());
    assertEquals(ExitCode.USAGE, result.exitCode());
    assertEquals(
        "parley: %s is damaged: ".formatted(description),
        result.err().substring(0, result.err().indexOf("damaged: ") + 9));
    assertEquals(1, result.err().lines().count(), result.err());
  }
}
