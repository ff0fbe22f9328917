package org.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {

  @TempDir Path folder;
  private String gold = "";

  @BeforeEach
  void writeGold() throws IOException {
    gold =
        Files.writeString(
                folder.resolve("gold.jsonl"),
                """
                {"id":"a","text":"No to Sochi.","labels":{"sochi":"anti"},"wave":2}
                """)
            .toString();
  }

  private String in(String name) {
    return folder.resolve(name).toString();
  }

  private static void assertUsage(String message, String... arguments) {
    assertEquals(
        new Cli.Result(ExitCode.USAGE, "", message + "\nWhat is allowed: parley convert --help\n"),
        Cli.run(arguments));
  }

  @Test
  void saysWhatWasDoneAndWhatWasLost() throws IOException {
    String tasks = in("tasks.json");
    assertEquals(
        new Cli.Result(
            ExitCode.DONE,
            "",
            """
            1 row from %s (jsonl) to %s (label-studio)
            left out: field "wave", which annotations do not have: 1 (first: %s:1)
            labelling configuration: %s.config.xml
            """
                .formatted(gold, tasks, gold, tasks)),
        Cli.run(
            "convert",
            "--to",
            "label-studio",
            "--targets",
            "data/targets/sochi-geneva.yaml",
            gold,
            tasks));
    String configuration = Files.readString(folder.resolve("tasks.json.config.xml"));
    assertTrue(configuration.contains("name=\"stance-geneva\""), configuration);
  }

  @Test
  void documentsBecomeTasksThatNobodyAnnotated() throws IOException {
    Files.writeString(folder.resolve("one.txt"), "Мы не поедем.\n\nНикто не поедет.");
    Cli.Result result =
        Cli.run(
            "convert", "--from", "documents", "--to", "label-studio", in("one.txt"), in("t.json"));
    assertEquals(ExitCode.DONE, result.exitCode(), result.err());
    assertEquals(
        """
        [{"data":{"text":"Мы не поедем.","id":"one.txt:0","document":"one.txt","paragraph":0}},\
        {"data":{"text":"Никто не поедет.","id":"one.txt:1","document":"one.txt","paragraph":1}}]""",
        new ObjectMapper().readTree(folder.resolve("t.json").toFile()).toString());
  }

  @Test
  void formatsByTheNamesOfTheFiles() throws IOException {
    assertEquals(ExitCode.DONE, Cli.run("convert", gold, in("gold.csv")).exitCode());
    assertEquals(
        "id,text,labels.sochi\na,No to Sochi.,anti\n",
        Files.readString(folder.resolve("gold.csv")));
  }

  @Test
  void misspeltFormat() {
    assertUsage(
        "parley: Invalid value for option '--to': 'labelstudio' is none of brat, conllu, csv,"
            + " doccano, documents, inception, jsonl, label-studio, tsv, xlsx; did you mean"
            + " label-studio?",
        "convert",
        "--to",
        "labelstudio",
        gold,
        in("out.json"));
  }

  @Test
  void nameThatTellsNoFormat() {
    assertUsage(
        "parley: the name %s does not tell a format: give --to".formatted(in("out.json")),
        "convert",
        gold,
        in("out.json"));
  }

  @Test
  void formatThatIsOnlyWritten() {
    assertUsage(
        "parley: Invalid value for --from: conllu is only written; see the list of formats",
        "convert",
        "--from",
        "conllu",
        gold,
        in("out.csv"));
  }

  @Test
  void overItsOwnInput() {
    assertUsage(
        "parley: Invalid value for OUT: '%s' is the file to read: write elsewhere".formatted(gold),
        "convert",
        gold,
        gold);
  }

  @Test
  void wrongEnding() {
    assertEquals(
        new Cli.Result(
            ExitCode.FAILED,
            "",
            "parley: %s: the name must end in .csv for this format\n".formatted(in("out.txt"))),
        Cli.run("convert", "--to", "csv", gold, in("out.txt")));
  }

  @Test
  void missingInput() {
    assertEquals(
        new Cli.Result(
            ExitCode.USAGE,
            "",
            "parley: no file or folder %s; did you mean %s?\n".formatted(in("golf.jsonl"), gold)),
        Cli.run("convert", in("golf.jsonl"), in("out.csv")));
  }

  @Test
  void malformedRow() throws IOException {
    Files.writeString(
        folder.resolve("bad.jsonl"), "{\"text\":\"No.\",\"labels\":{\"s\":\"bad\"}}\n");
    assertEquals(
        new Cli.Result(
            ExitCode.USAGE,
            "",
            ("parley: %s:1: \"labels.s\" is \"bad\"; allowed: pro, anti or none; also FAVOR,"
                    + " AGAINST and NEUTRAL, in any case\n")
                .formatted(in("bad.jsonl"))),
        Cli.run("convert", in("bad.jsonl"), in("out.csv")));
  }
}
