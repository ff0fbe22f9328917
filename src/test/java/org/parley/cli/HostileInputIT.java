package org.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.Pipeline;
import org.parley.TinyBundle;
import org.parley.ingest.Ingest;
import org.parley.ingest.IngestOptions;
import org.parley.ingest.Ingested;
import org.parley.ingest.Mutants;
import org.parley.output.Manifest;

/**
 * Documents of every format with something wrong about them, in one run with good ones: nothing
 * crashes or hangs, memory stays within its bounds, and the good ones' output is complete. The
 * system property {@code parley.mutants} asks for more than 500.
 */
class HostileInputIT {

  /** Most processor time that any one document may take. */
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** Longest that it may take by the clock, where other programs keep the processors busy. */
  private static final Duration LIMIT_BY_CLOCK = Duration.ofSeconds(30);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final int count = Integer.getInteger("parley.mutants", 500);
  private final long seed = Long.getLong("parley.seed", 1);

  @TempDir Path folder;
  private Path good = Path.of("");
  private Path all = Path.of("");

  @BeforeEach
  void write() throws IOException {
    TinyBundle.trainIn(folder);
    good = Files.createDirectory(folder.resolve("good"));
    all = Files.createDirectory(folder.resolve("all"));
    Mutants mutants = new Mutants(seed);
    mutants.writeGood(good);
    mutants.writeGood(all);
    mutants.write(all, count);
  }

  @Test
  void noDocumentTakesLong() throws IOException {
    try (Pipeline pipeline = Pipeline.load(folder.resolve("tiny"))) {
      judge(pipeline, good, LIMIT_BY_CLOCK); // loads the models
      int results = judge(pipeline, all, LIMIT);
      assertTrue(results > count / 2, "only " + results + " results");
    }
  }

  private static int judge(Pipeline pipeline, Path folder, Duration limit) {
    Ingest ingest = new Ingest(IngestOptions.defaults(), InputStream.nullInputStream());
    int results = 0;
    try (Stream<Ingested> documents = ingest.read(List.of(folder.toString()))) {
      Iterator<Ingested> iterator = documents.iterator();
      long start = System.nanoTime();
      long startCpu = processorTime();
      while (iterator.hasNext()) {
        Ingested ingested = iterator.next();
        if (ingested instanceof Ingested.Read read) {
          pipeline.classify(read.document());
        }
        Duration taken = Duration.ofNanos(processorTime() - startCpu);
        Duration byClock = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(
            taken.compareTo(limit) < 0 && byClock.compareTo(LIMIT_BY_CLOCK) < 0,
            "%s took %s, by the clock %s".formatted(ingested.origin(), taken, byClock));
        results++;
        start = System.nanoTime();
        startCpu = processorTime();
      }
    }
    return results;
  }

  /** Processor time of all threads so far, in nanoseconds. */
  private static long processorTime() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  @Test
  void theGoodOnesAreCompleteWithinBoundedMemory() throws Exception {
    assertEquals(ExitCode.DONE, classify("good"));
    assertEquals(ExitCode.FAILED, classify("all"));
    List<String> expected = goodLines("good");
    assertTrue(expected.size() > 20, "only " + expected.size() + " lines");
    assertEquals(expected, goodLines("all"));
    JsonNode manifest = JSON.readTree(Manifest.beside(folder.resolve("all.jsonl")).toFile());
    for (JsonNode failure : manifest.at("/counts/failed")) {
      String message = failure.get("message").asText();
      assertTrue(!message.contains("a fault of Parley"), failure.toString());
    }
  }

  private int classify(String name) throws Exception {
    try (Program run =
        Program.start(folder, "classify", name, "--model", "tiny", "-o", name + ".jsonl")) {
      int code = run.exitCode();
      assertTrue(code == ExitCode.DONE || code == ExitCode.FAILED, run.err());
      return code;
    }
  }

  private List<String> goodLines(String name) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(name + ".jsonl"))) {
      if (JSON.readTree(line).get("document").asText().startsWith(Mutants.GOOD)) {
        lines.add(line);
      }
    }
    return lines;
  }
}
