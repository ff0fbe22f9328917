package org.parley.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.encoder.EncoderDescription.Activation;
import org.parley.text.Language;
import org.parley.text.Span;

class TunedEncoderTest {

  private static final List<Pool> POOLS = List.of(Pool.FIRST, Pool.MEAN, Pool.MENTION);

  @TempDir private Path folder;

  private BaseEncoder base;
  private EncodedPair pair;

  @BeforeEach
  void makeEncoder() throws IOException {
    base = TinyEncoder.in(Files.createDirectory(folder.resolve("tiny")), Activation.GELU_ERF);
    try (PairTokenizer tokenizer = new PairTokenizer(base.tokenizer(), folder, 32)) {
      pair =
          tokenizer.encode("they reject the talks .", List.of(new Span(16, 21)), "the peace talks");
    }
  }

  @Test
  void theFileGivesTheWeightsBack() throws IOException {
    Path file = folder.resolve("neural.safetensors");
    TunedEncoder tuned = TunedEncoder.of(base, form(1), this::tuned);
    tuned.write(file);
    TunedEncoder read = TunedEncoder.read(file);
    assertEquals("tiny", read.encoder());
    assertEquals(form(1), read.form());
    float[] expected =
        run(EncoderGraph.classifier(base.description(), this::tuned, form(1), Precision.FLOAT));
    assertArrayEquals(expected, run(read.graph(base, Precision.FLOAT)), 2e-3f);
    assertArrayEquals(
        run(tuned.graph(base, Precision.FLOAT)), run(read.graph(base, Precision.FLOAT)));
  }

  @Test
  void bytesAreClose() throws IOException {
    TunedEncoder tuned = TunedEncoder.of(base, form(0), this::tuned);
    float[] exact = run(tuned.graph(base, Precision.FLOAT));
    float[] bytes = run(tuned.graph(base, Precision.INT8));
    assertArrayEquals(exact, bytes, 0.15f);
  }

  @Test
  void theMergedModelIsMadeOnce() throws IOException {
    ModelCache cache = new ModelCache(folder.resolve("cache"));
    TunedEncoder tuned = TunedEncoder.of(base, form(1), this::tuned);
    float[] first;
    try (EncoderSession session = tuned.open(base, Precision.INT8, cache)) {
      first = scores(session);
    }
    assertArrayEquals(run(tuned.graph(base, Precision.INT8)), first);
    BaseEncoder other =
        TinyEncoder.in(Files.createDirectory(folder.resolve("other")), Activation.GELU_TANH);
    try (EncoderSession session = tuned.open(other, Precision.INT8, cache)) {
      assertArrayEquals(first, scores(session), "the model of the cache, not one made again");
    }
  }

  @Test
  void holdsForItsBaseAlone() throws IOException {
    Path changed = Files.createDirectory(folder.resolve("changed"));
    BaseEncoder.write(
        changed, base.description(), base, Files.readAllBytes(base.tokenizer()), "1".repeat(64));
    TunedEncoder tuned = TunedEncoder.of(base, form(1), this::tuned);
    IOException e =
        assertThrows(
            IOException.class, () -> tuned.graph(BaseEncoder.open(changed), Precision.FLOAT));
    assertTrue(e.getMessage().contains("was fine-tuned from tiny (SHA-256 0000"), e.getMessage());

    ModelCache cache = new ModelCache(folder.resolve("cache"));
    tuned.open(base, Precision.INT8, cache).close();
    assertThrows(
        IOException.class,
        () -> tuned.open(BaseEncoder.open(changed), Precision.INT8, cache),
        "though the merged model is in the cache");
  }

  private static TunedEncoder.Form form(int firstTrained) {
    return new TunedEncoder.Form(
        2, firstTrained, false, false, POOLS, 32, List.of(Language.ENGLISH));
  }

  /** Weights a little off the base's, and a head. */
  private Tensor tuned(String name) throws IOException {
    if (name.equals(Head.WEIGHT)) {
      float[] values = new float[POOLS.size() * base.description().hidden() * 3];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) Math.sin(i) / 4;
      }
      return new Tensor(new int[] {values.length / 3, 3}, values);
    }
    if (name.equals(Head.BIAS)) {
      return new Tensor(new int[] {3}, new float[] {0.1f, 0.2f, -0.3f});
    }
    Tensor original = base.weight(name);
    float[] values = original.values().clone();
    if (name.contains("encoder.layer.1.")) {
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) Math.cos(i) / 20;
      }
    }
    return new Tensor(original.shape(), values);
  }

  private float[] run(byte[] graph) throws IOException {
    try (EncoderSession session = EncoderSession.open(graph)) {
      return scores(session);
    }
  }

  private float[] scores(EncoderSession session) {
    return session.scores(base.embed(pair), Pool.weights(POOLS, pair), pair.length());
  }
}
