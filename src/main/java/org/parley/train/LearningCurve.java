package org.parley.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.parley.stance.LabelledPair;
import org.parley.stance.Stance;
import org.parley.stance.StanceMember;
import org.parley.text.Language;

/**
 * How far a member's judgements depend on the number of documents that it learned from. For each
 * seed the documents of every language are shuffled once, and a share of them is taken from the
 * front, so that a smaller sample lies within a larger one.
 */
public final class LearningCurve {

  private final MemberTrainer trainer;
  private final List<Double> shares;
  private final List<Long> seeds;

  /**
   * A curve.
   *
   * @param shares shares of the documents to learn from, above 0 and up to 1
   * @param seeds seeds of the samples and of the training
   */
  public LearningCurve(MemberTrainer trainer, List<Double> shares, List<Long> seeds) {
    this.trainer = trainer;
    this.shares = List.copyOf(shares);
    this.seeds = List.copyOf(seeds);
  }

  /**
   * What one trained member says.
   *
   * @param share the share of the documents that it learned from
   * @param seed the seed of the sample
   * @param documents number of documents
   * @param pairs number of pairs that it learned from
   * @param judged one entry a test example, in their order
   */
  public record Point(double share, long seed, int documents, int pairs, List<Stance> judged) {

    public Point {
      judged = List.copyOf(judged);
    }
  }

  /**
   * Trains and judges, share by share and seed by seed.
   *
   * @param learnedFrom what samples are drawn of
   * @param test what every member judges; a target that was not found addressed is {@code none}, as
   *     in the pipeline
   * @param progress is told in one line each what has been done
   */
  public List<Point> run(List<Example> learnedFrom, List<Example> test, Consumer<String> progress) {
    List<Point> points = new ArrayList<>();
    for (double share : shares) {
      for (long seed : seeds) {
        Set<String> documents = sample(learnedFrom, share, seed);
        List<LabelledPair> pairs =
            learnedFrom.stream()
                .filter(example -> documents.contains(example.group()))
                .filter(CrossValidation::isForTraining)
                .map(Example::labelled)
                .toList();
        try (StanceMember member = trainer.train(pairs, seed)) {
          List<Stance> judged =
              test.stream()
                  .map(
                      example ->
                          example.found() ? member.judge(example.pair()).argmax() : Stance.NONE)
                  .toList();
          points.add(new Point(share, seed, documents.size(), pairs.size(), judged));
        }
        progress.accept(
            "learned from %d documents, %d pairs (seed %d)"
                .formatted(documents.size(), pairs.size(), seed));
      }
    }
    return points;
  }

  /** The documents of a sample: of every language its share, and at least one. */
  private static Set<String> sample(List<Example> examples, double share, long seed) {
    Map<Language, Set<String>> byLanguage = new LinkedHashMap<>();
    for (Example example : examples) {
      byLanguage
          .computeIfAbsent(example.pair().paragraph().language(), language -> new TreeSet<>())
          .add(example.group());
    }
    Set<String> sample = new HashSet<>();
    for (Set<String> documents : byLanguage.values()) {
      List<String> shuffled = new ArrayList<>(documents);
      Collections.shuffle(shuffled, new Random(seed));
      sample.addAll(shuffled.subList(0, (int) Math.ceil(share * shuffled.size())));
    }
    return sample;
  }
}
