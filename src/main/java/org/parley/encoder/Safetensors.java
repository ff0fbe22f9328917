package org.parley.encoder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads tensors in Hugging Face's safetensors format: eight bytes of header length, a header in
 * JSON with type, shape and place of each tensor, then the numbers, little-endian.
 */
public final class Safetensors {

  /** A longer header is a sign of another format. */
  private static final long LONGEST_HEADER = 10_000_000;

  private record Entry(String type, List<Integer> shape, ByteBuffer data) {}

  private final String source;
  private final Map<String, Entry> entries = new TreeMap<>();
  private final Map<String, String> metadata = new TreeMap<>();

  private Safetensors(String source) {
    this.source = source;
  }

  /**
   * Maps a file into memory; the numbers are read when asked for.
   *
   * @throws IOException where it cannot be read or is no such file
   */
  public static Safetensors open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return of(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()), file.toString());
    }
  }

  /**
   * Reads from memory.
   *
   * @param source where the bytes are from, for messages
   * @throws IOException where they are not in this format
   */
  public static Safetensors of(ByteBuffer bytes, String source) throws IOException {
    Safetensors tensors = new Safetensors(source);
    ByteBuffer in = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    long length = in.remaining() < Long.BYTES ? -1 : in.getLong();
    if (length < 2 || length > Math.min(in.remaining(), LONGEST_HEADER)) {
      throw new IOException(source + " is not a safetensors file, or is cut short");
    }
    byte[] header = new byte[(int) length];
    in.get(header);
    try {
      tensors.readHeader(new ObjectMapper().readTree(header), in.slice());
    } catch (JsonProcessingException | IndexOutOfBoundsException e) {
      throw new IOException(source + " is not a safetensors file, or is cut short", e);
    }
    return tensors;
  }

  private void readHeader(JsonNode header, ByteBuffer data) {
    for (Map.Entry<String, JsonNode> property : header.properties()) {
      JsonNode value = property.getValue();
      if (property.getKey().equals("__metadata__")) {
        value
            .properties()
            .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asText()));
        continue;
      }
      JsonNode shape = value.path("shape");
      List<Integer> dimensions = new ArrayList<>();
      shape.forEach(dimension -> dimensions.add(dimension.asInt()));
      int start = value.path("data_offsets").path(0).asInt(-1);
      int end = value.path("data_offsets").path(1).asInt(-1);
      entries.put(
          property.getKey(),
          new Entry(value.path("dtype").asText(), dimensions, data.slice(start, end - start)));
    }
  }

  /** The free text that the writer attached, by key. */
  public Map<String, String> metadata() {
    return Map.copyOf(metadata);
  }

  /** The tensors' names, sorted. */
  public Set<String> names() {
    return Set.copyOf(entries.keySet());
  }

  /**
   * Reads a tensor of 32-bit floats.
   *
   * @throws IOException where there is none of this name and type
   */
  public Tensor floats(String name) throws IOException {
    FloatBuffer buffer = floatBuffer(name);
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return new Tensor(Tensor.shape(entry(name, "F32").shape), values);
  }

  /**
   * A view of the numbers of a tensor of 32-bit floats.
   *
   * @throws IOException where there is none of this name and type
   */
  FloatBuffer floatBuffer(String name) throws IOException {
    return entry(name, "F32").data.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
  }

  /**
   * Reads a matrix written by {@link SafetensorsWriter#addQuantized}.
   *
   * @throws IOException where there is none of this name
   */
  Tensor quantized(String name) throws IOException {
    Entry entry = entry(name, "I8");
    float[] scales = floats(name + SafetensorsWriter.SCALE).values();
    byte[] bytes = new byte[entry.data.remaining()];
    entry.data.duplicate().get(bytes);
    float[] values = new float[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      values[i] = bytes[i] * scales[i % scales.length];
    }
    return new Tensor(Tensor.shape(entry.shape), values);
  }

  private Entry entry(String name, String type) throws IOException {
    Entry entry = entries.get(name);
    if (entry == null || !entry.type.equals(type)) {
      throw new IOException(
          "%s has no tensor %s of type %s".formatted(source, name, type)
              + (entry == null ? "" : ", only one of type " + entry.type));
    }
    return entry;
  }
}
