package org.parley.encoder;

/**
 * The weights of one transformer layer. Names are those of Hugging Face's BERT; matrices are stored
 * as {@code [inputs, outputs]}, so that a layer computes {@code x · W + b}.
 */
public enum LayerWeight {
  QUERY("attention.self.query.weight", Size.HIDDEN, Size.HIDDEN),
  QUERY_BIAS("attention.self.query.bias", Size.ONE, Size.HIDDEN),
  KEY("attention.self.key.weight", Size.HIDDEN, Size.HIDDEN),
  KEY_BIAS("attention.self.key.bias", Size.ONE, Size.HIDDEN),
  VALUE("attention.self.value.weight", Size.HIDDEN, Size.HIDDEN),
  VALUE_BIAS("attention.self.value.bias", Size.ONE, Size.HIDDEN),
  ATTENTION_OUTPUT("attention.output.dense.weight", Size.HIDDEN, Size.HIDDEN),
  ATTENTION_OUTPUT_BIAS("attention.output.dense.bias", Size.ONE, Size.HIDDEN),
  ATTENTION_NORM("attention.output.LayerNorm.weight", Size.ONE, Size.HIDDEN),
  ATTENTION_NORM_BIAS("attention.output.LayerNorm.bias", Size.ONE, Size.HIDDEN),
  INTERMEDIATE("intermediate.dense.weight", Size.HIDDEN, Size.INTERMEDIATE),
  INTERMEDIATE_BIAS("intermediate.dense.bias", Size.ONE, Size.INTERMEDIATE),
  OUTPUT("output.dense.weight", Size.INTERMEDIATE, Size.HIDDEN),
  OUTPUT_BIAS("output.dense.bias", Size.ONE, Size.HIDDEN),
  OUTPUT_NORM("output.LayerNorm.weight", Size.ONE, Size.HIDDEN),
  OUTPUT_NORM_BIAS("output.LayerNorm.bias", Size.ONE, Size.HIDDEN);

  private enum Size {
    ONE,
    HIDDEN,
    INTERMEDIATE;

    int in(EncoderDescription description) {
      return switch (this) {
        case ONE -> 1;
        case HIDDEN -> description.hidden();
        case INTERMEDIATE -> description.intermediate();
      };
    }
  }

  private final String path;
  private final Size rows;
  private final Size columns;

  LayerWeight(String path, Size rows, Size columns) {
    this.path = path;
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * The name of this weight in a layer.
   *
   * @param layer the layer, from 0
   */
  public String in(int layer) {
    return "encoder.layer." + layer + "." + path;
  }

  /** Whether it is a matrix that inputs are multiplied with, rather than a vector. */
  public boolean isMatrix() {
    return rows != Size.ONE;
  }

  /** Its shape: {@code [inputs, outputs]} of a matrix, {@code [units]} of a vector. */
  public int[] shape(EncoderDescription description) {
    return isMatrix()
        ? new int[] {rows.in(description), columns.in(description)}
        : new int[] {columns.in(description)};
  }
}
