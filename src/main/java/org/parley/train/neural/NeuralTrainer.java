package org.parley.train.neural;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.encoder.EncoderLibrary;
import org.parley.encoder.KnownEncoder;
import org.parley.encoder.TunedEncoder;
import org.parley.stance.LabelledPair;
import org.parley.stance.NeuralMember;
import org.parley.stance.StanceMember;
import org.parley.text.Language;
import org.parley.train.MemberTrainer;

/** Trains the neural member: one encoder after the other, each on the pairs of its languages. */
public final class NeuralTrainer implements MemberTrainer {

  private final EncoderLibrary library;
  private final List<EncoderPlan> plans;
  private final @Nullable Path checkpoints;
  private final Consumer<TrainingProgress> progress;
  private final Map<EncoderPlan, PlanTrainer> trainers = new LinkedHashMap<>();

  /**
   * A trainer.
   *
   * @param plans which encoder is tuned for which languages; one that has not been fetched is left
   *     out
   * @param checkpoints where a broken-off training finds its state again, or null for nowhere
   */
  public NeuralTrainer(
      EncoderLibrary library,
      List<EncoderPlan> plans,
      @Nullable Path checkpoints,
      Consumer<TrainingProgress> progress) {
    this.library = library;
    this.plans = List.copyOf(plans);
    this.checkpoints = checkpoints;
    this.progress = progress;
  }

  @Override
  public String name() {
    return NeuralMember.NAME;
  }

  @Override
  public StanceMember train(List<LabelledPair> pairs, long seed) {
    List<TunedEncoder> tuned = new ArrayList<>();
    try {
      for (EncoderPlan plan : plans) {
        List<LabelledPair> own =
            pairs.stream()
                .filter(pair -> plan.learnsFrom(pair.pair().paragraph().language()))
                .toList();
        if (library.has(plan.encoder()) && serves(plan, own) && hasTwoLabels(own)) {
          tuned.add(trainer(plan).train(own, seed));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new NeuralMember(tuned, library, false);
  }

  /** Whether there is a pair of a language that the plan is for. */
  private static boolean serves(EncoderPlan plan, List<LabelledPair> pairs) {
    return pairs.stream().anyMatch(pair -> plan.isFor(pair.pair().paragraph().language()));
  }

  @Override
  public List<String> notes(List<LabelledPair> pairs) {
    List<String> notes = new ArrayList<>();
    for (EncoderPlan plan : plans) {
      long left =
          pairs.stream().filter(pair -> plan.isFor(pair.pair().paragraph().language())).count();
      if (left > 0 && !library.has(plan.encoder())) {
        notes.add(
            "%d pairs (%s) are left to the other members: the encoder for them has not been fetched; %s brings it"
                .formatted(
                    left,
                    plan.serves().stream().map(Language::code).collect(Collectors.joining(", ")),
                    KnownEncoder.of(plan.encoder())
                        .map(KnownEncoder::fetching)
                        .orElse("'parley models fetch " + plan.encoder() + "'")));
      }
    }
    return notes;
  }

  private PlanTrainer trainer(EncoderPlan plan) throws IOException {
    PlanTrainer trainer = trainers.get(plan);
    if (trainer == null) {
      trainer = new PlanTrainer(library, plan, checkpoints, progress);
      trainers.put(plan, trainer);
    }
    return trainer;
  }

  private static boolean hasTwoLabels(List<LabelledPair> pairs) {
    return pairs.stream().map(LabelledPair::label).distinct().count() > 1;
  }

  @Override
  public void close() {
    trainers.values().forEach(PlanTrainer::close);
  }
}
