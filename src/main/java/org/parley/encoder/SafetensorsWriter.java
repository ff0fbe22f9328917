package org.parley.encoder;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects tensors and writes them in the format that {@link Safetensors} reads. */
public final class SafetensorsWriter {

  /** What the name of a quantized matrix's scales ends in. */
  static final String SCALE = ".scale";

  private static final int ALIGNMENT = 8;
  private static final int BYTE_LEVELS = 127;

  /** Numbers converted at a time, so that a large table needs no second copy. */
  private static final int CHUNK = 1 << 16;

  @FunctionalInterface
  private interface Block {
    void writeTo(OutputStream out) throws IOException;
  }

  private final ObjectNode header = new ObjectMapper().createObjectNode();
  private final List<Block> blocks = new ArrayList<>();
  private long offset;

  /**
   * A writer.
   *
   * @param metadata free text by key
   */
  public SafetensorsWriter(Map<String, String> metadata) {
    ObjectNode node = header.putObject("__metadata__");
    new TreeMap<>(metadata).forEach(node::put);
  }

  /** Adds a tensor of 32-bit floats. */
  public SafetensorsWriter add(String name, Tensor tensor) {
    describe(name, "F32", tensor.shape(), (long) tensor.values().length * Float.BYTES);
    blocks.add(out -> writeFloats(out, tensor.values()));
    return this;
  }

  /** Adds a matrix as signed bytes, and beside it one scale a column. */
  public SafetensorsWriter addQuantized(String name, Tensor matrix) {
    QuantizedMatrix quantized = QuantizedMatrix.of(matrix, BYTE_LEVELS);
    add(name + SCALE, new Tensor(new int[] {quantized.scales().length}, quantized.scales()));
    describe(name, "I8", matrix.shape(), quantized.bytes().length);
    blocks.add(out -> out.write(quantized.bytes()));
    return this;
  }

  /** Writes the file. */
  public void write(Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      writeTo(out);
    }
  }

  /** Writes the tensors. */
  public void writeTo(OutputStream out) throws IOException {
    byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
    int length = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] padded = Arrays.copyOf(json, length);
    Arrays.fill(padded, json.length, length, (byte) ' ');
    byte[] prefix = new byte[Long.BYTES];
    littleEndian(prefix).putLong(length);
    out.write(prefix);
    out.write(padded);
    for (Block block : blocks) {
      block.writeTo(out);
    }
  }

  private void describe(String name, String type, int[] shape, long length) {
    ObjectNode node = header.putObject(name);
    node.put("dtype", type);
    ArrayNode dimensions = node.putArray("shape");
    for (int dimension : shape) {
      dimensions.add(dimension);
    }
    node.putArray("data_offsets").add(offset).add(offset + length);
    offset += length;
  }

  private static void writeFloats(OutputStream out, float[] values) throws IOException {
    for (int start = 0; start < values.length; start += CHUNK) {
      int count = Math.min(CHUNK, values.length - start);
      byte[] buffer = new byte[count * Float.BYTES];
      littleEndian(buffer).asFloatBuffer().put(values, start, count);
      out.write(buffer);
    }
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
