package org.parley.train.neural;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.parley.encoder.Tensor;
import org.parley.encoder.WeightSource;

/** The weights of the epoch that did best on the part set aside, where that is the one to keep. */
final class BestEpoch implements WeightSource {

  private double score = Double.NEGATIVE_INFINITY;
  private Map<String, Tensor> weights = Map.of();

  /** Keeps the weights if no earlier epoch scored as high. */
  void offer(double newScore, TrainingGraph graph) {
    if (newScore > score) {
      Map<String, Tensor> copy = new TreeMap<>();
      graph.weights().forEach(weight -> copy.put(weight, graph.weight(weight)));
      restore(newScore, copy);
    }
  }

  /** Takes a score and weights as they were saved. */
  void restore(double savedScore, Map<String, Tensor> savedWeights) {
    score = savedScore;
    weights = savedWeights;
  }

  /** The score so far; negative infinity before the first. */
  double score() {
    return score;
  }

  /** Whether there is nothing to keep. */
  boolean isEmpty() {
    return weights.isEmpty();
  }

  @Override
  public Tensor weight(String name) throws IOException {
    Tensor weight = weights.get(name);
    if (weight == null) {
      throw new IOException("no weight " + name);
    }
    return weight;
  }

  /** The weights by name; empty before the first. */
  Map<String, Tensor> weights() {
    return weights;
  }
}
