package org.parley.train.neural;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.parley.encoder.BaseEncoder;
import org.parley.encoder.EncodedPair;
import org.parley.encoder.EncoderGraph;
import org.parley.encoder.EncoderSession;
import org.parley.encoder.Precision;

/**
 * What the frozen lower layers make of an input: computed once and kept in a temporary file, since
 * every epoch, every fold and every seed asks for the same. Not safe to share between threads.
 */
final class LowerStates implements AutoCloseable {

  private final BaseEncoder base;
  private final EncoderSession session;
  private final FileChannel file;
  private final Map<EncodedPair, Long> offsets = new HashMap<>();
  private long end;

  /**
   * States of the layers below a given one.
   *
   * @param firstTrained the first layer not to be run, from 0
   * @throws IOException where a weight cannot be read or no temporary file written
   */
  LowerStates(BaseEncoder base, int firstTrained, Precision precision) throws IOException {
    this.base = base;
    session =
        EncoderSession.open(EncoderGraph.states(base.description(), base, firstTrained, precision));
    Path temporary = Files.createTempFile("parley-states-", ".bin");
    file =
        FileChannel.open(
            temporary,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** States of an input, {@code [tokens, hidden]}. */
  float[] of(EncodedPair pair) throws IOException {
    Long offset = offsets.get(pair);
    if (offset != null) {
      return read(offset, pair.length() * base.description().hidden());
    }
    float[] states = session.states(base.embed(pair), pair.length());
    ByteBuffer bytes = buffer(states.length);
    bytes.asFloatBuffer().put(states);
    long at = end;
    while (bytes.hasRemaining()) {
      end += file.write(bytes, end);
    }
    offsets.put(pair, at);
    return states;
  }

  private float[] read(long offset, int count) throws IOException {
    ByteBuffer bytes = buffer(count);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, offset + bytes.position()) < 0) {
        throw new IOException("the temporary file of hidden states was cut short");
      }
    }
    float[] states = new float[count];
    bytes.flip().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(states);
    return states;
  }

  private static ByteBuffer buffer(int floats) {
    return ByteBuffer.allocate(floats * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() throws IOException {
    session.close();
    file.close();
  }
}
