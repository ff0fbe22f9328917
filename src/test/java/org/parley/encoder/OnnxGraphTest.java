package org.parley.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class OnnxGraphTest {

  @Test
  void aLargeRowLeavesTheOthersTheirPrecision() throws IOException {
    OnnxGraph graph = new OnnxGraph("product", Precision.INT8);
    graph.input(EncoderGraph.STATES, "tokens", "2");
    graph.output(EncoderGraph.OUTPUT, "tokens", "2");
    graph.linear(
        EncoderGraph.STATES,
        EncoderGraph.OUTPUT,
        new Tensor(new int[] {2, 2}, new float[] {1, -1, 1, 1}),
        new Tensor(new int[] {2}, new float[2]));
    try (EncoderSession session = EncoderSession.open(graph.toByteArray())) {
      float[] products = session.states(new float[] {400, 100, 0.5f, -0.3f, 0, 0}, 3);
      assertArrayEquals(new float[] {500, -300}, row(products, 0), 4);
      assertArrayEquals(new float[] {0.2f, -0.8f}, row(products, 1), 0.005f);
      assertArrayEquals(new float[] {0, 0}, row(products, 2), 1e-6f);
    }
  }

  private static float[] row(float[] matrix, int row) {
    return new float[] {matrix[2 * row], matrix[2 * row + 1]};
  }
}
