package org.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.annotation.Annotation;
import org.parley.annotation.AnnotationReader;

/** {@code evaluate --predictions}, {@code compare} and {@code agree} from their arguments on. */
class EvaluatingCommandsTest {

  @TempDir Path folder;
  private Path gold;
  private Path good;
  private Path poor;

  @BeforeEach
  void writeRows() throws IOException {
    StringBuilder goldRows = new StringBuilder();
    StringBuilder goodRows = new StringBuilder();
    StringBuilder poorRows = new StringBuilder("id,text,target,label\n");
    List<String> labels = List.of("pro", "anti", "none");
    for (int i = 0; i < 30; i++) {
      String row = "{\"id\":\"%d\",\"text\":\"Text %d\",\"target\":\"t\",\"label\":\"%s\"}\n";
      goldRows.append(row.formatted(i, i, labels.get(i % 3)));
      goodRows.append(row.formatted(i, i, labels.get(i % 10 == 0 ? 0 : i % 3)));
      poorRows.append("%d,Text %d,t,NONE\n".formatted(i, i));
    }
    gold = Files.writeString(folder.resolve("gold.jsonl"), goldRows);
    good = Files.writeString(folder.resolve("good.jsonl"), goodRows);
    poor = Files.writeString(folder.resolve("poor.csv"), poorRows);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private static JsonNode json(String file) throws IOException {
    return new ObjectMapper().readTree(Path.of(file).toFile());
  }

  @Test
  void evaluateWritesEveryReportWithItsManifest() throws IOException {
    Cli.Result result =
        Cli.run(
            "evaluate",
            "--gold",
            gold.toString(),
            "--predictions",
            good.toString(),
            "--resamples",
            "50",
            "--report",
            path("r.html"),
            "--json",
            path("r.json"),
            "--csv",
            path("r.csv"));
    assertEquals(ExitCode.DONE, result.exitCode(), result.err());
    assertTrue(result.out().startsWith("30 labels in 30 documents\n"), result.out());
    // Of i = 0, 10, 20 the second is anti and the third none in gold, both pro here.
    JsonNode accuracy =
        json(path("r.json")).path("slices").path(0).path("measures").path("accuracy");
    assertEquals(28 / 30.0, accuracy.path("value").doubleValue(), 1e-12);
    assertTrue(Files.readString(folder.resolve("r.html")).contains("<h1>"));
    for (String file : List.of("r.html", "r.json", "r.csv")) {
      JsonNode manifest = json(path(file + ".manifest.json"));
      assertTrue(manifest.path("command").asText().startsWith("parley evaluate --gold"));
      assertEquals(2, manifest.path("inputs").size());
    }
  }

  @Test
  void pairsThatGoldCallsAddressed() throws IOException {
    Path rows =
        Files.writeString(
            folder.resolve("said.jsonl"),
            """
            {"id":"0","text":"Text 0","addressed":["t"],"labels":{"t":"pro"}}
            {"id":"1","text":"Text 1","addressed":[],"labels":{"t":"none"}}
            """);
    String[] arguments = {
      "evaluate",
      "--gold",
      rows.toString(),
      "--predictions",
      good.toString(),
      "--pairs",
      "addressed"
    };
    Cli.Result result = Cli.run(arguments);
    assertEquals(ExitCode.DONE, result.exitCode(), result.err());
    assertTrue(
        result.out().startsWith("1 labels, of what gold calls addressed, in 1 documents\n"),
        result.out());
    arguments[6] = "adressed";
    assertTrue(
        Cli.run(arguments).err().contains("'adressed' is none of addressed, all; did you mean"));
  }

  @Test
  void figuresAreRecordedInTheBundleThatWasMeasured() {
    String[] arguments = {
      "evaluate", "--gold", gold.toString(), "--predictions", good.toString(), "--record", "Test"
    };
    Cli.Result result = Cli.run(arguments);
    assertEquals(ExitCode.USAGE, result.exitCode());
    assertEquals(
        """
        parley: --record goes with --model: the bundle that was measured keeps the figures
        What is allowed: parley evaluate --help
        """,
        result.err());
    arguments[3] = "--model";
    arguments[6] = " ";
    assertTrue(
        Cli.run(arguments).err().contains("'--record': a title of one line, not ' '"),
        Cli.run(arguments).err());
    Cli.Result alone =
        Cli.run(
            "evaluate",
            "--gold",
            gold.toString(),
            "--predictions",
            good.toString(),
            "--development");
    assertEquals(ExitCode.USAGE, alone.exitCode());
    assertTrue(alone.err().contains("--development goes with --record"), alone.err());
  }

  @Test
  void aBarShowsProgressOnATerminalOnly() {
    String[] arguments = {
      "evaluate", "--gold", gold.toString(), "--predictions", good.toString(), "--resamples", "50"
    };
    Environment.Terminal terminal = new Environment.Terminal(false, true, 80, false);
    assertTrue(Cli.run(Path.of(""), terminal, "", arguments).err().contains("resample"));
    assertEquals("", Cli.run(arguments).err());
  }

  @Test
  void evaluateNeedsOneThingToMeasure() {
    Cli.Result neither = Cli.run("evaluate", "--gold", gold.toString());
    assertEquals(ExitCode.USAGE, neither.exitCode());
    assertTrue(neither.err().contains("--model=DIR | --predictions=FILE"), neither.err());
    Cli.Result both =
        Cli.run(
            "evaluate",
            "--gold",
            gold.toString(),
            "--model",
            "m",
            "--predictions",
            good.toString());
    assertEquals(ExitCode.USAGE, both.exitCode());
  }

  @Test
  void whatCannotBeReadIsSaidInOneLine() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.jsonl"), "{\"text\":\"x\"}\n");
    Cli.Result result =
        Cli.run("evaluate", "--gold", bad.toString(), "--predictions", good.toString());
    assertEquals(ExitCode.USAGE, result.exitCode());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().startsWith("parley: " + bad + ":1: has no labels"), result.err());
    Cli.Result missing =
        Cli.run("evaluate", "--gold", path("no.jsonl"), "--predictions", good.toString());
    assertEquals(ExitCode.USAGE, missing.exitCode());
    assertTrue(
        missing.err().startsWith("parley: no file or folder " + path("no.jsonl")), missing.err());
  }

  @Test
  void compareTestsWhetherSystemsDiffer() throws IOException {
    Cli.Result result =
        Cli.run(
            "compare",
            "--gold",
            gold.toString(),
            "--predictions",
            good.toString(),
            "--predictions",
            poor.toString(),
            "--resamples",
            "50",
            "--json",
            path("c.json"),
            "--csv",
            path("c.csv"));
    assertEquals(ExitCode.DONE, result.exitCode(), result.err());
    assertTrue(result.out().contains(good + " less " + poor), result.out());
    JsonNode mcNemar = json(path("c.json")).path("contests").path(0).path("mcnemar");
    assertEquals(19, mcNemar.path("only_first_right").intValue());
    assertEquals(1, mcNemar.path("only_second_right").intValue());
    List<String> rows = Files.readAllLines(folder.resolve("c.csv"));
    assertEquals("row,target,gold,%s,%s,text".formatted(good, poor), rows.get(0));
    assertEquals(1 + json(path("c.json")).path("differing").size(), rows.size());
  }

  @Test
  void compareNeedsTwoSystems() {
    Cli.Result result =
        Cli.run("compare", "--gold", gold.toString(), "--predictions", good.toString());
    assertEquals(ExitCode.USAGE, result.exitCode());
    assertTrue(result.err().contains("two or more different files"), result.err());
  }

  @Test
  void agreeMeasuresAndASheetSettles() throws IOException {
    Cli.Result result =
        Cli.run(
            "agree",
            gold.toString(),
            good.toString(),
            "--resamples",
            "50",
            "--sheet",
            path("sheet.csv"),
            "--json",
            path("a.json"));
    assertEquals(ExitCode.DONE, result.exitCode(), result.err());
    assertTrue(result.out().contains("2 disagreements"), result.out());
    assertEquals(2, json(path("a.json")).path("disagreements").size());
    Path sheet = folder.resolve("sheet.csv");
    String[] settle = {
      "agree", gold.toString(), good.toString(), "--apply", sheet.toString(), "-o", path("g.jsonl")
    };
    Cli.Result open = Cli.run(settle);
    assertEquals(ExitCode.FAILED, open.exitCode());
    assertTrue(open.err().contains("2 disagreements have no label"), open.err());
    assertFalse(Files.exists(folder.resolve("g.jsonl")));

    Files.writeString(sheet, Files.readString(sheet).replace(",pro,,", ",pro,anti,seen"));
    assertEquals(ExitCode.DONE, Cli.run(settle).exitCode());
    List<Annotation> settled = AnnotationReader.read(folder.resolve("g.jsonl"));
    assertEquals(30, settled.size());
    assertEquals("adjudicated", settled.get(0).annotator());
  }

  @Test
  void agreeTakesApplyAndOutputTogether() {
    Cli.Result result =
        Cli.run("agree", gold.toString(), good.toString(), "--apply", path("sheet.csv"));
    assertEquals(ExitCode.USAGE, result.exitCode());
    assertTrue(result.err().contains("--apply and -o go together"), result.err());
  }
}
