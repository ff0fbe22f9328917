package org.parley.encoder;

import java.util.Arrays;
import java.util.List;

/** An array of numbers with a shape, the last dimension varying fastest. */
public final class Tensor {

  private final int[] shape;
  private final float[] values;

  /**
   * A tensor over an array, which is not copied.
   *
   * @throws IllegalArgumentException where the shape does not hold as many numbers
   */
  public Tensor(int[] shape, float[] values) {
    if (size(shape) != values.length) {
      throw new IllegalArgumentException(
          values.length + " numbers do not fill the shape " + Arrays.toString(shape));
    }
    this.shape = shape.clone();
    this.values = values;
  }

  /** Its dimensions. */
  public int[] shape() {
    return shape.clone();
  }

  /** Its numbers: the array itself, to be left unchanged. */
  public float[] values() {
    return values;
  }

  /** A shape from a list of dimensions. */
  static int[] shape(List<Integer> dimensions) {
    return dimensions.stream().mapToInt(Integer::intValue).toArray();
  }

  /** How many numbers a shape holds. */
  static int size(int[] shape) {
    int size = 1;
    for (int dimension : shape) {
      size = Math.multiplyExact(size, dimension);
    }
    return size;
  }
}
