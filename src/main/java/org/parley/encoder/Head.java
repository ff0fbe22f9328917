package org.parley.encoder;

/** The names of the classification head's weights: a linear layer over the pooled states. */
public final class Head {

  /** The matrix {@code [pools · hidden, classes]}. */
  public static final String WEIGHT = "head.weight";

  /** The vector {@code [classes]}. */
  public static final String BIAS = "head.bias";

  private Head() {}
}
