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
import org.parley.train.TrainingException;

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
  public String settings() {
    return plans.stream()
        .filter(plan -> library.has(plan.encoder()))
        .map(EncoderPlan::summary)
        .collect(Collectors.joining("; "));
  }

  @Override
  public StanceMember train(List<LabelledPair> pairs, long seed) {
    List<TunedEncoder> tuned = new ArrayList<>();
    try {
      for (EncoderPlan plan : plans) {
        if (isUsable(plan, pairs)) {
          tuned.add(trainer(plan).train(learned(plan, pairs), seed));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new NeuralMember(tuned, library, false);
  }

  @Override
  public List<String> notes(List<LabelledPair> pairs) throws TrainingException {
    List<String> notes = new ArrayList<>();
    for (EncoderPlan plan : plans) {
      long served = pairs.stream().filter(pair -> plan.isFor(language(pair))).count();
      if (served > 0 && !library.has(plan.encoder())) {
        notes.add(
            "%d pairs (%s) are left to the other members: their encoder has not been fetched; %s brings it"
                .formatted(
                    served,
                    plan.serves().stream().map(Language::code).collect(Collectors.joining(", ")),
                    KnownEncoder.of(plan.encoder())
                        .map(KnownEncoder::fetching)
                        .orElse("'parley models fetch " + plan.encoder() + "'")));
      }
    }
    if (plans.stream().noneMatch(plan -> isUsable(plan, pairs))) {
      notes.add("the neural member can learn nothing here; train with --members linear");
      throw new TrainingException(String.join("; ", notes));
    }
    return notes;
  }

  /** Whether its encoder is here and there is something to learn for a language that it serves. */
  private boolean isUsable(EncoderPlan plan, List<LabelledPair> pairs) {
    return library.has(plan.encoder())
        && pairs.stream().anyMatch(pair -> plan.isFor(language(pair)))
        && learned(plan, pairs).stream().map(LabelledPair::label).distinct().count() > 1;
  }

  private static List<LabelledPair> learned(EncoderPlan plan, List<LabelledPair> pairs) {
    return pairs.stream().filter(pair -> plan.learnsFrom(language(pair))).toList();
  }

  private static Language language(LabelledPair pair) {
    return pair.pair().paragraph().language();
  }

  private PlanTrainer trainer(EncoderPlan plan) throws IOException {
    PlanTrainer trainer = trainers.get(plan);
    if (trainer == null) {
      trainer = new PlanTrainer(library, plan, checkpoints, progress);
      trainers.put(plan, trainer);
    }
    return trainer;
  }

  @Override
  public void close() {
    trainers.values().forEach(PlanTrainer::close);
  }
}
