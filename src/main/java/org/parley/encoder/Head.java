package org.parley.encoder;

/**
 * The names of the classification head's weights: a linear layer over the pooled states, or over a
 * hidden layer with the hyperbolic tangent as activation.
 */
public final class Head {

  private static final String PREFIX = "head.";

  /** The matrix {@code [pools · hidden, units]} of the hidden layer, where there is one. */
  public static final String INNER_WEIGHT = PREFIX + "inner.weight";

  /** The vector {@code [units]} of the hidden layer, where there is one. */
  public static final String INNER_BIAS = PREFIX + "inner.bias";

  /** The matrix {@code [pools · hidden or units, classes]}. */
  public static final String WEIGHT = PREFIX + "weight";

  /** The vector {@code [classes]}. */
  public static final String BIAS = PREFIX + "bias";

  private Head() {}

  /** Whether a weight is one of the head. */
  public static boolean isPart(String weight) {
    return weight.startsWith(PREFIX);
  }
}
