package org.parley.encoder;

/** How a serving graph computes its matrix products. */
public enum Precision {
  /** In 32-bit floats. */
  FLOAT,
  /**
   * In bytes: weights quantized once, one scale a column, states on the fly, one scale a token.
   * Weights stay within ±63, because without VNNI instructions the sum of two products of a full
   * unsigned and a full signed byte saturates.
   */
  INT8
}
