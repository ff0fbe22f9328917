package org.parley.train.neural;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parley.encoder.EncodedPair;
import org.parley.encoder.EncoderDescription;
import org.parley.encoder.Head;
import org.parley.encoder.WeightSource;
import org.parley.train.neural.FineTuner.Example;
import org.parley.train.neural.FineTuningSettings.Optimisation;

/**
 * One fine-tuning from the first step to the last. It holds native memory and is closed after use.
 */
final class TrainingRun implements AutoCloseable {

  /** Batches are cut from this many times their size of shuffled inputs, sorted by length. */
  private static final int BUCKET = 8;

  /** Steps between two reports. */
  private static final int REPORT = 10;

  private final TrainingGraph graph;
  private final EncoderDescription description;
  private final LowerStates lower;
  private final FineTuningSettings settings;
  private final int classes;
  private final long seed;
  private final Consumer<TrainingProgress> progress;
  private final Optimisation optimisation;
  private final AdamW optimizer;

  TrainingRun(
      TrainingGraph graph,
      EncoderDescription description,
      LowerStates lower,
      FineTuningSettings settings,
      int classes,
      long seed,
      Consumer<TrainingProgress> progress) {
    this.graph = graph;
    this.description = description;
    this.lower = lower;
    this.settings = settings;
    this.classes = classes;
    this.seed = seed;
    this.progress = progress;
    optimisation = settings.optimisation();
    optimizer = new AdamW(graph, optimisation.weightDecay());
  }

  /**
   * Trains, from the checkpoint on where there is one.
   *
   * @return the weights to keep, valid as long as the graph is open
   */
  WeightSource train(List<Example> examples, @Nullable Checkpoint checkpoint) throws IOException {
    List<Example> training = new ArrayList<>();
    List<Example> dev = new ArrayList<>();
    for (Example example : examples) {
      (isDev(example, settings.selection().devShare(), seed) ? dev : training).add(example);
    }
    BestEpoch best = new BestEpoch();
    int done = checkpoint == null ? 0 : checkpoint.load(graph, optimizer, best);
    double[] classWeights = classWeights(training);
    int steps = batches(training, new Random(seed)).size();
    long started = System.nanoTime();
    for (int epoch = done + 1; epoch <= optimisation.epochs(); epoch++) {
      Random random = new Random(31 * seed + epoch);
      double loss = 0;
      int step = 0;
      for (List<Example> batch : batches(training, random)) {
        loss += step(batch, classWeights, steps, random);
        step++;
        if (step % REPORT == 0 && step < steps) {
          Duration left = left(started, (epoch - done - 1) * steps + step, steps, done);
          report(epoch, step, steps, loss / step, OptionalDouble.empty(), left);
        }
      }
      OptionalDouble score = dev.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(score(dev));
      if (settings.selection().keepBest()) {
        best.offer(score.orElse(Double.NEGATIVE_INFINITY), graph);
      }
      if (checkpoint != null) {
        checkpoint.save(epoch, graph, optimizer, best);
      }
      Duration left = left(started, (epoch - done) * steps, steps, done);
      report(epoch, steps, steps, loss / steps, score, left);
    }
    return best.isEmpty() ? graph : best;
  }

  /** One step over one batch; gives the batch's mean loss. */
  private double step(List<Example> batch, double[] classWeights, int steps, Random random)
      throws IOException {
    try (Batch inputs = batch(batch)) {
      inputs.forTraining(targets(batch, classWeights), optimisation.dropout(), random);
      double factor = schedule(optimizer.steps(), steps * optimisation.epochs());
      return graph.step(
          inputs, gradients -> optimizer.step(gradients, weight -> factor * highestRate(weight)));
    }
  }

  private double highestRate(String weight) {
    return Head.isPart(weight) ? optimisation.headLearningRate() : optimisation.learningRate();
  }

  /** The learning rate's share of its highest value: up over the warm-up, then down to 0. */
  private double schedule(int step, int total) {
    double warmUp = optimisation.warmUp() * total;
    return step < warmUp ? (step + 1) / (warmUp + 1) : (total - step) / (total - warmUp);
  }

