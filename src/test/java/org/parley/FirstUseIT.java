package org.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.encoder.BaseEncoder;
import org.parley.encoder.EncoderLibrary;
import org.parley.encoder.Head;
import org.parley.encoder.ModelCache;
import org.parley.encoder.Pool;
import org.parley.encoder.Tensor;
import org.parley.encoder.TinyEncoder;
import org.parley.encoder.TunedEncoder;
import org.parley.stance.NeuralMember;
import org.parley.text.Document;
import org.parley.text.Language;
import org.parley.train.ToyBundle;

/** A bundle with a small encoder in processes of their own, which share a cache. */
class FirstUseIT {

  private static final long PATIENCE_SECONDS = 120;
  private static final String ADDRESSED = "We firmly support the congress.";

  @TempDir private Path folder;

  private Path cache = Path.of("");
  private Path bundle = Path.of("");

  /** Loads a bundle, waits until it may begin, and prints the judgements of a text. */
  static final class Use {

    private Use() {}

    public static void main(String[] args) throws IOException, InterruptedException {
      try (Pipeline pipeline = Pipeline.load(Path.of(args[0]))) {
        Files.createFile(Path.of(args[1]));
        Path go = Path.of(args[2]);
        while (!Files.exists(go)) {
          Thread.sleep(2);
        }
        System.out.println(
            pipeline.classify(Document.of("text", args[3])).paragraphs().get(0).judgements());
      }
    }
  }

  @BeforeEach
  void makeBundle() throws IOException {
    cache = folder.resolve("cache");
    ModelCache models = new ModelCache(cache);
    Path encoder =
        models.folder("encoders/tiny", place -> TinyEncoder.in(place, "tiny", "0".repeat(64)));
    BaseEncoder base = BaseEncoder.open(encoder);
    int hidden = base.description().hidden();
    TunedEncoder tuned =
        TunedEncoder.of(
            base,
            new TunedEncoder.Form(
                2, 2, false, false, List.of(Pool.FIRST), 32, List.of(Language.ENGLISH)),
            name ->
                name.equals(Head.BIAS)
                    ? new Tensor(new int[] {3}, new float[] {2, 0, 0})
                    : new Tensor(new int[] {hidden, 3}, new float[hidden * 3]));
    bundle = folder.resolve("bundle");
    try (NeuralMember member = new NeuralMember(List.of(tuned), new EncoderLibrary(models), true)) {
      ToyBundle.write(bundle, member);
    }
  }

  @Test
  void processesThatBeginAtOnceMakeOneModel() throws Exception {
    Process one = start("one", ADDRESSED);
    Process two = start("two", ADDRESSED);
    Files.createFile(folder.resolve("go"));
    String judged = output(one, "one", 0);
    assertTrue(judged.contains("PRO") || judged.contains("pro"), judged);
    assertEquals(judged, output(two, "two", 0));
    try (Stream<Path> models = Files.list(cache.resolve("tuned"))) {
      List<String> names = models.map(path -> path.getFileName().toString()).sorted().toList();
      assertEquals(2, names.size(), "a folder and its lock: " + names);
      assertEquals(names.get(0) + ".lock", names.get(1));
    }
  }

  @Test
  void noEncoderIsLoadedWhereNoTargetIsAddressed() throws Exception {
    Files.writeString(cache.resolve("encoders/tiny/tokenizer.json"), "damaged");
    Files.createFile(folder.resolve("go"));
    output(start("none", "They met on Monday and went home."), "none", 0);
    String failure = output(start("one", ADDRESSED), "one", 1);
    assertTrue(failure.contains("encoders/tiny is damaged"), failure);
  }

  /** Starts a process and waits until it has loaded the bundle. */
  private Process start(String name, String text) throws IOException, InterruptedException {
    Path ready = folder.resolve(name + ".ready");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx500m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Use.class.getName(),
            bundle.toString(),
            ready.toString(),
            folder.resolve("go").toString(),
            text);
    builder.environment().put("PARLEY_CACHE", cache.toString());
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".out").toFile())
            .start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (process.isAlive() && !Files.exists(ready)) {
      assertTrue(System.nanoTime() < end, "it does not load the bundle");
      Thread.sleep(2);
    }
    return process;
  }

  private String output(Process process, String name, int code)
      throws IOException, InterruptedException {
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it hangs");
    String said = Files.readString(folder.resolve(name + ".out"), StandardCharsets.UTF_8);
    assertEquals(code, process.exitValue(), said);
    return said;
  }
}
