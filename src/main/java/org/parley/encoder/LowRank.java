package org.parley.encoder;

import java.io.IOException;

/**
 * A change to a matrix as the product of two narrow ones (LoRA, Hu et al. 2022): their names, and
 * the product.
 */
public final class LowRank {

  private LowRank() {}

  /** The name of the left factor, {@code [inputs, rank]}, of the change to a matrix. */
  public static String left(String matrix) {
    return matrix + ".left";
  }

  /** The name of the right factor, {@code [rank, outputs]}, of the change to a matrix. */
  public static String right(String matrix) {
    return matrix + ".right";
  }

  /**
   * The change to a matrix.
   *
   * @param factors has both factors under their names
   * @throws IOException where a factor is missing
   */
  static Tensor product(WeightSource factors, String matrix) throws IOException {
    Tensor left = factors.weight(left(matrix));
    Tensor right = factors.weight(right(matrix));
    int rows = left.shape()[0];
    int rank = left.shape()[1];
    int columns = right.shape()[1];
    float[] product = new float[rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < rank; k++) {
        float factor = left.values()[row * rank + k];
        for (int column = 0; column < columns; column++) {
          product[row * columns + column] += factor * right.values()[k * columns + column];
        }
      }
    }
    return new Tensor(new int[] {rows, columns}, product);
  }
}
