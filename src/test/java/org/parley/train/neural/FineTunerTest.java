package org.parley.train.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.encoder.BaseEncoder;
import org.parley.encoder.EncodedPair;
import org.parley.encoder.EncoderDescription.Activation;
import org.parley.encoder.EncoderGraph;
import org.parley.encoder.EncoderSession;
import org.parley.encoder.PairTokenizer;
import org.parley.encoder.Pool;
import org.parley.encoder.Precision;
import org.parley.encoder.TinyEncoder;
import org.parley.encoder.TunedEncoder;
import org.parley.text.Language;
import org.parley.text.Span;
import org.parley.train.neural.FineTuner.Example;

class FineTunerTest {

  private static final List<Pool> POOLS = List.of(Pool.FIRST, Pool.MENTION);
  private static final FineTuningSettings SHORT = settings(4);

  private static FineTuningSettings settings(int epochs) {
    return new FineTuningSettings(
        2, epochs, 6, 1e-2, 2e-2, 0.1, 0.01, 0.1, 0, true, POOLS, 32, Precision.FLOAT, 0, false);
  }

  @TempDir private Path folder;

  private BaseEncoder base;
  private PairTokenizer tokenizer;

  @BeforeEach
  void makeEncoder() throws IOException {
    base = tiny(Activation.GELU_ERF);
    tokenizer = new PairTokenizer(base.tokenizer(), folder, 32);
  }

  @AfterEach
  void closeTokenizer() {
    tokenizer.close();
  }

  @Test
  void learnsAndServesWhatItLearned() throws IOException {
    TunedEncoder tuned = train(base, settings(12), null, new ArrayList<>());
    try (EncoderSession session = EncoderSession.open(tuned.graph(base, Precision.FLOAT))) {
      for (Example example : examples()) {
        float[] scores = scores(session, example.pair());
        assertEquals(example.label(), highest(scores), () -> "scores of " + example);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void servesTheScoresThatTheTrainingGraphGives(Activation activation) throws IOException {
    BaseEncoder encoder = tiny(activation);
    List<EncodedPair> pairs = examples().stream().map(Example::pair).toList();
    int firstLayer = 1;
    try (TrainingGraph graph =
            new TrainingGraph(encoder.description(), encoder, firstLayer, POOLS.size(), 3, 5);
        LowerStates lower = new LowerStates(encoder, firstLayer, Precision.FLOAT);
        Batch batch = new Batch(encoder.description(), POOLS, pairs, lower, 3);
        EncoderSession session =
            EncoderSession.open(
                EncoderGraph.classifier(
                    encoder.description(),
                    name ->
                        name.startsWith("head") || name.startsWith("encoder.layer.1")
                            ? graph.weight(name)
                            : encoder.weight(name),
                    POOLS.size(),
                    Precision.FLOAT))) {
      float[][] trained = graph.scores(batch);
      assertArrayEquals(trained, graph.scores(batch), "a second run of the same batch");
      for (int i = 0; i < pairs.size(); i++) {
        assertArrayEquals(trained[i], scores(session, pairs.get(i)), 1e-4f);
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    train(base, SHORT, null, new ArrayList<>()).write(first);
    train(base, SHORT, null, new ArrayList<>()).write(second);
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
  }

  @Test
  void goesOnWhereItBrokeOff() throws IOException {
    Path whole = folder.resolve("whole");
    Path resumed = folder.resolve("resumed");
    Path checkpoints = folder.resolve("checkpoints");
    train(base, SHORT, null, new ArrayList<>()).write(whole);

    List<TrainingProgress> seen = new ArrayList<>();
    try (FineTuner broken =
        new FineTuner(
            base,
            SHORT,
            List.of(Language.ENGLISH),
            checkpoints,
            progress -> {
              seen.add(progress);
              if (progress.epoch() == 2) {
                throw new IllegalStateException("broken off");
              }
            })) {
      broken.train(examples(), 3, 1);
    } catch (IllegalStateException expected) {
      assertEquals("broken off", expected.getMessage());
    }
    assertEquals(2, seen.get(seen.size() - 1).epoch());

    List<TrainingProgress> rest = new ArrayList<>();
    train(base, SHORT, checkpoints, rest).write(resumed);
    assertEquals(3, rest.get(0).epoch());
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(resumed));
  }

  @Test
  void reportsThePartSetAside() throws IOException {
    FineTuningSettings settings =
        new FineTuningSettings(
            1, 2, 4, 5e-3, 2e-2, 0.1, 0.01, 0.1, 0, false, POOLS, 32, Precision.INT8, 0.4, true);
    List<TrainingProgress> seen = new ArrayList<>();
    train(base, settings, null, seen);
    TrainingProgress last = seen.get(seen.size() - 1);
    assertTrue(last.endsEpoch());
    assertTrue(last.devF1().isPresent());
    assertFalse(last.left().isNegative());
  }

  private BaseEncoder tiny(Activation activation) throws IOException {
    return TinyEncoder.in(Files.createTempDirectory(folder, "tiny"), activation);
  }

  private TunedEncoder train(
      BaseEncoder encoder,
      FineTuningSettings settings,
      Path checkpoints,
      List<TrainingProgress> progress)
      throws IOException {
    try (FineTuner tuner =
        new FineTuner(encoder, settings, List.of(Language.ENGLISH), checkpoints, progress::add)) {
      return tuner.train(examples(), 3, 1);
    }
  }

  private List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    String[] templates = {"we support the talks", "we reject the talks", "they met on monday"};
    String[] additions = {"", " .", " and", " in peace", " , not on monday", " and the peace ."};
    for (int label = 0; label < templates.length; label++) {
      for (String addition : additions) {
        String text = templates[label] + addition;
        int at = text.indexOf("talks");
        List<Span> mentions = at < 0 ? List.of() : List.of(new Span(at, at + 5));
        examples.add(new Example(tokenizer.encode(text, mentions, "the peace talks"), label));
      }
    }
    return examples;
  }

  private float[] scores(EncoderSession session, EncodedPair pair) {
    return session.scores(base.embed(pair), Pool.weights(POOLS, pair), pair.length());
  }

  private static int highest(float[] scores) {
    int best = 0;
    for (int c = 1; c < scores.length; c++) {
      best = scores[c] > scores[best] ? c : best;
    }
    return best;
  }
}
