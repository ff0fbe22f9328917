package org.parley.train.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.encoder.BaseEncoder;
import org.parley.encoder.EncoderDescription.Activation;
import org.parley.encoder.EncoderLibrary;
import org.parley.encoder.Head;
import org.parley.encoder.ModelCache;
import org.parley.encoder.Pool;
import org.parley.encoder.Precision;
import org.parley.encoder.Tensor;
import org.parley.encoder.TinyEncoder;
import org.parley.encoder.TunedEncoder;
import org.parley.stance.BundleException;
import org.parley.stance.Calibration;
import org.parley.stance.Distribution;
import org.parley.stance.Judgement;
import org.parley.stance.LabelledPair;
import org.parley.stance.NeuralMember;
import org.parley.stance.Pair;
import org.parley.stance.Stance;
import org.parley.stance.StanceClassifier;
import org.parley.stance.StanceMember;
import org.parley.target.Target;
import org.parley.target.TargetMentions;
import org.parley.text.AnalysedParagraph;
import org.parley.text.Language;
import org.parley.text.Paragraph;
import org.parley.text.Span;
import org.parley.train.TrainingException;
import org.parley.train.neural.FineTuningSettings.Optimisation;
import org.parley.train.neural.FineTuningSettings.Selection;
import org.parley.train.neural.FineTuningSettings.Shape;

class NeuralTrainerTest {

  private static final Target TALKS =
      new Target("talks", "Talks", "the peace talks", Target.Addressing.DETECT, Map.of());

  private static final List<String> FILES = List.of("neural-tiny.safetensors", "targets.yaml");

  @TempDir private Path folder;

  private EncoderLibrary library;

  @BeforeEach
  void makeEncoder() throws IOException {
    ModelCache cache = new ModelCache(folder.resolve("cache"));
    cache.folder("encoders/tiny", place -> TinyEncoder.in(place, Activation.GELU_ERF));
    library = new EncoderLibrary(cache);
  }

  private static EncoderPlan plan(int epochs) {
    FineTuningSettings settings =
        new FineTuningSettings(
            new Shape(2, 2, 0, 0, List.of(Pool.FIRST), 32, Precision.FLOAT),
            new Optimisation(epochs, 6, 1e-2, 2e-2, 0.1, 0.01, 0, 0, false),
            Selection.LAST);
    return new EncoderPlan("tiny", List.of(Language.ENGLISH), List.of(Language.ENGLISH), settings);
  }

  @Test
  void aBundleJudgesAsTheMemberThatWasTrained() throws IOException {
    Path bundle = Files.createDirectory(folder.resolve("bundle"));
    List<Distribution> trained = new ArrayList<>();
    try (NeuralTrainer trainer = trainer(plan(30));
        StanceMember member = trainer.train(pairs(), 1)) {
      for (LabelledPair pair : pairs()) {
        Distribution distribution = member.judge(pair.pair());
        assertEquals(pair.label(), distribution.argmax(), () -> "of " + pair);
        trained.add(distribution);
      }
      member.write(bundle);
    }
    try (StanceMember read = NeuralMember.read(bundle, FILES, library)) {
      assertEquals(trained, pairs().stream().map(pair -> read.judge(pair.pair())).toList());
    }
  }

  @Test
  void leavesOtherLanguagesToTheOtherMembers() {
    Pair russian = pair(Language.RUSSIAN, "talks");
    try (NeuralTrainer trainer = trainer(plan(1));
        StanceMember neural = trainer.train(pairs(), 1);
        StanceClassifier both =
            new StanceClassifier(
                List.of(new Certain(), neural),
                new Calibration(Map.of("certain", 0.5, "neural", 0.5), 1, null));
        StanceClassifier alone =
            new StanceClassifier(List.of(neural), Calibration.identity("neural"))) {
      assertFalse(neural.judges(Language.RUSSIAN));
      Judgement judgement = both.judge(russian);
      assertEquals(List.of("certain"), List.copyOf(judgement.members().keySet()));
      assertEquals(1, judgement.probabilities().anti(), 1e-6);
      assertEquals(2, both.judge(pairs().get(0).pair()).members().size());

      assertTrue(alone.judge(russian).abstained());
      assertEquals(Distribution.UNKNOWN, alone.judge(russian).probabilities());
    }
  }

  @Test
  void saysWhichLanguagesLackTheirEncoder() throws IOException {
    Path bundle = bundle();
    EncoderLibrary empty = new EncoderLibrary(new ModelCache(folder.resolve("empty")));
    try (NeuralMember member = NeuralMember.read(bundle, FILES, empty)) {
      assertFalse(member.judges(Language.ENGLISH));
      assertEquals(Map.of(Language.ENGLISH, "tiny"), member.missing());
    }
  }

  @Test
  void saysWhichPairsItCannotLearnFrom() throws TrainingException {
    List<LabelledPair> both = new ArrayList<>(pairs());
    both.add(new LabelledPair(pair(Language.RUSSIAN, "talks"), Stance.NONE));
    try (NeuralTrainer trainer = trainer(plan(1))) {
      assertEquals(List.of(), trainer.notes(pairs()));
      assertEquals(
          List.of(
              "1 pairs (ru) are left to the other members: their encoder has not been fetched;"
                  + " 'parley models fetch not-fetched' brings it"),
          trainer.notes(both));
      List<LabelledPair> russian = both.subList(both.size() - 1, both.size());
      assertEquals(
          "1 pairs (ru) are left to the other members: their encoder has not been fetched;"
              + " 'parley models fetch not-fetched' brings it; the neural member can learn nothing"
              + " here; train with --members linear",
          assertThrows(TrainingException.class, () -> trainer.notes(russian)).getMessage());
    }
  }

