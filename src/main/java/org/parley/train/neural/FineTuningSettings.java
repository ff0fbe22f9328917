package org.parley.train.neural;

import java.util.List;
import org.parley.encoder.Pool;
import org.parley.encoder.Precision;

/**
 * How an encoder is fine-tuned.
 *
 * @param trainedLayers how many of the uppermost layers are trained, 1 or more; the embeddings and
 *     the layers below stay as they are
 * @param epochs passes over the examples
 * @param batch largest number of examples a step
 * @param learningRate of the encoder's weights, at its highest
 * @param headLearningRate of the classification head's weights, at its highest
 * @param warmUp share of the steps over which the learning rate rises; it falls linearly to 0 over
 *     the rest
 * @param weightDecay of the matrices, decoupled from the gradient (AdamW)
 * @param dropout share of the pooled units that is dropped in a step
 * @param labelSmoothing share of each example's weight that is spread over all classes
 * @param balanced whether examples weigh by the square root of their class's rarity
 * @param pools what the head reads
 * @param maxTokens longest input in tokens
 * @param lower precision of the frozen layers while training
 * @param devShare share of the examples, by text, that is set aside to follow the training with; 0
 *     for none
 * @param keepBest whether the epoch that was best on the part set aside is kept, rather than the
 *     last one
 */
public record FineTuningSettings(
    int trainedLayers,
    int epochs,
    int batch,
    double learningRate,
    double headLearningRate,
    double warmUp,
    double weightDecay,
    double dropout,
    double labelSmoothing,
    boolean balanced,
    List<Pool> pools,
    int maxTokens,
    Precision lower,
    double devShare,
    boolean keepBest) {

  /** The upper half of a small English encoder. */
  public static final FineTuningSettings ENGLISH =
      new FineTuningSettings(
          6,
          4,
          16,
          5e-5,
          1e-3,
          0.1,
          0.01,
          0.1,
          0,
          false,
          List.of(Pool.FIRST),
          128,
          Precision.FLOAT,
          0,
          false);

  public FineTuningSettings {
    pools = List.copyOf(pools);
    if (trainedLayers < 1 || epochs < 1 || batch < 1 || pools.isEmpty()) {
      throw new IllegalArgumentException(
          "trained layers %d, epochs %d, batch %d, pools %s: each must be at least 1"
              .formatted(trainedLayers, epochs, batch, pools));
    }
    if (keepBest && devShare <= 0) {
      throw new IllegalArgumentException("no epoch can be best without a part set aside");
    }
  }
}
