package org.parley.encoder;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the variables of a TensorFlow checkpoint ("tensor bundle", version 2): an index, which is a
 * LevelDB table from variable names to entries, and one file of raw numbers.
 *
 * <p>A LevelDB table ends in a footer of 48 bytes that points to the index block; the index block
 * points to the data blocks; a block is a run of keys, each sharing a prefix with the one before,
 * with their values, and a trailer of restart points.
 */
final class TensorBundle {

  private static final int FOOTER = 48;
  private static final int FLOAT = 1;

  private record Entry(int type, List<Integer> shape, long offset, int size) {}

  private final Path data;
  private final Map<String, Entry> entries = new TreeMap<>();

  /**
   * Reads the index.
   *
   * @param index the file {@code variables.index}
   * @param data the file {@code variables.data-00000-of-00001}
   * @throws IOException where the index is not such a table
   */
  TensorBundle(Path index, Path data) throws IOException {
    this.data = data;
    ByteBuffer table = ByteBuffer.wrap(Files.readAllBytes(index)).order(ByteOrder.LITTLE_ENDIAN);
    try {
      ByteBuffer footer = table.slice(table.capacity() - FOOTER, FOOTER);
      ProtobufReader.readVarint(footer);
      ProtobufReader.readVarint(footer);
      for (Map.Entry<String, ByteBuffer> block : block(table, footer).entrySet()) {
        for (Map.Entry<String, ByteBuffer> row : block(table, block.getValue()).entrySet()) {
          // The first row, under the empty key, is a header about the whole bundle.
          if (!row.getKey().isEmpty()) {
            entries.put(row.getKey(), entry(row.getValue()));
          }
        }
      }
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new IOException(index + " is not the index of a TensorFlow checkpoint", e);
    }
  }

  /**
   * Reads one variable.
   *
   * @throws IOException where there is none of this name, or it holds no 32-bit floats
   */
  Tensor read(String name) throws IOException {
    Entry entry = entries.get(name);
    if (entry == null) {
      throw new IOException(data + " has no variable " + name);
    }
    if (entry.type != FLOAT) {
      throw new IOException(
          "variable %s has type %d, expected 32-bit floats".formatted(name, entry.type));
    }
    try (FileChannel channel = FileChannel.open(data)) {
      float[] values = new float[entry.size / Float.BYTES];
      channel
          .map(FileChannel.MapMode.READ_ONLY, entry.offset, entry.size)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(values);
      return new Tensor(Tensor.shape(entry.shape), values);
    }
  }

  /** The rows of the block that the handle (offset and size) points to. */
  private static Map<String, ByteBuffer> block(ByteBuffer table, ByteBuffer handle)
      throws IOException {
    int offset = (int) ProtobufReader.readVarint(handle);
    int size = (int) ProtobufReader.readVarint(handle);
    if (table.get(offset + size) != 0) {
      throw new IOException("the index of the TensorFlow checkpoint is compressed");
    }
    int restarts = table.getInt(offset + size - Integer.BYTES);
    ByteBuffer rows = table.slice(offset, size - Integer.BYTES * (restarts + 1));
    Map<String, ByteBuffer> block = new TreeMap<>();
    byte[] previous = {};
    while (rows.hasRemaining()) {
      int shared = (int) ProtobufReader.readVarint(rows);
      int unshared = (int) ProtobufReader.readVarint(rows);
      int length = (int) ProtobufReader.readVarint(rows);
      byte[] key = new byte[shared + unshared];
      System.arraycopy(previous, 0, key, 0, shared);
      rows.get(key, shared, unshared);
      block.put(new String(key, StandardCharsets.UTF_8), rows.slice(rows.position(), length));
      rows.position(rows.position() + length);
      previous = key;
    }
    return block;
  }

  private static Entry entry(ByteBuffer value) throws IOException {
    int type = 0;
    long offset = 0;
    long size = 0;
    List<Integer> shape = new ArrayList<>();
    ProtobufReader reader = new ProtobufReader(value);
    while (reader.next()) {
      switch (reader.field()) {
        case 1 -> type = (int) reader.number();
        case 2 -> readShape(reader.message(), shape);
        case 4 -> offset = reader.number();
        case 5 -> size = reader.number();
        default -> {}
      }
    }
    return new Entry(type, shape, offset, Math.toIntExact(size));
  }

  private static void readShape(ProtobufReader reader, List<Integer> shape) throws IOException {
    while (reader.next()) {
      if (reader.field() == 2) {
        ProtobufReader dimension = reader.message();
        while (dimension.next()) {
          if (dimension.field() == 1) {
            shape.add((int) dimension.number());
          }
        }
      }
    }
  }
}
