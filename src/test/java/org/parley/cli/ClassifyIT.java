package org.parley.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.parley.TinyBundle;
import org.parley.output.Manifest;
import org.parley.stance.BundleDescription;

/** The command with a real bundle and real models. */
class ClassifyIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path shared;
  private static Path bundle;
  private static Path statements;

  @TempDir Path folder;

  @BeforeAll
  static void prepare() throws IOException {
    bundle = TinyBundle.trainIn(Files.createDirectory(shared.resolve("bundle")));
    statements = Files.createDirectory(shared.resolve("statements"));
    Files.writeString(
        statements.resolve("a.txt"),
        """
        The bloc says no to Sochi

        The opposition bloc rejects the Sochi congress. Russia and the United Nations were told so.

        Участники поддерживают конгресс в Сочи по Сирии.
        """);
    Files.writeString(
        statements.resolve("b.jsonl"),
        """
        {"id":"b1","text":"We welcome the Sochi congress and will attend it.","date":"2018-01-26"}
        {"id":"b2","text":
        {"id":"b3","text":"Geneva remains the only venue for Syrian talks under the U.N."}
        """);
    for (int i = 0; i < 20; i++) {
      Files.writeString(
          statements.resolve("c%02d.txt".formatted(i)),
          "Statement number %d on Syria.\n\nWe refuse the congress in Sochi, %d times over."
              .formatted(i, i));
    }
  }

  private static Cli.Result classify(String... arguments) {
    List<String> all = new ArrayList<>(List.of("classify", "--model", bundle.toString()));
    all.addAll(List.of(arguments));
    return Cli.run(all.toArray(String[]::new));
  }

  private Path classifiedWith(String name, String... options) {
    Path out = folder.resolve(name);
    List<String> arguments = new ArrayList<>(List.of(statements.toString(), "-o", out.toString()));
    arguments.addAll(List.of(options));
    Cli.Result result = classify(arguments.toArray(String[]::new));
    assertEquals(ExitCode.FAILED, result.exitCode(), result.err());
    return out;
  }

  @Test
  void aMalformedLineIsNamedAndTheRestGoesOn() throws IOException {
    Path out = folder.resolve("out.jsonl");
    Cli.Result result = classify(statements.resolve("b.jsonl").toString(), "-o", out.toString());
    assertEquals(ExitCode.FAILED, result.exitCode());
    assertEquals("", result.out());
    assertTrue(
        result.err().contains("failed: " + statements.resolve("b.jsonl") + ", line 2: "),
        result.err());
    List<String> lines = Files.readAllLines(out);
    assertEquals(2, lines.size());
    JsonNode first = JSON.readTree(lines.get(0));
    assertEquals("b1", first.get("document").asText());
    assertEquals("2018-01-26", first.get("date").asText());
    assertTrue(first.get("stances").get(0).get("addressed").asBoolean());
    JsonNode second = JSON.readTree(lines.get(1));
    assertEquals("geneva", second.get("stances").get(1).get("target").asText());
    assertTrue(second.get("stances").get(1).get("addressed").asBoolean());
  }

  @Test
  void languagesAndEntitiesAreTold() throws IOException {
    Path out = folder.resolve("out.jsonl");
    assertEquals(
        ExitCode.DONE,
        classify(statements.resolve("a.txt").toString(), "-o", out.toString()).exitCode());
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(out)) {
      rows.add(JSON.readTree(line));
    }
    assertEquals(
        List.of("en heading", "en body", "ru body"),
        rows.stream()
            .map(row -> row.get("language").asText() + " " + row.get("kind").asText())
            .toList());
    assertEquals(
        List.of("national-dialogue-congress", "russia", "united-nations"),
        rows.get(1).get("entities").findValues("id").stream().map(JsonNode::asText).toList());
  }

  @Test
  void twoRunsGiveTheSameBytesButForTheTimes() throws IOException {
    Path out = classifiedWith("out.csv");
    byte[] bytes = Files.readAllBytes(out);
    ObjectNode manifest = manifest(out);
    assertArrayEquals(bytes, Files.readAllBytes(classifiedWith("out.csv")));
    assertEquals(manifest, manifest(out));
    assertEquals("tiny", manifest.at("/model/name").asText());
    assertEquals("csv", manifest.at("/options/format").asText());
    assertEquals(22, manifest.get("inputs").size());
    assertEquals(64, manifest.at("/inputs/0/sha256").asText().length());
    assertEquals(1, manifest.at("/counts/failed").size());
    assertTrue(manifest.get("command").asText().startsWith("parley classify --model "));
  }

  @Test
  void parquetIsTheSameEveryTimeAndCanBeAsked() throws IOException {
    Path out = classifiedWith("out.parquet");
    byte[] bytes = Files.readAllBytes(out);
    assertArrayEquals(bytes, Files.readAllBytes(classifiedWith("out.parquet", "--threads", "1")));
    assertEquals("parquet", manifest(out).at("/options/format").asText());
    assertTrue(manifest(out).at("/libraries").has("duckdb"));
    String everything = "select * from judgements";
    Cli.Result asked = Cli.run("query", out.toString(), everything, "--format", "jsonl");
    assertEquals(ExitCode.DONE, asked.exitCode(), asked.err());
    assertEquals(2 * 45, asked.out().lines().count());
    String lines = classifiedWith("out.jsonl").toString();
    assertEquals(asked, Cli.run("query", lines, everything, "--format", "jsonl"));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(4, files.count(), "two outputs, their manifests and nothing else");
    }
  }

  private static ObjectNode manifest(Path out) throws IOException {
    ObjectNode manifest = (ObjectNode) JSON.readTree(Manifest.beside(out).toFile());
    assertFalse(manifest.remove("started").asText().isEmpty());
    assertFalse(manifest.remove("finished").asText().isEmpty());
    return manifest;
  }

  @Test
  void theNumberOfThreadsChangesNoByte() throws IOException {
    byte[] one = Files.readAllBytes(classifiedWith("out.jsonl", "--threads", "1"));
    assertArrayEquals(one, Files.readAllBytes(classifiedWith("out.jsonl", "--threads", "2")));
  }

  @Test
  void standardInputIsReadAndATerminalGetsTextForPeople() {
    Cli.Result result =
        Cli.run(
            Path.of(""),
            new Environment.Terminal(true, true, 60, true),
            "The opposition rejects the Sochi congress.",
            "classify",
            "-",
            "--model",
            bundle.toString());
    assertEquals(ExitCode.DONE, result.exitCode(), result.err());
    assertTrue(result.out().contains("\u001b[4mSochi congress\u001b[24m"), result.out());
    assertTrue(result.err().startsWith("1 document, 1 paragraph (0 headings)\n"), result.err());
  }

  @Test
  void evidenceLeavesTheJudgementsAsTheyAre() throws IOException {
    String file = statements.resolve("a.txt").toString();
    List<String> plain = classify(file).out().lines().toList();
    List<String> evidenced = classify(file, "--evidence").out().lines().toList();
    assertEquals(plain.size(), evidenced.size());
    List<String> found = new ArrayList<>();
    for (int i = 0; i < plain.size(); i++) {
      JsonNode row = JSON.readTree(evidenced.get(i));
      for (JsonNode stance : row.get("stances")) {
        for (JsonNode span : stance.path("evidence")) {
          found.add(
              stance.get("label").asText()
                  + ": "
                  + row.get("text")
                      .asText()
                      .substring(span.get("start").asInt(), span.get("end").asInt()));
        }
        ((ObjectNode) stance).remove("evidence");
      }
      assertEquals(JSON.readTree(plain.get(i)), row);
    }
    assertTrue(
        found.contains("anti: The opposition bloc rejects the Sochi congress"), found.toString());
  }

  @Test
  void otherEvidenceIsAnotherRun() throws IOException {
    String file = statements.resolve("a.txt").toString();
    String out = folder.resolve("out.jsonl").toString();
    assertEquals(ExitCode.DONE, classify(file, "--evidence", "-o", out).exitCode());
    Manifest manifest = Manifest.read(Manifest.beside(Path.of(out))).orElseThrow();
    assertEquals("true", manifest.options().get("evidence"));
    Cli.Result resumed = classify(file, "--resume", "-o", out);
    assertEquals(ExitCode.USAGE, resumed.exitCode());
    assertTrue(resumed.err().contains("--evidence was true, now it is false"), resumed.err());
  }

  @Test
  void entitiesMayBeLeftOut() {
    String file = statements.resolve("a.txt").toString();
    String out = classify(file, "--entities", "none").out();
    assertTrue(out.contains("\"entities\":[]"), out);
    assertFalse(out.contains("\"id\":\"united-nations\""), out);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsAFailureInOneLine() {
    Cli.Result result = classify(statements.resolve("b.jsonl").toString(), "-o", "/dev/full");
    assertEquals(ExitCode.FAILED, result.exitCode());
    assertEquals("parley: cannot write /dev/full: No space left on device\n", result.err());
  }

  @Test
  void aDamagedBundleIsNotUsed() throws IOException {
    Path damaged = Files.createDirectory(folder.resolve("damaged"));
    try (Stream<Path> files = Files.list(bundle)) {
      for (Path file : files.toList()) {
        Files.copy(file, damaged.resolve(file.getFileName()));
      }
    }
    Path lexicon = damaged.resolve("lexicon.tsv");
    Files.writeString(lexicon, Files.readString(lexicon) + "# one line more\n");
    Cli.Result result = Cli.run("classify", statements.toString(), "--model", damaged.toString());
    assertEquals(ExitCode.USAGE, result.exitCode());
    assertTrue(
        result.err().startsWith("parley: %s is damaged: its SHA-256 is ".formatted(lexicon)),
        result.err());
    Files.delete(lexicon);
    assertEquals(
        "parley: %s is missing; restore the bundle from where it came from\n".formatted(lexicon),
        Cli.run("inspect", damaged.toString()).err());
  }

  @Test
  void inspectTellsHowTheBundleWasMade() throws IOException {
    Cli.Result result = Cli.run("inspect", bundle.toString());
    assertEquals(ExitCode.DONE, result.exitCode(), result.err());
    JsonNode description = JSON.readTree(bundle.resolve(BundleDescription.FILE).toFile());
    for (String told :
        List.of(
            "tiny (bundle format 1)",
            description.get("created").asText(),
            "linear",
            "sochi: ",
            "gold.jsonl  13 rows",
            description.at("/training/data/0/sha256").asText(),
            "seed 1, 2 folds")) {
      assertTrue(result.out().contains(told), told + " is not in\n" + result.out());
    }
  }
}