  @Test
  void trainsNoEncoderWhoseLanguagesDoNotOccur() {
    EncoderPlan other =
        new EncoderPlan(
            "tiny", List.of(Language.values()), List.of(Language.RUSSIAN), plan(1).settings());
    try (NeuralTrainer trainer = new NeuralTrainer(library, List.of(other), null, progress -> {});
        StanceMember member = trainer.train(pairs(), 1)) {
      assertFalse(member.judges(Language.ENGLISH));
      assertFalse(member.judges(Language.RUSSIAN));
    }
  }

  @Test
  void aBundleWithoutItsFilesIsRefused() {
    assertThrows(
        BundleException.class,
        () -> NeuralMember.read(folder, List.of("linear.maxent.gz"), library));
  }

  @Test
  void readsWhatTheBundleListsAndNothingElse() throws IOException {
    Path bundle = bundle();
    Files.writeString(bundle.resolve("neural-stray.safetensors"), "not of this bundle");
    try (StanceMember member = NeuralMember.read(bundle, FILES, library)) {
      assertTrue(member.judges(Language.ENGLISH));
    }
  }

  @Test
  void aBundleOfOtherWeightsThanThisVersionHasIsRefused() throws IOException {
    BaseEncoder other =
        TinyEncoder.in(
            Files.createDirectory(folder.resolve("other")), "bert-multi-cased", "0".repeat(64));
    TunedEncoder.Form form =
        new TunedEncoder.Form(2, 2, false, false, List.of(Pool.FIRST), 32, List.of());
    int hidden = other.description().hidden();
    TunedEncoder.of(
            other,
            form,
            name ->
                name.equals(Head.BIAS)
                    ? new Tensor(new int[] {3}, new float[3])
                    : new Tensor(new int[] {hidden, 3}, new float[hidden * 3]))
        .write(folder.resolve("neural-bert-multi-cased.safetensors"));
    String message =
        assertThrows(
                BundleException.class,
                () ->
                    NeuralMember.read(
                        folder, List.of("neural-bert-multi-cased.safetensors"), library))
            .getMessage();
    assertTrue(message.contains("was fine-tuned from bert-multi-cased with SHA-256 0"), message);
    assertTrue(message.contains("'parley train'"), message);
  }

  @Test
  void aDamagedEncoderIsLookedAtOnceAndOnlyWhenItIsNeeded() throws IOException {
    Path bundle = bundle();
    Path layers = library.cache().root().resolve("encoders/tiny/layers.safetensors");
    byte[] whole = Files.readAllBytes(layers);
    byte[] damaged = whole.clone();
    damaged[damaged.length - 1]++;
    Files.write(layers, damaged);
    Pair pair = pairs().get(0).pair();
    try (NeuralMember member = NeuralMember.read(bundle, FILES, library)) {
      String first = failure(member, pair);
      assertTrue(first.contains("encoders/tiny is damaged"), first);
      assertTrue(first.endsWith("'parley models fetch tiny' brings it again"), first);
      Files.write(layers, whole);
      assertEquals(first, failure(member, pair), "what was found at first, not looked for again");
    }
    try (NeuralMember member = NeuralMember.read(bundle, FILES, library)) {
      member.judge(pair);
    }
  }

  private static String failure(StanceMember member, Pair pair) {
    return assertThrows(UncheckedIOException.class, () -> member.judge(pair))
        .getCause()
        .getMessage();
  }

  private Path bundle() throws IOException {
    Path bundle = Files.createDirectory(folder.resolve("bundle"));
    try (NeuralTrainer trainer = trainer(plan(1));
        StanceMember member = trainer.train(pairs(), 1)) {
      member.write(bundle);
    }
    return bundle;
  }

  private NeuralTrainer trainer(EncoderPlan one) {
    EncoderPlan absent =
        new EncoderPlan(
            "not-fetched", List.of(Language.RUSSIAN), List.of(Language.RUSSIAN), one.settings());
    return new NeuralTrainer(library, List.of(one, absent), null, progress -> {});
  }

  /** Pro, anti and none, four of each. */
  private static List<LabelledPair> pairs() {
    List<LabelledPair> pairs = new ArrayList<>();
    String[] additions = {"", " .", " and", " in peace"};
    for (Stance stance : List.of(Stance.PRO, Stance.ANTI, Stance.NONE)) {
      for (String addition : additions) {
        String text =
            switch (stance) {
              case PRO -> "we support the talks";
              case ANTI -> "we reject the talks";
              case NONE -> "they met on monday";
            };
        pairs.add(new LabelledPair(pair(Language.ENGLISH, text + addition), stance));
      }
    }
    return pairs;
  }

  private static Pair pair(Language language, String text) {
    int at = text.indexOf("talks");
    List<Span> mentions = at < 0 ? List.of() : List.of(new Span(at, at + 5));
    Paragraph paragraph = new Paragraph(0, Paragraph.Kind.BODY, new Span(0, text.length()), text);
    return new Pair(
        new AnalysedParagraph(paragraph, language, List.of()),
        List.of(),
        new TargetMentions(TALKS, true, mentions),
        List.of());
  }

  /** A member that knows one answer. */
  private static final class Certain implements StanceMember {

    @Override
    public String name() {
      return "certain";
    }

    @Override
    public Distribution judge(Pair pair) {
      return new Distribution(0, 1, 0);
    }

    @Override
    public void write(Path bundle) {
      throw new UnsupportedOperationException();
    }
  }
}
