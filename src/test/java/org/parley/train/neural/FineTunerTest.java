package org.parley.train.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.encoder.BaseEncoder;
import org.parley.encoder.EncodedPair;
import org.parley.encoder.EncoderDescription.Activation;
import org.parley.encoder.EncoderSession;
import org.parley.encoder.PairTokenizer;
import org.parley.encoder.Pool;
import org.parley.encoder.Precision;
import org.parley.encoder.TinyEncoder;
import org.parley.encoder.TunedEncoder;
import org.parley.text.Language;
import org.parley.text.Span;
import org.parley.train.neural.FineTuner.Example;
import org.parley.train.neural.FineTuningSettings.Optimisation;
import org.parley.train.neural.FineTuningSettings.Selection;
import org.parley.train.neural.FineTuningSettings.Shape;

class FineTunerTest {

  private static final List<Pool> POOLS = List.of(Pool.FIRST, Pool.MENTION);
  private static final FineTuningSettings SHORT = settings(4);

  private static FineTuningSettings settings(int epochs) {
    return new FineTuningSettings(
        new Shape(2, 2, 0, 0, POOLS, 32, Precision.FLOAT), optimisation(epochs), Selection.LAST);
  }

  private static Optimisation optimisation(int epochs) {
    return new Optimisation(epochs, 6, 1e-2, 2e-2, 0.1, 0.01, 0.1, 0, true);
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
        float[] scores = scores(session, base, SHORT.shape(), example.pair());
        assertEquals(example.label(), highest(scores), () -> "scores of " + example);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void servesTheScoresThatTheTrainingGraphGives(Activation activation) throws IOException {
    BaseEncoder encoder = tiny(activation);
    assertServesTheSame(encoder, new Shape(2, 1, 0, 0, POOLS, 32, Precision.FLOAT));
  }

  static List<Shape> shapes() {
    return List.of(
        new Shape(1, 0, 0, 8, List.of(Pool.MEAN, Pool.MENTION), 32, Precision.FLOAT),
        new Shape(1, 1, 0, 0, List.of(Pool.MEAN), 32, Precision.FLOAT),
        new Shape(2, 2, 3, 8, POOLS, 32, Precision.FLOAT));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void servesEveryShape(Shape shape) throws IOException {
    assertServesTheSame(base, shape);
  }

  private void assertServesTheSame(BaseEncoder encoder, Shape shape) throws IOException {
    List<EncodedPair> pairs = examples().stream().map(Example::pair).toList();
    TunedEncoder.Form form =
        new TunedEncoder.Form(
            shape.usedLayers(),
            shape.firstTrained(),
            shape.rank() > 0,
            shape.headUnits() > 0,
            shape.pools(),
            32,
            List.of());
    try (TrainingGraph graph = new TrainingGraph(encoder.description(), encoder, shape, 3, 5);
        LowerStates lower = new LowerStates(encoder, shape);
        Batch batch = new Batch(encoder.description(), shape.pools(), pairs, lower, 3)) {
      // The right factors of low-rank changes begin at zero: they are to show here.
      graph.weights().stream()
          .filter(weight -> weight.endsWith(".right"))
          .forEach(weight -> graph.array(weight).addi(0.1));
      float[][] trained = graph.scores(batch);
      assertArrayEquals(trained, graph.scores(batch), "a second run of the same batch");
      TunedEncoder tuned = TunedEncoder.of(encoder, form, graph);
      try (EncoderSession session = EncoderSession.open(tuned.graph(encoder, Precision.FLOAT))) {
        for (int i = 0; i < pairs.size(); i++) {
          assertArrayEquals(trained[i], scores(session, encoder, shape, pairs.get(i)), 1e-4f);
        }
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
            new Shape(2, 1, 0, 0, POOLS, 32, Precision.INT8),
            optimisation(2),
            new Selection(0.4, true));
    List<TrainingProgress> seen = new ArrayList<>();
    train(base, settings, null, seen);
    TrainingProgress last = seen.get(seen.size() - 1);
    assertTrue(last.endsEpoch());
    assertTrue(last.devF1().isPresent());
    assertFalse(last.left().isNegative());
  }

  @Test
  void aParagraphIsSetAsideTowardAllItsTargets() {
    int setAside = 0;
    for (int i = 0; i < 100; i++) {
      String text = "we support the talks" + " and".repeat(i);
      Set<Boolean> sides = new HashSet<>();
      for (String target : List.of("the talks", "the peace", "monday")) {
        EncodedPair pair = tokenizer.encode(text, List.of(), target);
        sides.add(TrainingRun.isDev(new Example(pair, 0, text), 0.4, 1));
      }
      assertEquals(1, sides.size(), text);
      setAside += sides.contains(true) ? 1 : 0;
    }
    assertTrue(setAside > 25 && setAside < 55, setAside + " of 100, wanted 40");
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
        examples.add(new Example(tokenizer.encode(text, mentions, "the peace talks"), label, text));
      }
    }
    return examples;
  }

  private static float[] scores(
      EncoderSession session, BaseEncoder encoder, Shape shape, EncodedPair pair) {
    return session.scores(encoder.embed(pair), Pool.weights(shape.pools(), pair), pair.length());
  }

  private static int highest(float[] scores) {
    int best = 0;
    for (int c = 1; c < scores.length; c++) {
      best = scores[c] > scores[best] ? c : best;
    }
    return best;
  }
}
