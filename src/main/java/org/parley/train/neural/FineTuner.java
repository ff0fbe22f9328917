package org.parley.train.neural;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parley.encoder.BaseEncoder;
import org.parley.encoder.EncodedPair;
import org.parley.encoder.TunedEncoder;
import org.parley.text.Language;
import org.parley.text.Sha256;
import org.parley.train.neural.FineTuningSettings.Shape;

/**
 * Fine-tunes the upper layers of an encoder with a classification head (Devlin et al. 2019): AdamW,
 * linear warm-up and decay, batches of inputs of like length. The same examples, settings and seed
 * give the same weights to the bit on one machine. Not safe to share between threads.
 */
public final class FineTuner implements AutoCloseable {

  private final BaseEncoder base;
  private final FineTuningSettings settings;
  private final List<Language> languages;
  private final @Nullable Path checkpoints;
  private final Consumer<TrainingProgress> progress;
  private final LowerStates lower;

  /**
   * A fine-tuner, for any number of trainings over the same frozen layers.
   *
   * @param languages the languages that its encoders are to serve
   * @param checkpoints where the state after each epoch is kept, and a broken-off training finds
   *     its own again; null for nowhere
   * @throws IOException where the encoder cannot be read
   */
  public FineTuner(
      BaseEncoder base,
      FineTuningSettings settings,
      List<Language> languages,
      @Nullable Path checkpoints,
      Consumer<TrainingProgress> progress)
      throws IOException {
    this.base = base;
    this.settings = settings;
    this.languages = List.copyOf(languages);
    this.checkpoints = checkpoints;
    this.progress = progress;
    Shape shape = settings.shape();
    if (shape.usedLayers() > base.description().layers()) {
      throw new IllegalArgumentException(
          "%s has no %d layers".formatted(base.description().id(), shape.usedLayers()));
    }
    lower = new LowerStates(base, shape);
  }

  /**
   * An input with its class.
   *
   * @param pair the input
   * @param label its class, from 0
   * @param paragraph the paragraph's text: what is said of one paragraph toward several targets is
   *     set aside together
   */
  public record Example(EncodedPair pair, int label, String paragraph) {}

  /**
   * Trains.
   *
   * @param examples at least one
   * @param classes number of classes
   * @throws IOException where a file cannot be read or written
   */
  public TunedEncoder train(List<Example> examples, int classes, long seed) throws IOException {
    Checkpoint checkpoint =
        checkpoints == null ? null : new Checkpoint(checkpoints, key(examples, classes, seed));
    Shape shape = settings.shape();
    try (TrainingGraph graph = new TrainingGraph(base.description(), base, shape, classes, seed);
        TrainingRun run =
            new TrainingRun(graph, base.description(), lower, settings, classes, seed, progress)) {
      TunedEncoder.Form form =
          new TunedEncoder.Form(
              shape.usedLayers(),
              shape.firstTrained(),
              shape.rank() > 0,
              shape.headUnits() > 0,
              shape.pools(),
              shape.maxTokens(),
              languages);
      return TunedEncoder.of(base, form, run.train(examples, checkpoint));
    }
  }

  /**
   * A hash of all that the result depends on. Any change to it orphans the checkpoints there are.
   */
  private String key(List<Example> examples, int classes, long seed) {
    String everything = base.origin() + settings + classes + "/" + seed + examples;
    return Sha256.of(everything.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    lower.close();
  }
}
