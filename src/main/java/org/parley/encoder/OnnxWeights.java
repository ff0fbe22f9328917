package org.parley.encoder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights of a BERT encoder in an ONNX file as the Hugging Face exporter writes it: vectors and
 * tables under the names of the original, matrices under generated ones, to be found by the node
 * that multiplies with them.
 */
final class OnnxWeights implements WeightSource {

  private static final int FLOAT = 1;

  private record Initializer(List<Integer> shape, int type, ByteBuffer raw) {}

  private final Map<String, Initializer> initializers = new HashMap<>();
  private final Map<String, List<String>> inputsByNode = new HashMap<>();

  /**
   * Reads the structure of a model; the numbers are read when asked for.
   *
   * @throws IOException where the bytes are no ONNX model
   */
  OnnxWeights(ByteBuffer model) throws IOException {
    ProtobufReader reader = new ProtobufReader(model);
    while (reader.next()) {
      if (reader.field() == 7) {
        readGraph(reader.message());
      }
    }
    if (initializers.isEmpty()) {
      throw new IOException("no weights found: not an ONNX model, or its weights lie elsewhere");
    }
  }

  @Override
  public Tensor weight(String name) throws IOException {
    Initializer initializer = initializers.get(name);
    if (initializer == null) {
      initializer = initializers.get(multipliedBy(name));
    }
    if (initializer == null) {
      throw new IOException("the ONNX model has no weight " + name);
    }
    if (initializer.type != FLOAT) {
      throw new IOException(
          "weight %s has ONNX type %d, expected 32-bit floats".formatted(name, initializer.type));
    }
    float[] values = new float[initializer.raw.remaining() / Float.BYTES];
    initializer.raw.asFloatBuffer().get(values);
    return new Tensor(Tensor.shape(initializer.shape), values);
  }

  /** The initializer that the weight's MatMul node reads; the empty string where there is none. */
  private String multipliedBy(String name) {
    String module = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    // encoder.layer.0.output.dense is the node /encoder/layer.0/output/dense/MatMul
    String node = "/" + module.replace('.', '/').replace("layer/", "layer.") + "/MatMul";
    return inputsByNode.getOrDefault(node, List.of()).stream()
        .filter(initializers::containsKey)
        .findFirst()
        .orElse("");
  }

  private void readGraph(ProtobufReader graph) throws IOException {
    while (graph.next()) {
      switch (graph.field()) {
        case 1 -> readNode(graph.message());
        case 5 -> readInitializer(graph.message());
        default -> {}
      }
    }
  }

  private void readNode(ProtobufReader node) throws IOException {
    List<String> inputs = new ArrayList<>();
    String name = "";
    while (node.next()) {
      switch (node.field()) {
        case 1 -> inputs.add(node.string());
        case 3 -> name = node.string();
        default -> {}
      }
    }
    inputsByNode.put(name, inputs);
  }

  private void readInitializer(ProtobufReader tensor) throws IOException {
    List<Integer> shape = new ArrayList<>();
    int type = 0;
    String name = "";
    ByteBuffer raw = ByteBuffer.allocate(0);
    while (tensor.next()) {
      switch (tensor.field()) {
        case 1 -> {
          if (tensor.isBytes()) {
            ByteBuffer packed = tensor.bytes();
            while (packed.hasRemaining()) {
              shape.add((int) ProtobufReader.readVarint(packed));
            }
          } else {
            shape.add((int) tensor.number());
          }
        }
        case 2 -> type = (int) tensor.number();
        case 8 -> name = tensor.string();
        case 9 -> raw = tensor.bytes();
        default -> {}
      }
    }
    initializers.put(name, new Initializer(shape, type, raw));
  }
}
