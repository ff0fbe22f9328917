package org.parley.encoder;

import java.io.IOException;
import java.util.List;

/**
 * Gradient × input (Shrikumar et al. 2017) of an encoder: for each token the derivative of a
 * class's log-probability along its word embedding. A forward difference in 32-bit floats gives it,
 * as ONNX Runtime computes no gradients.
 */
public final class WordGradient implements AutoCloseable {

  private static final float STEP = 0.02f;

  private final BaseEncoder base;
  private final Tensor words;
  private final List<Pool> pools;
  private final EncoderSession session;

  /** Of a fine-tuned encoder. */
  public WordGradient(BaseEncoder base, TunedEncoder tuned) throws IOException {
    this.base = base;
    words = base.weight(EmbeddingWeight.WORD.key());
    pools = tuned.form().pools();
    session = EncoderSession.open(tuned.graph(base, Precision.FLOAT));
  }

  /** One number a token; 0 for those of the target's description. */
  public double[] of(EncodedPair pair, int label) {
    float[] states = base.embed(pair);
    float[] pooling = Pool.weights(pools, pair);
    int hidden = states.length / pair.length();
    double logProbability = logProbability(states, pooling, pair.length(), label);
    double[] products = new double[pair.length()];
    for (int token = 0; token < pair.length(); token++) {
      if (pair.segment(token) == 0) {
        float[] less = states.clone();
        for (int i = 0; i < hidden; i++) {
          less[token * hidden + i] -= STEP * words.values()[pair.id(token) * hidden + i];
        }
        products[token] =
            (logProbability - logProbability(less, pooling, pair.length(), label)) / STEP;
      }
    }
    return products;
  }

  private double logProbability(float[] states, float[] pooling, int tokens, int label) {
    float[] scores = session.scores(states, pooling, tokens);
    double sum = 0;
    for (float score : scores) {
      sum += Math.exp(score - scores[label]);
    }
    return -Math.log(sum);
  }

  @Override
  public void close() {
    session.close();
  }
}
