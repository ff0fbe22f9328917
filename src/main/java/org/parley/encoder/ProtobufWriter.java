package org.parley.encoder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes one message in the protocol-buffer wire format. Large blocks of bytes are kept by
 * reference and copied once, when the whole is written.
 */
final class ProtobufWriter {

  private final List<byte[]> chunks = new ArrayList<>();
  private long size;

  /** Adds a number. */
  ProtobufWriter number(int field, long value) {
    return chunk(varint((long) field << 3), varint(value));
  }

  /** Adds a 32-bit floating-point number. */
  ProtobufWriter decimal(int field, float value) {
    int bits = Float.floatToIntBits(value);
    byte[] bytes = {(byte) bits, (byte) (bits >>> 8), (byte) (bits >>> 16), (byte) (bits >>> 24)};
    return chunk(varint(((long) field << 3) | 5), bytes);
  }

  /** Adds a block of bytes, which is not copied. */
  ProtobufWriter bytes(int field, byte[] value) {
    return chunk(varint(((long) field << 3) | 2), varint(value.length), value);
  }

  /** Adds a text. */
  ProtobufWriter string(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a message as it is now. */
  ProtobufWriter message(int field, ProtobufWriter value) {
    chunk(varint(((long) field << 3) | 2), varint(value.size));
    chunks.addAll(value.chunks);
    size += value.size;
    return this;
  }

  /** Writes the message. */
  void writeTo(OutputStream out) throws IOException {
    for (byte[] chunk : chunks) {
      out.write(chunk);
    }
  }

  private ProtobufWriter chunk(byte[]... parts) {
    for (byte[] part : parts) {
      chunks.add(part);
      size += part.length;
    }
    return this;
  }

  private static byte[] varint(long value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
    return out.toByteArray();
  }
}
