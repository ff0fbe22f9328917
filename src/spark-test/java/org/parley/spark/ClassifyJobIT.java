package org.parley.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.cli.Environment;
import org.parley.cli.ExitCode;
import org.parley.cli.ParleyCommand;
import org.parley.output.Manifest;

/** The job on two local cores, with the shipped bundle and real models. */
class ClassifyJobIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the job takes from {@code spark-submit}: two cores, and four attempts a task. */
  private static final List<List<String>> SETTINGS =
      List.of(
          List.of("spark.master", "local[2,4]"),
          List.of("spark.ui.enabled", "false"),
          // A busy machine is no lost executor.
          List.of("spark.network.timeout", "600s"),
          List.of("spark.driver.bindAddress", "127.0.0.1"),
          List.of("spark.driver.host", "127.0.0.1"));

  private static final AtomicInteger BROKEN_ATTEMPTS = new AtomicInteger();

  @TempDir Path folder;

  @BeforeAll
  static void set() {
    SETTINGS.forEach(setting -> System.setProperty(setting.get(0), setting.get(1)));
  }

  @AfterAll
  static void clear() {
    SETTINGS.forEach(setting -> System.clearProperty(setting.get(0)));
  }

  private record Result(int exitCode, String err) {}

  @FunctionalInterface
  private interface Program {
    int run(Environment environment);
  }

  private static Result run(Program program) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Environment environment =
        new Environment(
            new ByteArrayInputStream(new byte[0]),
            new ByteArrayOutputStream(),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Environment.Terminal.NONE,
            Path.of(""),
            "parley");
    int exitCode = program.run(environment);
    return new Result(exitCode, err.toString(StandardCharsets.UTF_8));
  }

  private static Result spark(UnaryOperator<ClassifierSource> wrapper, String... arguments) {
    return run(environment -> ClassifyJob.run(environment, wrapper, arguments));
  }

  private static Result spark(String... arguments) {
    return spark(UnaryOperator.identity(), arguments);
  }

  private Path out(String name) {
    return folder.resolve(name);
  }

  private static List<String> lines(Path output) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(output)) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("part-")).toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    lines.sort(null);
    return lines;
  }

  private static Set<String> failures(Path output) throws IOException {
    Set<String> failures = new TreeSet<>();
    for (String line : lines(output.resolve(DistributedRun.FAILURES))) {
      JsonNode row = JSON.readTree(line);
      failures.add(row.get("origin").asText() + ": " + row.get("reason").asText());
    }
    return failures;
  }

  private Path corpus() throws IOException {
    Path corpus = Files.createDirectories(folder.resolve("corpus/below")).getParent();
    Files.writeString(
        corpus.resolve("a.jsonl"),
        """
        {"id":"tweet","text":"We reject the Sochi congress \\ud83d"}
        {"text":"Мы поддерживаем конгресс в Сочи по Сирии.","lang":"ru","date":"2018-01-29"}
        {"text":
        {"document":"d1","text":"The Sochi congress opens on Monday.","speaker":"A. Person"}
        {"document":"d1","text":"The congress deserves our support."}
        {"text":""}
        {"document":"d2","text":"نرفض مؤتمر سوتشي حول سوريا."}
        {"document":"d1","text":"It comes back."}
        """);
    Files.writeString(corpus.resolve("below/b.csv"), "text;id\n\"Geneva; the U.N. talks\";c1\nx\n");
    Files.write(corpus.resolve("below/c.txt"), "Конгресс в Сочи".getBytes("windows-1251"));
    Files.writeString(corpus.resolve("below/empty.txt"), "");
    Files.writeString(corpus.resolve("below/notes.odt"), "passed over");
    return corpus;
  }

  @Test
  void judgesAsThePlainRunDoes() throws IOException {
    String corpus = corpus().toString();
    Path plain = out("plain.jsonl");
    Result expected =
        run(
            environment ->
                ParleyCommand.execute(
                    environment, "classify", "data/statements", corpus, "-o", plain.toString()));
    Result result =
        spark(
            "--input",
            "data/statements",
            "--input",
            corpus,
            "-o",
            out("spark").toString(),
            "--format",
            "jsonl");
    assertEquals(ExitCode.FAILED, result.exitCode(), result.err());
    List<String> lines = new ArrayList<>(Files.readAllLines(plain));
    lines.sort(null);
    assertEquals(String.join("\n", lines), String.join("\n", lines(out("spark"))));
    assertEquals(
        Set.of("ar", "en", "ru"),
        lines.stream().map(ClassifyJobIT::language).collect(Collectors.toSet()));
    Manifest manifest = Manifest.read(Manifest.beside(plain)).orElseThrow();
    assertEquals(
        manifest.counts().failed().stream()
            .map(Object::toString)
            .collect(Collectors.toCollection(TreeSet::new)),
        failures(out("spark")));
    assertEquals(5, failures(out("spark")).size());
    List<String> summary =
        expected
            .err()
            .lines()
            .filter(line -> !line.matches("(note|failed): .*|.* failures"))
            .toList();
    assertEquals(
        String.join("\n", summary)
            + "\n5 failures: %s tells which and why\n".formatted(out("spark/_failed")),
        result.err());
    assertEquals(
        manifest.model(), Manifest.read(out("spark/_manifest.json")).orElseThrow().model());
  }

  private static String language(String line) {
    try {
      return JSON.readTree(line).get("language").asText();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void readsAndWritesParquet() throws IOException {
    Path rows =
        Files.writeString(
            Files.createDirectory(folder.resolve("rows")).resolve("rows.jsonl"),
            """
            {"id":1,"text":"We welcome the Sochi congress.","date":"2018-01-29","score":1.5}
            {"id":2,"text":"Москва и Дамаск: конгресс в Сочи.","speaker":"B. Person"}
            {"text":"Geneva remains.\\n\\nSochi does not.","title":"Two tables"}
            {"id":4,"text":" "}
            """);
    Path table = folder.resolve("table");
    try (SparkSession session = SparkSession.builder().getOrCreate()) {
      session
          .read()
          .schema("id INT, text STRING, date DATE, speaker STRING, title STRING, score DOUBLE")
          .json(rows.toString())
          .coalesce(1)
          .write()
          .parquet(table.toString());
    }
    Path plain = out("plain.parquet");
    run(
        environment ->
            ParleyCommand.execute(
                environment, "classify", rows.toString(), "-o", plain.toString(), "--evidence"));
    Result result = spark("--input", table.toString(), "-o", out("p").toString(), "--evidence");
    assertEquals(ExitCode.FAILED, result.exitCode(), result.err());
    String failure = String.join("", failures(out("p")));
    assertTrue(failure.endsWith(".parquet, row 4: has an empty \"text\""), failure + result.err());
    try (SparkSession session = SparkSession.builder().getOrCreate()) {
      Dataset<Row> expected = session.read().parquet(plain.toString());
      Dataset<Row> judged = session.read().parquet(out("p").toString());
      assertEquals(expected.schema().treeString(), judged.schema().treeString());
      assertEquals(8, judged.count());
      assertEquals(rows(expected), rows(judged));
    }
  }

  /** Rows in an order, without an id that is made of its file's name. */
  private static String rows(Dataset<Row> table) {
    return table.toJSON().collectAsList().stream()
        .map(row -> row.replaceAll("[^\"]*#3\"", "#3\""))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  /** Fails on one document always, and on another's first attempt in a way that ends the task. */
  private static ClassifierSource spoilt(ClassifierSource source) {
    return () -> {
      var classifier = source.open();
      return document -> {
        if (document.id().equals("poison")) {
          throw new IllegalStateException("poisoned");
        }
        if (document.id().equals("late") && TaskContext.get().attemptNumber() == 0) {
          BROKEN_ATTEMPTS.incrementAndGet();
          throw new AssertionError("the executor is lost");
        }
        return classifier.apply(document);
      };
    };
  }

  @Test
  void aPoisonedDocumentCostsItselfAloneAndARetriedTaskDoublesNothing() throws IOException {
    List<String> ids =
        Stream.concat(IntStream.range(0, 40).mapToObj(i -> "d" + i), Stream.of("poison", "late"))
            .sorted()
            .toList();
    Path input = folder.resolve("in.jsonl");
    Files.writeString(
        input,
        ids.stream()
            .map("{\"id\":\"%s\",\"text\":\"Конгресс в Сочи по Сирии.\"}\n"::formatted)
            .collect(Collectors.joining()));
    BROKEN_ATTEMPTS.set(0);
    Result result =
        spark(
            ClassifyJobIT::spoilt,
            "--input",
            input.toString(),
            "-o",
            out("o").toString(),
            "--format",
            "jsonl");
    assertEquals(1, BROKEN_ATTEMPTS.get());
    assertEquals(ExitCode.FAILED, result.exitCode());
    assertTrue(result.err().startsWith("41 documents, 41 paragraphs"), result.err());
    assertTrue(result.err().contains("\n1 failure: "), result.err());
    List<String> judged = new ArrayList<>();
    for (String line : lines(out("o"))) {
      judged.add(JSON.readTree(line).get("document").asText());
    }
    List<String> expected = new ArrayList<>(ids);
    expected.remove("poison");
    assertEquals(expected, judged.stream().sorted().toList());
    assertEquals(
        Set.of(
            "%s, line %d: unexpected java.lang.IllegalStateException: poisoned: a fault of Parley,"
                    .formatted(input, ids.indexOf("poison") + 1)
                + " please report it"),
        failures(out("o")));
  }

  @Test
  void aBookStandsBesideTweets() throws IOException {
    Path input = Files.createDirectory(folder.resolve("in"));
    Files.writeString(
        input.resolve("book.txt"),
        IntStream.range(0, 10_000)
            .mapToObj(i -> "Конгресс в Сочи, глава " + i + "; письмо из " + "Алеппо ".repeat(5))
            .collect(Collectors.joining("\n\n")));
    Files.writeString(
        input.resolve("tweets.jsonl"), "{\"text\":\"Мы против Сочи по Сирии.\"}\n".repeat(200));
    Result result =
        spark(
            "--input",
            input.toString(),
            "-o",
            out("o").toString(),
            "--format",
            "jsonl",
            "--entities",
            "none");
    assertEquals(ExitCode.DONE, result.exitCode(), result.err());
    assertTrue(result.err().startsWith("201 documents, 10,200 paragraphs"), result.err());
    int[] numbers =
        lines(out("o")).stream()
            .filter(line -> line.startsWith("{\"document\":\"book.txt\""))
            .mapToInt(line -> Integer.parseInt(line.replaceAll(".*?\"paragraph\":(\\d+).*", "$1")))
            .sorted()
            .toArray();
    assertTrue(Arrays.equals(IntStream.range(0, 10_000).toArray(), numbers));
  }

  @Test
  void wrongUsageIsSaidBeforeAnythingIsWritten() throws IOException {
    Path input = Files.writeString(folder.resolve("a.txt"), "The Sochi congress.");
    Path taken = Files.createDirectory(folder.resolve("taken"));
    Result exists = spark("--input", input.toString(), "-o", taken.toString());
    assertEquals(ExitCode.USAGE, exists.exitCode());
    assertEquals(
        """
        parley: Invalid value for option '--output': '%s' is there already: write elsewhere, or \
        replace it with --overwrite
        What is allowed: parley spark --help
        """
            .formatted(taken),
        exists.err());
    String missing = folder.resolve("missing").toString();
    assertEquals(
        new Result(ExitCode.USAGE, "parley: no file or folder " + missing + "\n"),
        spark("--input", missing, "-o", out("o").toString()));
    assertEquals(
        ExitCode.USAGE,
        spark("--input", input.toString(), "-o", out("o").toString(), "--model", missing)
            .exitCode());
    assertFalse(Files.exists(out("o")));
    assertEquals(
        ExitCode.DONE,
        spark("--input", input.toString(), "-o", taken.toString(), "--overwrite").exitCode());
  }
}