  private float[] targets(List<Example> batch, double[] classWeights) {
    float[] targets = new float[batch.size() * classes];
    for (int i = 0; i < batch.size(); i++) {
      int label = batch.get(i).label();
      double weight = classWeights[label] / batch.size();
      double spread = optimisation.labelSmoothing() * weight / classes;
      Arrays.fill(targets, i * classes, (i + 1) * classes, (float) spread);
      targets[i * classes + label] += (float) (weight * (1 - optimisation.labelSmoothing()));
    }
    return targets;
  }

  /** What an example of each class weighs: the root of its rarity, or 1. */
  private double[] classWeights(List<Example> training) {
    double[] weights = new double[classes];
    if (!optimisation.balanced()) {
      Arrays.fill(weights, 1);
      return weights;
    }
    for (Example example : training) {
      weights[example.label()]++;
    }
    for (int c = 0; c < classes; c++) {
      weights[c] = Math.sqrt(training.size() / (classes * Math.max(1, weights[c])));
    }
    return weights;
  }

  private List<List<Example>> batches(List<Example> training, Random random) {
    List<Example> shuffled = new ArrayList<>(training);
    Collections.shuffle(shuffled, random);
    List<List<Example>> batches = new ArrayList<>();
    int bucket = optimisation.batch() * BUCKET;
    for (int start = 0; start < shuffled.size(); start += bucket) {
      List<Example> part = shuffled.subList(start, Math.min(start + bucket, shuffled.size()));
      part.sort(Comparator.comparingInt(example -> example.pair().length()));
      for (int i = 0; i < part.size(); i += optimisation.batch()) {
        batches.add(part.subList(i, Math.min(i + optimisation.batch(), part.size())));
      }
    }
    Collections.shuffle(batches, random);
    return batches;
  }

  /**
   * Whether an example is set aside. A paragraph falls on one side toward all its targets, whatever
   * else is among the examples.
   */
  static boolean isDev(Example example, double share, long seed) {
    return share > 0 && new Random(seed ^ example.paragraph().hashCode()).nextDouble() < share;
  }

  @Override
  public void close() {
    optimizer.close();
  }

  /** Macro-averaged F1 over the classes that occur. */
  private double score(List<Example> dev) throws IOException {
    int[] right = new int[classes];
    int[] predicted = new int[classes];
    int[] gold = new int[classes];
    for (int start = 0; start < dev.size(); start += optimisation.batch()) {
      List<Example> part = dev.subList(start, Math.min(start + optimisation.batch(), dev.size()));
      try (Batch inputs = batch(part)) {
        float[][] scores = graph.scores(inputs);
        for (int i = 0; i < part.size(); i++) {
          int label = part.get(i).label();
          int best = highest(scores[i]);
          gold[label]++;
          predicted[best]++;
          right[label] += best == label ? 1 : 0;
        }
      }
    }
    double sum = 0;
    int present = 0;
    for (int c = 0; c < classes; c++) {
      if (gold[c] > 0) {
        present++;
        sum += 2.0 * right[c] / (gold[c] + predicted[c]);
      }
    }
    return sum / present;
  }

  private static int highest(float[] scores) {
    int best = 0;
    for (int c = 1; c < scores.length; c++) {
      best = scores[c] > scores[best] ? c : best;
    }
    return best;
  }

  private Batch batch(List<Example> examples) throws IOException {
    List<EncodedPair> pairs = examples.stream().map(Example::pair).toList();
    return new Batch(description, settings.shape().pools(), pairs, lower, classes);
  }

  private Duration left(long started, int stepsDone, int stepsAnEpoch, int epochsBefore) {
    int total = (optimisation.epochs() - epochsBefore) * stepsAnEpoch;
    double nanosAStep = (System.nanoTime() - started) / (double) stepsDone;
    return Duration.ofNanos((long) (nanosAStep * (total - stepsDone)));
  }

  private void report(
      int epoch, int step, int steps, double loss, OptionalDouble score, Duration left) {
    progress.accept(
        new TrainingProgress(
            description.id(), epoch, optimisation.epochs(), step, steps, loss, score, left));
  }
}
