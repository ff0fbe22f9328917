package org.parley.encoder;

/**
 * A matrix of signed bytes with one scale a column: {@code w[r][c] ≈ bytes[r][c] · scale[c]}.
 * Symmetric, rounded to the nearest.
 */
final class QuantizedMatrix {

  private final byte[] bytes;
  private final float[] scales;

  private QuantizedMatrix(byte[] bytes, float[] scales) {
    this.bytes = bytes;
    this.scales = scales;
  }

  /**
   * Quantizes a matrix.
   *
   * @param matrix of the shape {@code [rows, columns]}
   * @param levels largest absolute value of a byte, 1 to 127
   */
  static QuantizedMatrix of(Tensor matrix, int levels) {
    float[] values = matrix.values();
    int columns = matrix.shape()[1];
    float[] scales = new float[columns];
    for (int i = 0; i < values.length; i++) {
      scales[i % columns] = Math.max(scales[i % columns], Math.abs(values[i]));
    }
    for (int c = 0; c < columns; c++) {
      scales[c] /= levels;
    }
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      float scale = scales[i % columns];
      bytes[i] = scale == 0 ? 0 : (byte) Math.round(values[i] / scale);
    }
    return new QuantizedMatrix(bytes, scales);
  }

  /** The bytes, row by row: the array itself, to be left unchanged. */
  byte[] bytes() {
    return bytes;
  }

  /** The scale of each column: the array itself, to be left unchanged. */
  float[] scales() {
    return scales;
  }
}
