package org.parley.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parley.stance.Distribution;
import org.parley.stance.LabelledPair;
import org.parley.stance.StanceMember;

/** K-fold cross-validation over whole documents. */
public final class CrossValidation {

  private final List<MemberTrainer> trainers;
  private final int k;
  private final long seed;

  /**
   * A cross-validation.
   *
   * @param trainers one a member
   * @param k number of folds
   * @param seed seed of the folds and of the training
   */
  public CrossValidation(List<MemberTrainer> trainers, int k, long seed) {
    this.trainers = List.copyOf(trainers);
    this.k = k;
    this.seed = seed;
  }

  /**
   * Holds each fold out once.
   *
   * @param progress told of each member trained
   * @return one entry an example, in the order of {@code examples}
   * @throws TrainingException where there are too few documents, or all examples outside a fold
   *     have the same label
   */
  public List<OutOfFold> run(List<Example> examples, Progress progress) throws TrainingException {
    int[] folds = Folds.assign(examples, k, seed);
    List<Map<String, Distribution>> judged = new ArrayList<>();
    examples.forEach(example -> judged.add(new HashMap<>()));
    progress.begin("cross-validating", k * trainers.size());
    for (int fold = 0; fold < k; fold++) {
      List<Example> training = new ArrayList<>();
      for (int i = 0; i < examples.size(); i++) {
        if (folds[i] != fold) {
          training.add(examples.get(i));
        }
      }
      List<LabelledPair> pairs = forTraining(training);
      for (MemberTrainer trainer : trainers) {
        try (StanceMember member = trainer.train(pairs, seed)) {
          for (int i = 0; i < examples.size(); i++) {
            Example example = examples.get(i);
            if (folds[i] == fold && example.found()) {
              judged.get(i).putAll(StanceMember.ask(List.of(member), example.pair()));
            }
          }
        }
        progress.step();
      }
    }
    progress.end();
    List<OutOfFold> results = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      results.add(new OutOfFold(examples.get(i), folds[i], judged.get(i)));
    }
    return results;
  }

  /** Whether members learn from an example. */
  static boolean isForTraining(Example example) {
    return example.found() || example.goldAddressed();
  }

  /**
   * What members learn from: all pairs that the pipeline would hand them, and those that the target
   * finder missed, whose words are as telling.
   *
   * @throws TrainingException where there is nothing to tell apart
   */
  static List<LabelledPair> forTraining(List<Example> examples) throws TrainingException {
    List<LabelledPair> pairs =
        examples.stream().filter(CrossValidation::isForTraining).map(Example::labelled).toList();
    long labels = pairs.stream().map(LabelledPair::label).distinct().count();
    if (labels < 2) {
      throw new TrainingException(
          pairs.isEmpty()
              ? "no row addresses a target: there is nothing to learn from"
              : "all %d pairs to learn from are labelled %s; learning needs two labels, in documents of several folds"
                  .formatted(pairs.size(), pairs.get(0).label().label()));
    }
    return pairs;
  }
}
