package org.parley.train.neural;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parley.encoder.BaseEncoder;
import org.parley.encoder.EncoderLibrary;
import org.parley.encoder.PairTokenizer;
import org.parley.encoder.TunedEncoder;
import org.parley.stance.LabelledPair;
import org.parley.stance.NeuralMember;

/** Carries out one plan, any number of times over the same frozen layers. */
final class PlanTrainer implements AutoCloseable {

  private final PairTokenizer tokenizer;
  private final FineTuner tuner;

  PlanTrainer(
      EncoderLibrary library,
      EncoderPlan plan,
      @Nullable Path checkpoints,
      Consumer<TrainingProgress> progress)
      throws IOException {
    BaseEncoder base =
        library
            .find(plan.encoder())
            .orElseThrow(() -> new IOException("no encoder " + plan.encoder()));
    tokenizer = library.tokenizer(base, plan.settings().shape().maxTokens());
    tuner = new FineTuner(base, plan.settings(), plan.serves(), checkpoints, progress);
  }

  TunedEncoder train(List<LabelledPair> pairs, long seed) throws IOException {
    List<FineTuner.Example> examples =
        pairs.stream()
            .map(
                pair ->
                    new FineTuner.Example(
                        NeuralMember.encode(pair.pair(), tokenizer),
                        NeuralMember.CLASSES.indexOf(pair.label()),
                        pair.pair().paragraph().text()))
            .toList();
    return tuner.train(examples, NeuralMember.CLASSES.size(), seed);
  }

  @Override
  public void close() {
    tokenizer.close();
    try {
      tuner.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
