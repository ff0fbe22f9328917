package org.parley.encoder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.parley.encoder.EncoderDescription.Activation;

/** An encoder of two layers with random weights, made where a test needs one. */
public final class TinyEncoder {

  /** The words that its tokenizer knows, every other one is [UNK]. */
  private static final List<String> VOCABULARY =
      List.of(
          "[PAD]", "[UNK]", "[CLS]", "[SEP]", "we", "support", "reject", "the", "talks", "they",
          "met", "on", "monday", "peace", "in", "and", "not", "##s", ".", ",");

  private TinyEncoder() {}

  /** The shape of the encoder. */
  public static EncoderDescription description(Activation activation) {
    return description("tiny", activation);
  }

  private static EncoderDescription description(String id, Activation activation) {
    return new EncoderDescription(id, 2, 16, 2, 32, VOCABULARY.size(), 64, activation, 1e-12);
  }

  /**
   * Makes the encoder.
   *
   * @param folder an empty folder
   */
  public static BaseEncoder in(Path folder, Activation activation) throws IOException {
    return in(folder, description(activation), "0".repeat(64));
  }

  /**
   * Makes the encoder under the id of another.
   *
   * @param folder an empty folder
   * @param origin what it passes for having been read from
   */
  public static BaseEncoder in(Path folder, String id, String origin) throws IOException {
    return in(folder, description(id, Activation.GELU_ERF), origin);
  }

  private static BaseEncoder in(Path folder, EncoderDescription description, String origin)
      throws IOException {
    Map<String, Tensor> weights = new HashMap<>();
    Random random = new Random(7);
    for (EmbeddingWeight weight : EmbeddingWeight.values()) {
      boolean scale = weight == EmbeddingWeight.NORM;
      weights.put(weight.key(), random(weight.shape(description), scale ? 1 : 0, random));
    }
    for (int layer = 0; layer < description.layers(); layer++) {
      for (LayerWeight weight : LayerWeight.values()) {
        boolean scale = weight == LayerWeight.ATTENTION_NORM || weight == LayerWeight.OUTPUT_NORM;
        weights.put(weight.in(layer), random(weight.shape(description), scale ? 1 : 0, random));
      }
    }
    BaseEncoder.write(
        folder, description, weights::get, WordPieceTokenizer.json(VOCABULARY), origin);
    return BaseEncoder.open(folder);
  }

  private static Tensor random(int[] shape, float mean, Random random) {
    float[] values = new float[Tensor.size(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (mean + 0.2 * random.nextGaussian());
    }
    return new Tensor(shape, values);
  }
}
