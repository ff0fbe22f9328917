package org.parley.encoder;

/**
 * The shape of a BERT encoder (Devlin et al. 2019): with the weights by name it is all that the
 * training graph and the serving graph are built from.
 *
 * @param id name of the encoder, for instance {@code bge-small-en-v1.5}
 * @param layers transformer layers
 * @param hidden units of a token's state
 * @param heads attention heads; they divide {@code hidden}
 * @param intermediate units of the feed-forward layer
 * @param vocabulary entries of the word-piece vocabulary
 * @param positions longest input in tokens
 * @param activation activation of the feed-forward layer
 * @param epsilon what layer normalisation adds to the variance
 */
public record EncoderDescription(
    String id,
    int layers,
    int hidden,
    int heads,
    int intermediate,
    int vocabulary,
    int positions,
    Activation activation,
    double epsilon) {

  /** How the Gaussian error linear unit (Hendrycks and Gimpel 2016) is computed. */
  public enum Activation {
    /** Exactly: {@code x/2 (1 + erf(x/√2))}. */
    GELU_ERF,
    /** Approximately: {@code x/2 (1 + tanh(√(2/π) (x + 0.044715 x³)))}. */
    GELU_TANH
  }

  public EncoderDescription {
    if (layers < 1 || heads < 1 || hidden % heads != 0) {
      throw new IllegalArgumentException(
          "%s: %d layers, %d units in %d heads".formatted(id, layers, hidden, heads));
    }
  }

  /** Units of one attention head. */
  public int headSize() {
    return hidden / heads;
  }
}
