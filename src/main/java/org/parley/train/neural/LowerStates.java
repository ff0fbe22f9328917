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
import org.parley.encoder.Pool;
import org.parley.train.neural.FineTuningSettings.Shape;

/**
 * What the frozen lower layers make of an input: computed once and kept in a temporary file, since
 * every epoch, every fold and every seed asks for the same. Where no layer is trained above them,
 * nothing but the pooled states is kept. Not safe to share between threads.
 */
final class LowerStates implements AutoCloseable {

  private final BaseEncoder base;
  private final Shape shape;
  private final EncoderSession session;
  private final FileChannel file;
  private final Map<EncodedPair, Long> offsets = new HashMap<>();
  private long end;

  /**
   * States of the layers below those that are trained.
   *
   * @throws IOException where a weight cannot be read or no temporary file written
   */
  LowerStates(BaseEncoder base, Shape shape) throws IOException {
    this.base = base;
    this.shape = shape;
    session =
        EncoderSession.open(
            EncoderGraph.states(base.description(), base, shape.firstTrained(), shape.lower()));
    Path temporary = Files.createTempFile("parley-states-", ".bin");
    file =
        FileChannel.open(
            temporary,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** Number of states of an input: of its tokens, or of the pools where no layer is trained. */
  int count(EncodedPair pair) {
    return isPooled() ? shape.pools().size() : pair.length();
  }

  /** The weight of each state of an input in each pool, {@code [pools, count]}. */
  float[] pooling(EncodedPair pair) {
    if (!isPooled()) {
      return Pool.weights(shape.pools(), pair);
    }
    int pools = shape.pools().size();
    float[] identity = new float[pools * pools];
    for (int pool = 0; pool < pools; pool++) {
      identity[pool * pools + pool] = 1;
    }
    return identity;
  }

  private boolean isPooled() {
    return shape.trainedLayers() == 0;
  }

  /** States of an input, {@code [count, hidden]}. */
  float[] of(EncodedPair pair) throws IOException {
    Long offset = offsets.get(pair);
    if (offset != null) {
      return read(offset, count(pair) * base.description().hidden());
    }
    float[] states = session.states(base.embed(pair), pair.length());
    if (isPooled()) {
      states = pooled(states, Pool.weights(shape.pools(), pair), pair.length());
    }
    ByteBuffer bytes = buffer(states.length);
    bytes.asFloatBuffer().put(states);
    long at = end;
    while (bytes.hasRemaining()) {
      end += file.write(bytes, end);
    }
    offsets.put(pair, at);
    return states;
  }

  private float[] pooled(float[] states, float[] weights, int tokens) {
    int hidden = base.description().hidden();
    float[] pooled = new float[shape.pools().size() * hidden];
    for (int pool = 0; pool < shape.pools().size(); pool++) {
      for (int token = 0; token < tokens; token++) {
        float weight = weights[pool * tokens + token];
        for (int i = 0; weight != 0 && i < hidden; i++) {
          pooled[pool * hidden + i] += weight * states[token * hidden + i];
        }
      }
    }
    return pooled;
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
