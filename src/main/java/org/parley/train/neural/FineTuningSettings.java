package org.parley.train.neural;

import java.util.List;
import org.parley.encoder.Pool;
import org.parley.encoder.Precision;

/**
 * How an encoder is fine-tuned.
 *
 * @param shape what is trained
 * @param optimisation how it is trained
 * @param selection which epoch is kept
 */
public record FineTuningSettings(Shape shape, Optimisation optimisation, Selection selection) {

  /**
   * What is trained.
   *
   * @param usedLayers how many of the encoder's layers are used at all, from the lowest
   * @param trainedLayers how many of these are trained, from the uppermost; the embeddings and the
   *     layers below stay as they are; 0 trains the head alone
   * @param rank rank of the change to each matrix (LoRA, Hu et al. 2022); 0 for no limit
   * @param headUnits units of a hidden layer in the head; 0 for none
   * @param pools what the head reads
   * @param maxTokens longest input in tokens
   * @param lower precision of the frozen layers while training
   */
  public record Shape(
      int usedLayers,
      int trainedLayers,
      int rank,
      int headUnits,
      List<Pool> pools,
      int maxTokens,
      Precision lower) {

    public Shape {
      pools = List.copyOf(pools);
      if (trainedLayers < 0 || trainedLayers > usedLayers || pools.isEmpty()) {
        throw new IllegalArgumentException(
            "%d of %d layers cannot be trained over the pools %s"
                .formatted(trainedLayers, usedLayers, pools));
      }
    }

    /** The lowest layer that is trained, from 0. */
    int firstTrained() {
      return usedLayers - trainedLayers;
    }
  }

  /**
   * How it is trained: AdamW (Loshchilov and Hutter 2019), the learning rate rising and then
   * falling linearly.
   *
   * @param epochs passes over the examples
   * @param batch largest number of examples a step
   * @param learningRate of the encoder's weights, at its highest
   * @param headLearningRate of the head's weights, at its highest
   * @param warmUp share of the steps over which the learning rate rises
   * @param weightDecay of the matrices, decoupled from the gradient
   * @param dropout share of the pooled units that is dropped in a step
   * @param labelSmoothing share of each example's weight that is spread over all classes
   * @param balanced whether examples weigh by the square root of their class's rarity
   */
  public record Optimisation(
      int epochs,
      int batch,
      double learningRate,
      double headLearningRate,
      double warmUp,
      double weightDecay,
      double dropout,
      double labelSmoothing,
      boolean balanced) {

    public Optimisation {
      if (epochs < 1 || batch < 1) {
        throw new IllegalArgumentException(
            "%d epochs of batches of %d: each must be at least 1".formatted(epochs, batch));
      }
    }
  }

  /**
   * Which epoch is kept.
   *
   * @param devShare share of the examples that is set aside to follow the training with; 0 for none
   * @param keepBest whether the epoch that was best on the part set aside is kept, rather than the
   *     last one
   */
  public record Selection(double devShare, boolean keepBest) {

    /** Learns from everything and keeps the last epoch: the robust choice with little data. */
    public static final Selection LAST = new Selection(0, false);

    public Selection {
      if (keepBest && devShare <= 0) {
        throw new IllegalArgumentException("no epoch can be best without a part set aside");
      }
    }
  }

  /** The upper half of a small English encoder of twelve layers. */
  public static final FineTuningSettings ENGLISH =
      new FineTuningSettings(
          new Shape(12, 6, 0, 0, List.of(Pool.FIRST), 128, Precision.FLOAT),
          new Optimisation(4, 16, 5e-5, 1e-3, 0.1, 0.01, 0.1, 0, false),
          Selection.LAST);

  /**
   * A head over the lower two thirds of an encoder of twelve layers, all frozen. Much dropout and
   * few epochs made little difference to the head alone, but it is then less sure of itself and
   * gains more beside the linear member.
   */
  public static final FineTuningSettings MULTILINGUAL =
      new FineTuningSettings(
          new Shape(8, 0, 0, 256, List.of(Pool.MEAN, Pool.MENTION), 128, Precision.INT8),
          new Optimisation(12, 16, 1e-3, 1e-3, 0.1, 0.05, 0.4, 0, false),
          Selection.LAST);

  /**
   * The same with changes of a low rank to each matrix (LoRA, Hu et al. 2022): a smaller bundle.
   *
   * @param rank 1 or more; a head on a frozen encoder has no such changes and stays as it is
   */
  public FineTuningSettings withRank(int rank) {
    return new FineTuningSettings(
        new Shape(
            shape.usedLayers(),
            shape.trainedLayers(),
            shape.trainedLayers() == 0 ? 0 : rank,
            shape.headUnits(),
            shape.pools(),
            shape.maxTokens(),
            shape.lower()),
        optimisation,
        selection);
  }

  /** The same with examples that weigh by the square root of their class's rarity. */
  public FineTuningSettings withClassWeights() {
    return new FineTuningSettings(
        shape,
        new Optimisation(
            optimisation.epochs(),
            optimisation.batch(),
            optimisation.learningRate(),
            optimisation.headLearningRate(),
            optimisation.warmUp(),
            optimisation.weightDecay(),
            optimisation.dropout(),
            optimisation.labelSmoothing(),
            true),
        selection);
  }

  /**
   * The same with a part of the examples set aside, and the epoch kept that is best on it.
   *
   * @param share of the examples, above 0 and below 1
   */
  public FineTuningSettings withEarlyStopping(double share) {
    return new FineTuningSettings(shape, optimisation, new Selection(share, true));
  }

  /**
   * Settings for a small English encoder of any depth: as {@link #ENGLISH}, and for the head alone
   * as {@link #MULTILINGUAL} but over all layers.
   *
   * @param layers how many layers the encoder has
   * @param trained how many of them are trained, from the uppermost; 0 for the head alone
   */
  static FineTuningSettings english(int layers, int trained) {
    FineTuningSettings like = trained == 0 ? MULTILINGUAL : ENGLISH;
    Shape shape = like.shape();
    return new FineTuningSettings(
        new Shape(
            layers,
            trained,
            shape.rank(),
            shape.headUnits(),
            shape.pools(),
            shape.maxTokens(),
            Precision.FLOAT),
        like.optimisation(),
        like.selection());
  }
}
