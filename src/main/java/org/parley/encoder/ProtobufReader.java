package org.parley.encoder;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads one message in the protocol-buffer wire format, field by field: {@link #next} moves to a
 * field, and then one of the other methods reads its value; a value not read is skipped.
 */
final class ProtobufReader {

  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH = 2;
  private static final int FIXED32 = 5;

  private final ByteBuffer in;
  private int field;
  private int wireType;
  private boolean unread;

  /** Reads from the buffer's position to its limit; the buffer itself stays as it is. */
  ProtobufReader(ByteBuffer message) {
    in = message.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Moves to the next field; false at the end of the message. */
  boolean next() throws IOException {
    try {
      if (unread) {
        skip();
      }
      if (!in.hasRemaining()) {
        return false;
      }
      long key = readVarint(in);
      field = (int) (key >>> 3);
      wireType = (int) (key & 7);
      unread = true;
      return true;
    } catch (BufferUnderflowException e) {
      throw new IOException("a message ends in the middle of a field", e);
    }
  }

  /** The number of the current field. */
  int field() {
    return field;
  }

  /** Whether the current field's value is a block of bytes: a string, a message, packed numbers. */
  boolean isBytes() {
    return wireType == LENGTH;
  }

  /** The current field's value as a number. */
  long number() throws IOException {
    require(VARINT);
    return readVarint(in);
  }

  /** The current field's value as a view of the buffer. */
  ByteBuffer bytes() throws IOException {
    require(LENGTH);
    int length = (int) readVarint(in);
    if (length < 0 || length > in.remaining()) {
      throw new IOException("a field of %d bytes, %d left".formatted(length, in.remaining()));
    }
    ByteBuffer bytes = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    in.position(in.position() + length);
    return bytes;
  }

  /** The current field's value as text. */
  String string() throws IOException {
    return StandardCharsets.UTF_8.decode(bytes()).toString();
  }

  /** The current field's value as a message. */
  ProtobufReader message() throws IOException {
    return new ProtobufReader(bytes());
  }

  /** Reads a base-128 number, least significant group first. */
  static long readVarint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte group = in.get();
      value |= (group & 0x7fL) << shift;
      if (group >= 0) {
        return value;
      }
    }
  }

  private void require(int expected) throws IOException {
    if (!unread || wireType != expected) {
      throw new IOException(
          "field %d has wire type %d, expected %d".formatted(field, wireType, expected));
    }
    unread = false;
  }

  private void skip() throws IOException {
    unread = false;
    switch (wireType) {
      case VARINT -> readVarint(in);
      case FIXED64 -> in.position(in.position() + Long.BYTES);
      case FIXED32 -> in.position(in.position() + Integer.BYTES);
      case LENGTH -> {
        unread = true;
        bytes();
      }
      default -> throw new IOException("field %d has wire type %d".formatted(field, wireType));
    }
  }
}
