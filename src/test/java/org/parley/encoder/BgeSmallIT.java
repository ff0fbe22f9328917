package org.parley.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.text.Span;

/** The import of the English encoder, against the model that its artifact holds. */
class BgeSmallIT {

  private static final String TEXT =
      "The delegation rejected the Lausanne talks on Monday, calling them a waste of time.";

  @TempDir static Path folder;

  private static BaseEncoder encoder;
  private static EncodedPair pair;

  @BeforeAll
  static void importEncoder() throws Exception {
    EncoderLibrary library = new EncoderLibrary(new ModelCache(folder.resolve("cache")));
    encoder = library.find("bge-small-en-v1.5").orElseThrow();
    try (PairTokenizer tokenizer =
        new PairTokenizer(encoder.tokenizer(), folder.resolve("native"), 128)) {
      pair = tokenizer.encode(TEXT, List.of(new Span(28, 42)), "the peace talks in Lausanne");
    }
  }

  @Test
  void statesEqualThoseOfTheOriginalModel() throws Exception {
    float[] expected = original();
    float[] states = run(Precision.FLOAT);
    assertEquals(expected.length, states.length);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], states[i], 1e-4);
    }
  }

  @Test
  void bytesKeepTheDirectionOfTheStates() throws Exception {
    assertTrue(cosine(original(), run(Precision.INT8)) > 0.97);
  }

  private static float[] run(Precision precision) throws Exception {
    try (EncoderSession session =
        EncoderSession.open(EncoderGraph.states(encoder.description(), encoder, 12, precision))) {
      return session.states(encoder.embed(pair), pair.length());
    }
  }

  private static float[] original() throws Exception {
    byte[] model;
    try (InputStream in = BgeSmallIT.class.getResourceAsStream("/bge-small-en-v1.5.onnx")) {
      model = in.readAllBytes();
    }
    int length = pair.length();
    long[] ids = new long[length];
    long[] mask = new long[length];
    long[] segments = new long[length];
    for (int i = 0; i < length; i++) {
      ids[i] = pair.id(i);
      segments[i] = pair.segment(i);
      mask[i] = 1;
    }
    long[] shape = {1, length};
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(model);
        OnnxTensor idTensor = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
        OnnxTensor maskTensor = OnnxTensor.createTensor(environment, LongBuffer.wrap(mask), shape);
        OnnxTensor segmentTensor =
            OnnxTensor.createTensor(environment, LongBuffer.wrap(segments), shape);
        OrtSession.Result result =
            session.run(
                Map.of(
                    "input_ids", idTensor,
                    "attention_mask", maskTensor,
                    "token_type_ids", segmentTensor))) {
      FloatBuffer buffer = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] values = new float[buffer.remaining()];
      buffer.get(values);
      return values;
    }
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
      squaresA += a[i] * a[i];
      squaresB += b[i] * b[i];
    }
    System.err.println("cosine " + product / Math.sqrt(squaresA * squaresB));
    return product / Math.sqrt(squaresA * squaresB);
  }
}
