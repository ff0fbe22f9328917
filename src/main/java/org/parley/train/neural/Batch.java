package org.parley.train.neural;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.parley.encoder.EncodedPair;
import org.parley.encoder.EncoderDescription;
import org.parley.encoder.Pool;

/**
 * Examples padded to one length, as the training graph reads them. It holds native memory and is
 * closed after use.
 */
final class Batch implements AutoCloseable {

  /** Lengths are rounded up to a multiple of this, so that buffers of few sizes are reused. */
  private static final int ROUNDING = 8;

  /** Added to the attention scores of padding: their share of attention is then 0 exactly. */
  private static final float MASKED = -10_000;

  private final Map<String, INDArray> inputs = new HashMap<>();

  /**
   * A batch without labels and without dropout.
   *
   * @param classes number of classes
   */
  Batch(
      EncoderDescription description,
      List<Pool> pools,
      List<EncodedPair> pairs,
      LowerStates lower,
      int classes)
      throws IOException {
    int size = pairs.size();
    int length = 0;
    for (EncodedPair pair : pairs) {
      length = Math.max(length, lower.count(pair));
    }
    length = (length + ROUNDING - 1) / ROUNDING * ROUNDING;
    int hidden = description.hidden();
    float[] states = new float[size * length * hidden];
    float[] mask = new float[size * length];
    float[] pooling = new float[size * pools.size() * size * length];
    for (int i = 0; i < size; i++) {
      EncodedPair pair = pairs.get(i);
      float[] own = lower.of(pair);
      System.arraycopy(own, 0, states, i * length * hidden, own.length);
      int count = lower.count(pair);
      for (int token = count; token < length; token++) {
        mask[i * length + token] = MASKED;
      }
      float[] weights = lower.pooling(pair);
      for (int pool = 0; pool < pools.size(); pool++) {
        int row = i * pools.size() + pool;
        System.arraycopy(weights, pool * count, pooling, row * size * length + i * length, count);
      }
    }
    put(TrainingGraph.STATES, states, size * length, hidden);
    put(TrainingGraph.MASK, mask, size, 1, 1, length);
    put(TrainingGraph.POOLING, pooling, size * pools.size(), size * length);
    inputs.put(
        TrainingGraph.SHAPE,
        Nd4j.createFromArray(
            new long[] {size, length, description.heads(), description.headSize()}));
    put(TrainingGraph.DROPOUT, ones(size * pools.size() * hidden), size, pools.size() * hidden);
    put(TrainingGraph.TARGETS, new float[size * classes], size, classes);
  }

  /**
   * The same batch with labels and dropout.
   *
   * @param targets {@code [examples, classes]}: what each class of each example weighs in the loss
   * @param dropout share of the pooled units to drop; the others are scaled up
   */
  Batch forTraining(float[] targets, double dropout, Random random) {
    INDArray scale = inputs.get(TrainingGraph.DROPOUT);
    if (scale != null && dropout > 0) {
      float[] kept = new float[(int) scale.length()];
      for (int i = 0; i < kept.length; i++) {
        kept[i] = random.nextDouble() < dropout ? 0 : (float) (1 / (1 - dropout));
      }
      inputs.put(TrainingGraph.DROPOUT, Nd4j.create(kept, scale.shape(), 'c'));
      scale.close();
    }
    INDArray old = inputs.get(TrainingGraph.TARGETS);
    if (old != null) {
      inputs.put(TrainingGraph.TARGETS, Nd4j.create(targets, old.shape(), 'c'));
      old.close();
    }
    return this;
  }

  /** The arrays by the names of the graph's placeholders. */
  Map<String, INDArray> inputs() {
    return inputs;
  }

  private void put(String name, float[] values, int... shape) {
    inputs.put(name, Nd4j.create(values, Arrays.stream(shape).asLongStream().toArray(), 'c'));
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  @Override
  public void close() {
    inputs.values().forEach(INDArray::close);
  }
}
