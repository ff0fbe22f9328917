package org.parley.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBundleTest {

  private static final String ENCODER = "module/bert/encoder/layer_0/";

  @TempDir private Path folder;

  /** A checkpoint of two variables whose names share a beginning. */
  @BeforeEach
  void writeCheckpoint() throws IOException {
    ByteBuffer data = ByteBuffer.allocate(5 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(new float[] {1, 2, 3, 4, -5});
    byte[] numbers = new byte[data.remaining()];
    data.get(numbers);
    Files.write(folder.resolve("variables.data-00000-of-00001"), numbers);

    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    row(rows, 0, "", new ProtobufWriter().number(1, 1));
    row(rows, 0, ENCODER + "output/dense/bias", entry(16, 4, 1));
    int shared = (ENCODER + "output/dense/").length();
    row(rows, shared, "kernel", entry(0, 16, 2, 2));
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    byte[] dataHandle = block(table, rows);
    ByteArrayOutputStream index = new ByteArrayOutputStream();
    row(index, 0, "z", dataHandle);
    byte[] indexHandle = block(table, index);
    table.write(new byte[] {0, 0});
    table.write(indexHandle);
    table.write(new byte[48 - 2 - indexHandle.length]);
    Files.write(folder.resolve("variables.index"), table.toByteArray());
  }

  @Test
  void readsVariablesUnderTheNamesOfTheEncoder() throws IOException {
    SavedModelWeights weights = new SavedModelWeights(folder);
    Tensor kernel = weights.weight(LayerWeight.OUTPUT.in(0));
    assertArrayEquals(new int[] {2, 2}, kernel.shape());
    assertArrayEquals(new float[] {1, 2, 3, 4}, kernel.values());
    assertArrayEquals(new float[] {-5}, weights.weight(LayerWeight.OUTPUT_BIAS.in(0)).values());
    IOException e =
        assertThrows(IOException.class, () -> weights.weight(LayerWeight.OUTPUT_NORM.in(0)));
    assertEquals(
        folder.resolve("variables.data-00000-of-00001")
            + " has no variable module/bert/encoder/layer_0/output/LayerNorm/gamma",
        e.getMessage());
  }

  @Test
  void namesThingsAsTheCheckpointDoes() {
    assertEquals(
        "module/bert/embeddings/word_embeddings",
        SavedModelWeights.variable(EmbeddingWeight.WORD.key()));
    assertEquals(
        "module/bert/embeddings/LayerNorm/beta",
        SavedModelWeights.variable(EmbeddingWeight.NORM_BIAS.key()));
    assertEquals(
        "module/bert/encoder/layer_11/attention/self/query/kernel",
        SavedModelWeights.variable(LayerWeight.QUERY.in(11)));
  }

  @Test
  void refusesAnotherFile() throws IOException {
    Path file = folder.resolve("variables.index");
    byte[] text = new byte[200];
    Arrays.fill(text, (byte) 'x');
    Files.write(file, text);
    assertThrows(IOException.class, () -> new SavedModelWeights(folder));
  }

  private static ProtobufWriter entry(long offset, long size, int... shape) {
    ProtobufWriter dimensions = new ProtobufWriter();
    for (int dimension : shape) {
      dimensions.message(2, new ProtobufWriter().number(1, dimension));
    }
    return new ProtobufWriter()
        .number(1, 1)
        .message(2, dimensions)
        .number(4, offset)
        .number(5, size)
        .decimal(6, 0);
  }

  private static void row(ByteArrayOutputStream out, int shared, String key, ProtobufWriter value)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    value.writeTo(bytes);
    row(out, shared, key, bytes.toByteArray());
  }

  /** All lengths in these tables are below 128, one byte each. */
  private static void row(ByteArrayOutputStream out, int shared, String key, byte[] value)
      throws IOException {
    byte[] name = key.getBytes(StandardCharsets.UTF_8);
    out.write(new byte[] {(byte) shared, (byte) name.length, (byte) value.length});
    out.write(name);
    out.write(value);
  }

  /** Appends a block with one restart point, uncompressed, and gives its handle. */
  private static byte[] block(ByteArrayOutputStream table, ByteArrayOutputStream rows)
      throws IOException {
    int offset = table.size();
    rows.write(new byte[] {0, 0, 0, 0, 1, 0, 0, 0});
    rows.writeTo(table);
    table.write(new byte[5]);
    ByteArrayOutputStream handle = new ByteArrayOutputStream();
    varint(handle, offset);
    varint(handle, rows.size());
    return handle.toByteArray();
  }

  private static void varint(ByteArrayOutputStream out, int value) {
    int rest = value;
    while (rest > 127) {
      out.write((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }
}
