package org.parley.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
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
   * @param foldDone is told the number of each fold when it is done
   * @return one entry an example, in the order of {@code examples}
   */
  public List<OutOfFold> run(List<Example> examples, IntConsumer foldDone) {
    int[] folds = Folds.assign(examples, k, seed);
    List<Map<String, Distribution>> judged = new ArrayList<>();
    examples.forEach(example -> judged.add(new HashMap<>()));
    for (int fold = 0; fold < k; fold++) {
      List<LabelledPair> training = new ArrayList<>();
      for (int i = 0; i < examples.size(); i++) {
        if (folds[i] != fold && isForTraining(examples.get(i))) {
          training.add(examples.get(i).labelled());
        }
      }
      for (MemberTrainer trainer : trainers) {
        try (StanceMember member = trainer.train(training, seed)) {
          for (int i = 0; i < examples.size(); i++) {
            Example example = examples.get(i);
            if (folds[i] == fold
                && example.found()
                && member.judges(example.pair().paragraph().language())) {
              judged.get(i).put(trainer.name(), member.judge(example.pair()));
            }
          }
        }
      }
      foldDone.accept(fold);
    }
    List<OutOfFold> results = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      results.add(new OutOfFold(examples.get(i), folds[i], judged.get(i)));
    }
    return results;
  }

  /**
   * Whether members learn from an example: all that the pipeline would hand them, and those that
   * the target finder missed, whose words are as telling.
   */
  static boolean isForTraining(Example example) {
    return example.found() || example.goldAddressed();
  }
}
