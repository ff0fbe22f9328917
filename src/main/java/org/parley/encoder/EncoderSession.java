package org.parley.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * An encoder graph in ONNX Runtime, on one thread a call. Safe to share between threads; the same
 * input always gives the same output, bit for bit, because nothing else is in its batch.
 */
public final class EncoderSession implements AutoCloseable {

  /** Bytes of stack for the thread that starts ONNX Runtime. */
  private static final long STACK = 16 << 20;

  private final OrtEnvironment environment;
  private final OrtSession session;

  private EncoderSession(OrtEnvironment environment, OrtSession session) {
    this.environment = environment;
    this.session = session;
  }

  /**
   * Loads a graph that {@link EncoderGraph} wrote.
   *
   * @throws IOException where ONNX Runtime refuses it
   */
  public static EncoderSession open(byte[] graph) throws IOException {
    return open((environment, options) -> environment.createSession(graph, options));
  }

  /**
   * Loads a graph from a file.
   *
   * @throws IOException where ONNX Runtime refuses it
   */
  public static EncoderSession open(Path graph) throws IOException {
    return open((environment, options) -> environment.createSession(graph.toString(), options));
  }

  /**
   * ONNX Runtime's environment, one a process. To make it takes more than the megabyte of stack
   * that a Java thread has by default, and the process would crash: a thread of its own does it.
   */
  private static OrtEnvironment environment() throws IOException {
    FutureTask<OrtEnvironment> making =
        new FutureTask<>(
            () -> {
              OrtEnvironment environment = OrtEnvironment.getEnvironment();
              environment.setTelemetry(false);
              return environment;
            });
    new Thread(null, making, "onnxruntime", STACK).start();
    try {
      return making.get();
    } catch (ExecutionException e) {
      throw new IOException("ONNX Runtime does not start: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while ONNX Runtime was starting", e);
    }
  }

  private interface Loader {
    OrtSession load(OrtEnvironment environment, OrtSession.SessionOptions options)
        throws OrtException;
  }

  private static EncoderSession open(Loader loader) throws IOException {
    OrtEnvironment environment = environment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      // Inputs differ in length: a memory plan for one is of no use to the next.
      options.setMemoryPatternOptimization(false);
      return new EncoderSession(environment, loader.load(environment, options));
    } catch (OrtException e) {
      throw new IOException("ONNX Runtime cannot load the encoder: " + e.getMessage(), e);
    }
  }

  /**
   * Runs layers without a head.
   *
   * @param states {@code [tokens, hidden]}
   * @return states of the same shape
   */
  public float[] states(float[] states, int tokens) {
    return run(Map.of(EncoderGraph.STATES, new Matrix(states, tokens)));
  }

  /**
   * Runs an encoder with a head.
   *
   * @param states {@code [tokens, hidden]}, as from {@link BaseEncoder#embed}
   * @param pooling {@code [pools, tokens]}, as from {@link Pool#weights}
   * @return one score a class
   */
  public float[] scores(float[] states, float[] pooling, int tokens) {
    return run(
        Map.of(
            EncoderGraph.STATES, new Matrix(states, tokens),
            EncoderGraph.POOLING, new Matrix(pooling, pooling.length / tokens)));
  }

  /** A matrix: its numbers row by row, and how many rows they make. */
  private record Matrix(FloatBuffer values, int rows) {
    Matrix(float[] values, int rows) {
      this(FloatBuffer.wrap(values), rows);
    }

    OnnxTensor tensor(OrtEnvironment environment) throws OrtException {
      return OnnxTensor.createTensor(
          environment, values, new long[] {rows, values.remaining() / rows});
    }
  }

  private float[] run(Map<String, Matrix> inputs) {
    Map<String, OnnxTensor> tensors = new HashMap<>();
    try {
      for (Map.Entry<String, Matrix> input : inputs.entrySet()) {
        tensors.put(input.getKey(), input.getValue().tensor(environment));
      }
      try (OrtSession.Result result = session.run(tensors)) {
        FloatBuffer output = ((OnnxTensor) result.get(0)).getFloatBuffer();
        float[] values = new float[output.remaining()];
        output.get(values);
        return values;
      }
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime failed on an encoder: " + e.getMessage(), e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot close a session", e);
    }
  }
}
