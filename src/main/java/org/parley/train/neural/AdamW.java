package org.parley.train.neural;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019) and clipping of the gradients'
 * joint norm. Vectors are not decayed. It holds native memory and is closed after use.
 */
final class AdamW implements AutoCloseable {

  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;
  private static final double LARGEST_NORM = 1;

  private record Moments(INDArray first, INDArray second, INDArray update) {

    void close() {
      first.close();
      second.close();
      update.close();
    }
  }

  private final TrainingGraph graph;
  private final double weightDecay;
  private final Map<String, Moments> moments = new LinkedHashMap<>();
  private int steps;

  /** An optimizer of a graph's weights. */
  AdamW(TrainingGraph graph, double weightDecay) {
    this.graph = graph;
    this.weightDecay = weightDecay;
    for (String weight : graph.weights()) {
      INDArray array = graph.array(weight);
      moments.put(weight, new Moments(zeros(array), zeros(array), zeros(array)));
    }
  }

  /** How the learning rate of a weight is told. */
  @FunctionalInterface
  interface Rate {
    double of(String weight);
  }

  /** Makes one step. The gradients are changed. */
  void step(Map<String, INDArray> gradients, Rate rate) {
    double squares = 0;
    for (String weight : graph.weights()) {
      double norm = gradient(gradients, weight).norm2Number().doubleValue();
      squares += norm * norm;
    }
    double norm = Math.sqrt(squares);
    for (Map.Entry<String, Moments> entry : moments.entrySet()) {
      INDArray gradient = gradient(gradients, entry.getKey());
      if (norm > LARGEST_NORM) {
        gradient.muli(LARGEST_NORM / norm);
      }
      update(graph.array(entry.getKey()), gradient, entry.getValue(), rate.of(entry.getKey()));
    }
    steps++;
  }

  private void update(INDArray weight, INDArray gradient, Moments state, double rate) {
    // The operation reads the buffer as it lies, so it must lie row by row.
    boolean copy = gradient.ordering() != 'c' || gradient.isView();
    INDArray rows = copy ? gradient.dup('c') : gradient;
    Nd4j.exec(
        DynamicCustomOp.builder("adam_updater")
            .addInputs(rows, state.first, state.second)
            .addOutputs(state.update, state.first, state.second)
            .addFloatingPointArguments(rate, BETA1, BETA2, EPSILON)
            .addIntegerArguments(steps)
            .build());
    if (weightDecay > 0 && weight.rank() == 2) {
      weight.muli(1 - rate * weightDecay);
    }
    weight.subi(state.update);
    if (copy) {
      rows.close();
    }
  }

  private static INDArray gradient(Map<String, INDArray> gradients, String weight) {
    INDArray gradient = gradients.get(weight);
    if (gradient == null) {
      throw new IllegalArgumentException("no gradient of " + weight);
    }
    return gradient;
  }

  private static INDArray zeros(INDArray like) {
    return Nd4j.zeros(like.dataType(), like.shape());
  }

  /** Steps made so far. */
  int steps() {
    return steps;
  }

  /** The first moment of a weight's gradient: the array itself. */
  INDArray firstMoment(String weight) {
    return state(weight).first;
  }

  /** The second moment of a weight's gradient: the array itself. */
  INDArray secondMoment(String weight) {
    return state(weight).second;
  }

  /** Goes on from a number of steps made earlier. */
  void resume(int stepsMade) {
    steps = stepsMade;
  }

  @Override
  public void close() {
    moments.values().forEach(Moments::close);
  }

  private Moments state(String weight) {
    Moments state = moments.get(weight);
    if (state == null) {
      throw new IllegalArgumentException("no weight " + weight);
    }
    return state;
  }
}
