package org.parley.encoder;

import java.util.List;

/** How the states of the tokens become one vector for the classification head. */
public enum Pool {
  /** The state of the first token, {@code [CLS]}. */
  FIRST,
  /** The mean over the paragraph's tokens, {@code [CLS]} and the first {@code [SEP]} included. */
  MEAN,
  /** The mean over the tokens that mention the target, or as {@link #MEAN} without a mention. */
  MENTION;

  /**
   * The weight of each token in each pool.
   *
   * @return {@code [pools, tokens]}, every row summing to 1
   */
  public static float[] weights(List<Pool> pools, EncodedPair pair) {
    float[] weights = new float[pools.size() * pair.length()];
    for (int row = 0; row < pools.size(); row++) {
      pools.get(row).fill(weights, row * pair.length(), pair);
    }
    return weights;
  }

  private void fill(float[] weights, int from, EncodedPair pair) {
    int taken = 0;
    for (int token = 0; token < pair.length(); token++) {
      if (takes(pair, token)) {
        weights[from + token] = 1;
        taken++;
      }
    }
    if (taken == 0) {
      MEAN.fill(weights, from, pair);
      return;
    }
    for (int token = 0; token < pair.length(); token++) {
      weights[from + token] /= taken;
    }
  }

  private boolean takes(EncodedPair pair, int token) {
    return switch (this) {
      case FIRST -> token == 0;
      case MEAN -> pair.segment(token) == 0;
      case MENTION -> pair.mentions(token);
    };
  }
}
