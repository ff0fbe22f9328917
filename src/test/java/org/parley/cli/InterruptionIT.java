package org.parley.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.parley.TinyBundle;
import org.parley.output.Manifest;

/** Real processes that are killed, interrupted, or run out of space, and what becomes of it. */
@EnabledOnOs(OS.LINUX)
class InterruptionIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Documents of the run; so many that a kill hits it somewhere in between. */
  private static final int DOCUMENTS = 150;

  private static final String OUT = "out.jsonl";

  @TempDir static Path shared;
  private static byte[] expected = {};
  private static ObjectNode expectedManifest = JSON.createObjectNode();

  @TempDir Path folder;
  private Path part = Path.of("");

  /** Runs once without an interruption. All runs read the same relative paths. */
  @BeforeAll
  static void runThrough() throws Exception {
    TinyBundle.trainIn(shared);
    Path statements = Files.createDirectory(shared.resolve("statements"));
    for (int i = 0; i < DOCUMENTS; i++) {
      Files.writeString(
          statements.resolve("s%03d.txt".formatted(i)),
          "Заявление %d\n\nМы поддерживаем конгресс в Сочи по Сирии, пункт %d.\n\n".formatted(i, i)
              + "Делегация %d ждёт ответа. ".formatted(i).repeat(1 + i % 20));
    }
    Files.writeString(statements.resolve("t.jsonl"), "{\"id\":\"x\",\"text\":\"Готово.\"}\n{\n");
    try (Program run = Program.start(shared, arguments(OUT))) {
      assertEquals(ExitCode.FAILED, run.exitCode(), run.err());
    }
    expected = Files.readAllBytes(shared.resolve(OUT));
    expectedManifest = manifest(shared.resolve(OUT));
  }

  private static String[] arguments(String out, String... more) {
    return Stream.concat(
            Stream.of("classify", "statements", "--model", "tiny", "-o", out), Arrays.stream(more))
        .toArray(String[]::new);
  }

  private static ObjectNode manifest(Path out) throws IOException {
    ObjectNode manifest = (ObjectNode) JSON.readTree(Manifest.beside(out).toFile());
    assertFalse(manifest.remove("started").asText().isEmpty());
    assertFalse(manifest.remove("finished").asText().isEmpty());
    return manifest;
  }

  @BeforeEach
  void link() throws IOException {
    Files.createSymbolicLink(folder.resolve("statements"), shared.resolve("statements"));
    Files.createSymbolicLink(folder.resolve("tiny"), shared.resolve("tiny"));
    part = folder.resolve(OUT + ".part");
  }

  private long written() {
    return part.toFile().length();
  }

  private void finish() throws Exception {
    try (Program run = Program.start(folder, arguments(OUT, "--resume"))) {
      assertEquals(ExitCode.FAILED, run.exitCode(), run.err());
    }
    assertFinished();
  }

  private void assertFinished() throws IOException {
    assertArrayEquals(expected, Files.readAllBytes(folder.resolve(OUT)));
    assertEquals(expectedManifest, manifest(folder.resolve(OUT)));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of(OUT, OUT + ".manifest.json"),
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith(OUT))
              .sorted()
              .toList());
    }
  }

  @AfterEach
  void nothingWasWrittenToTheInput() throws IOException {
    Files.delete(folder.resolve("statements"));
    Files.delete(folder.resolve("tiny"));
    try (Stream<Path> files = Files.list(shared.resolve("statements"))) {
      assertEquals(DOCUMENTS + 1, files.count());
    }
  }

  /** The system property {@code parley.kills} asks for more than three. */
  @Test
  void killedAtAnyPointAndResumedTheBytesAreTheSame() throws Exception {
    int kills = Integer.getInteger("parley.kills", 3);
    long seed = Long.getLong("parley.seed", 1);
    Random random = new Random(seed);
    long[] points = random.longs(kills, 0, expected.length + 1L).sorted().toArray();
    for (long point : points) {
      try (Program run = Program.start(folder, arguments(OUT, "--resume"))) {
        run.until(() -> written() >= point);
        Thread.sleep(random.nextInt(30));
        run.kill();
      }
    }
    finish();
  }

  @Test
  void ctrlCKeepsWhatIsFinishedAndSaysHowToGoOn() throws Exception {
    // A shell that runs in the background makes its children deaf to Ctrl-C.
    List<String> listening = List.of("env", "--default-signal=INT");
    try (Program run = Program.start(folder, listening, arguments(OUT))) {
      run.until(() -> written() > expected.length / 4);
      run.signal("INT");
      assertEquals(ExitCode.INTERRUPTED, run.exitCode(), run.err());
      assertTrue(
          run.err()
              .matches(
                  "interrupted; \\d+ documents are finished and kept. To go on: parley classify"
                      + " statements --model tiny -o out.jsonl --resume\n"),
          run.err());
    }
    assertFalse(Files.exists(folder.resolve(OUT)));
    byte[] kept = Files.readAllBytes(part);
    assertArrayEquals(Arrays.copyOf(expected, kept.length), kept);
    // Begun again by mistake, nothing is lost; nor with other options.
    try (Program run = Program.start(folder, arguments(OUT))) {
      assertEquals(ExitCode.USAGE, run.exitCode());
      assertEquals(
          "parley: an interrupted run has left finished documents of out.jsonl: go on with"
              + " --resume, or throw them away with --restart\n",
          run.err());
    }
    try (Program run = Program.start(folder, arguments(OUT, "--resume", "--entities", "none"))) {
      assertEquals(ExitCode.USAGE, run.exitCode());
      assertEquals(
          "parley: out.jsonl was begun with other settings: --entities was all, now it is none;"
              + " give the same to go on, or --restart to begin afresh\n",
          run.err());
    }
    assertArrayEquals(kept, Files.readAllBytes(part));
    finish();
    try (Program run = Program.start(folder, arguments(OUT, "--resume"))) {
      assertEquals(ExitCode.DONE, run.exitCode());
      assertEquals("out.jsonl is finished: nothing to do\n", run.err());
    }
    assertFinished();
  }

  @Test
  void aRequestToEndKeepsWhatIsFinished() throws Exception {
    try (Program run = Program.start(folder, arguments(OUT))) {
      run.until(() -> written() > 0);
      run.signal("TERM");
      assertEquals(143, run.exitCode());
      assertTrue(run.err().startsWith("interrupted; "), run.err());
    }
    finish();
  }

  /** The limit on a file's size stands in for the disk's, where no file system can be mounted. */
  @Test
  void aLimitOnTheFilesSizeIsSaidAndNothingIsLost() throws Exception {
    String limit = "ulimit -f " + expected.length / 3 / 1024 + "; exec \"$0\" \"$@\"";
    try (Program run = Program.start(folder, List.of("bash", "-c", limit), arguments(OUT))) {
      assertEquals(ExitCode.FAILED, run.exitCode());
      assertTrue(
          run.err()
              .matches(
                  "parley: cannot write out.jsonl: File too large\n\\d+ documents are finished and"
                      + " kept. To go on: parley classify .* --resume\n"),
          run.err());
    }
    finish();
  }

  @Test
  void aFullStandardOutputIsSaid() throws Exception {
    List<String> full = List.of("bash", "-c", "exec \"$0\" \"$@\" >/dev/full");
    try (Program run =
        Program.start(folder, full, "classify", "statements/t.jsonl", "--model", "tiny")) {
      assertEquals(ExitCode.FAILED, run.exitCode());
      assertEquals("parley: cannot write to standard output: No space left on device\n", run.err());
    }
  }

  @Test
  void aFullDiskIsSaidAndNothingIsLost() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()) == 0,
        "skipped: no file system can be mounted here");
    try {
      Path out = disk.resolve(OUT);
      String[] arguments = arguments(out.toString());
      try (Program run = Program.start(folder, arguments)) {
        assertEquals(ExitCode.FAILED, run.exitCode());
        assertTrue(
            run.err().startsWith("parley: cannot write " + out + ": No space left on device\n"),
            run.err());
      }
      assertEquals(0, run("mount", "-o", "remount,size=10m", disk.toString()));
      try (Program run = Program.start(folder, arguments(out.toString(), "--resume"))) {
        assertEquals(ExitCode.FAILED, run.exitCode(), run.err());
        assertTrue(run.err().matches("(?s)resuming: [1-9]\\d* finished so far\n.*"), run.err());
      }
      assertArrayEquals(expected, Files.readAllBytes(out));
    } finally {
      run("umount", disk.toString());
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
