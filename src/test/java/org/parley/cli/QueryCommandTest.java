package org.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryCommandTest {

  private static final Environment.Terminal TERMINAL =
      new Environment.Terminal(true, true, 80, false);

  @TempDir Path folder;
  private String judged = "";

  private static String line(String document, String language, String label, String speaker) {
    return ("{\"document\":\"%s\",\"paragraph\":0,\"language\":\"%s\",\"speaker\":\"%s\","
            + "\"text\":\"x\",\"entities\":[],\"stances\":[{\"target\":\"sochi\","
            + "\"addressed\":true,\"label\":\"%s\",\"probabilities\":"
            + "{\"pro\":0.5,\"anti\":0.25,\"none\":0.25},\"mentions\":[]}]}\n")
        .formatted(document, language, speaker, label);
  }

  @BeforeEach
  void write() throws IOException {
    judged =
        Files.writeString(
                folder.resolve("judged.jsonl"),
                line("a", "en", "pro", "=a mayor")
                    + line("b", "ar", "anti", "لجنة القرار 2254")
                    + line("c", "ar", "anti", "لجنة القرار 2254"))
            .toString();
  }

  private Cli.Result query(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "query";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Cli.run(all);
  }

  private static final String COUNTS =
      "select speaker, label, count(*) as n from judgements group by all order by n";

  @Test
  void aTerminalGetsATable() {
    Cli.Result result = Cli.run(Path.of(""), TERMINAL, "", "query", judged, COUNTS);
    assertEquals(
        new Cli.Result(
            ExitCode.DONE,
            """
            speaker           label  n
            =a mayor          pro    1
            \u2068لجنة القرار 2254\u2069  anti   2
            """,
            ""),
        result);
  }

  @Test
  void elsewhereItIsCsvOrWhatWasAskedFor() {
    assertEquals(
        new Cli.Result(
            ExitCode.DONE, "speaker,label,n\n'=a mayor,pro,1\nلجنة القرار 2254,anti,2\n", ""),
        query(judged, COUNTS));
    assertEquals(
        """
        {"speaker":"=a mayor","label":"pro","n":1}
        {"speaker":"لجنة القرار 2254","label":"anti","n":2}
        """,
        query(judged, COUNTS, "--format", "jsonl").out());
  }

  @Test
  void aFolderIsAllTheOutputsInIt() throws IOException {
    Path run = Files.createDirectory(folder.resolve("run"));
    Files.writeString(run.resolve("part-0.jsonl"), line("a", "en", "pro", "x"));
    Files.writeString(run.resolve("part-1.jsonl"), line("b", "en", "pro", "x"));
    Files.writeString(run.resolve("_failed.jsonl"), "{\"document\":\"c\"}\n");
    Files.writeString(run.resolve("_SUCCESS"), "");
    assertEquals(
        "document\na\nb\n", query(run.toString(), "select document from judgements").out());
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertEquals(
        new Cli.Result(
            ExitCode.USAGE,
            "",
            "parley: %s: no .parquet, .csv or .jsonl file in this folder\n".formatted(empty)),
        query(empty.toString(), "select 1"));
  }

  @Test
  void whatIsWrongIsSaid() {
    assertEquals(
        new Cli.Result(
            ExitCode.USAGE,
            "",
            "parley: no file or folder %s; did you mean %s?\n"
                .formatted(folder.resolve("judge.jsonl"), judged)),
        query(folder.resolve("judge.jsonl").toString(), "select 1"));
    assertEquals(
        new Cli.Result(
            ExitCode.USAGE,
            "",
            """
            parley: syntax error at or near "wher"
            LINE 1: select label from judgements x wher 1
                                                   ^^^^
            """),
        query(judged, "select label from judgements x wher 1"));
    assertEquals(ExitCode.USAGE, query(judged).exitCode());
  }
}
