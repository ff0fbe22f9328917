package org.parley.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.parley.encoder.EncoderLibrary;
import org.parley.encoder.ModelCache;
import org.parley.stance.Lexicon;
import org.parley.stance.LinearMember;
import org.parley.stance.NeuralMember;
import org.parley.stance.PairFeatures;
import org.parley.text.Nearest;
import org.parley.train.neural.EncoderPlan;
import org.parley.train.neural.NeuralTrainer;
import org.parley.train.neural.TrainingProgress;

/** The members that there are, as trainers. */
final class MemberTrainers {

  private static final List<String> NAMES = List.of(LinearMember.NAME, NeuralMember.NAME);

  private MemberTrainers() {}

  /**
   * Trainers of the members with the given names, in that order.
   *
   * @param lexicon stance lexicon file, for the linear member
   * @param plans what the neural member is trained on
   * @param checkpoints where the neural member's training leaves its state
   * @param progress told how the neural member's training goes
   * @throws TrainingException where there is no such member
   * @throws IOException where the lexicon cannot be read
   */
  static List<MemberTrainer> of(
      List<String> names,
      Path lexicon,
      List<EncoderPlan> plans,
      CheckpointFolder checkpoints,
      Consumer<TrainingProgress> progress)
      throws IOException {
    List<MemberTrainer> trainers = new ArrayList<>();
    for (String name : names) {
      switch (name) {
        case LinearMember.NAME ->
            trainers.add(new LinearTrainer(new PairFeatures(Lexicon.read(lexicon))));
        case NeuralMember.NAME ->
            trainers.add(
                new NeuralTrainer(
                    new EncoderLibrary(ModelCache.ofUser()), plans, checkpoints.path(), progress));
        default ->
            throw new TrainingException(
                "no member '%s'; there are: %s%s"
                    .formatted(
                        name,
                        String.join(", ", NAMES),
                        Nearest.to(name, NAMES).map("; did you mean %s?"::formatted).orElse("")));
      }
    }
    return trainers;
  }
}
