package org.parley.encoder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A small writer of ONNX models (opset 17): nodes in the order of their computation, constants,
 * inputs and outputs. Values are known by their names.
 */
final class OnnxGraph {

  private static final int FLOAT = 1;
  private static final int INT8 = 3;
  private static final int INT64 = 7;

  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;

  /** Largest absolute value of a quantized weight; see {@link Precision#INT8}. */
  private static final int LEVELS = 63;

  private final Precision precision;
  private final ProtobufWriter graph = new ProtobufWriter();
  private final Set<String> quantizedInputs = new HashSet<>();

  OnnxGraph(String name, Precision precision) {
    this.precision = precision;
    graph.string(2, name);
  }

  /** Adds an operation without attributes and gives the name of its output. */
  String node(String operation, List<String> inputs, String output) {
    return node(operation, inputs, List.of(output), List.of());
  }

  /** Adds an operation with one attribute that is an integer. */
  String node(String operation, List<String> inputs, String output, String key, long value) {
    return node(
        operation,
        inputs,
        List.of(output),
        List.of(new ProtobufWriter().string(1, key).number(3, value).number(20, 2)));
  }

  /** Adds a transposition. */
  String transpose(String input, String output, int... permutation) {
    ProtobufWriter attribute = new ProtobufWriter().string(1, "perm");
    for (int axis : permutation) {
      attribute.number(8, axis);
    }
    attribute.number(20, 7);
    return node("Transpose", List.of(input), List.of(output), List.of(attribute));
  }

  /** Adds a layer normalisation over the last axis. */
  String normalise(String input, String output, Tensor weight, Tensor bias, double epsilon) {
    List<ProtobufWriter> attributes =
        List.of(
            new ProtobufWriter().string(1, "axis").number(3, -1).number(20, 2),
            new ProtobufWriter().string(1, "epsilon").decimal(2, (float) epsilon).number(20, 1));
    List<String> inputs =
        List.of(input, constant(output + ".weight", weight), constant(output + ".bias", bias));
    return node("LayerNormalization", inputs, List.of(output), attributes);
  }

  /** Adds {@code input · weight + bias}, in bytes where the precision says so. */
  String linear(String input, String output, Tensor weight, Tensor bias) {
    String product =
        precision == Precision.FLOAT
            ? node(
                "MatMul", List.of(input, constant(output + ".weight", weight)), output + ".product")
            : quantizedProduct(input, output, weight);
    return node("Add", List.of(product, constant(output + ".bias", bias)), output);
  }

  /**
   * A product in bytes. ONNX Runtime scales a whole matrix at once, and a few tokens' states are so
   * large that little would be left of the others: each row is brought to a largest value of 1
   * before, and back after.
   */
  private String quantizedProduct(String input, String output, Tensor weight) {
    String bytes = input + ".bytes";
    String scale = input + ".scale";
    String zero = input + ".zero";
    String largest = input + ".largest";
    if (quantizedInputs.add(input)) {
      String absolute = node("Abs", List.of(input), input + ".absolute");
      List<ProtobufWriter> lastAxis =
          List.of(new ProtobufWriter().string(1, "axes").number(8, -1).number(20, 7));
      String row = node("ReduceMax", List.of(absolute), List.of(input + ".rows"), lastAxis);
      // A row of zeros stays one.
      node("Max", List.of(row, constant(input + ".least", Float.MIN_NORMAL)), largest);
      String even = node("Div", List.of(input, largest), input + ".even");
      node("DynamicQuantizeLinear", List.of(even), List.of(bytes, scale, zero), List.of());
    }
    QuantizedMatrix quantized = QuantizedMatrix.of(weight, LEVELS);
    int columns = quantized.scales().length;
    String weights = constant(output + ".weight", INT8, weight.shape(), quantized.bytes());
    String zeros = constant(output + ".zero", INT8, new int[] {columns}, new byte[columns]);
    String scales =
        constant(output + ".weightscale", new Tensor(new int[] {columns}, quantized.scales()));
    String sums = node("MatMulInteger", List.of(bytes, weights, zero, zeros), output + ".sums");
    String floats = node("Cast", List.of(sums), output + ".floats", "to", FLOAT);
    String factor = node("Mul", List.of(scale, scales), output + ".factor");
    String even = node("Mul", List.of(floats, factor), output + ".even");
    return node("Mul", List.of(even, largest), output + ".product");
  }

  /** Adds a constant tensor and gives its name. */
  String constant(String name, Tensor tensor) {
    byte[] bytes = new byte[tensor.values().length * Float.BYTES];
    littleEndian(bytes).asFloatBuffer().put(tensor.values());
    return constant(name, FLOAT, tensor.shape(), bytes);
  }

  /** Adds a constant number and gives its name. */
  String constant(String name, double value) {
    return constant(name, new Tensor(new int[0], new float[] {(float) value}));
  }

  /** Adds a constant shape, -1 standing for what is left, and gives its name. */
  String shape(String name, long... dimensions) {
    byte[] bytes = new byte[dimensions.length * Long.BYTES];
    littleEndian(bytes).asLongBuffer().put(dimensions);
    return constant(name, INT64, new int[] {dimensions.length}, bytes);
  }

  /** Declares an input matrix of floats with named dimensions or, where a number, fixed ones. */
  void input(String name, String... dimensions) {
    graph.message(11, matrix(name, dimensions));
  }

  /** Declares an output matrix of floats. */
  void output(String name, String... dimensions) {
    graph.message(12, matrix(name, dimensions));
  }

  /** The whole model. */
  byte[] toByteArray() {
    ProtobufWriter model =
        new ProtobufWriter()
            .number(1, IR_VERSION)
            .string(2, "parley")
            .message(7, graph)
            .message(8, new ProtobufWriter().string(1, "").number(2, OPSET));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      model.writeTo(out);
    } catch (IOException e) {
      // Writing to memory does not fail.
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private String node(
      String operation,
      List<String> inputs,
      List<String> outputs,
      List<ProtobufWriter> attributes) {
    ProtobufWriter node = new ProtobufWriter();
    inputs.forEach(input -> node.string(1, input));
    outputs.forEach(output -> node.string(2, output));
    node.string(3, outputs.get(0) + "/" + operation).string(4, operation);
    attributes.forEach(attribute -> node.message(5, attribute));
    graph.message(1, node);
    return outputs.get(0);
  }

  private String constant(String name, int type, int[] shape, byte[] raw) {
    ProtobufWriter tensor = new ProtobufWriter();
    for (int dimension : shape) {
      tensor.number(1, dimension);
    }
    graph.message(5, tensor.number(2, type).string(8, name).bytes(9, raw));
    return name;
  }

  private static ProtobufWriter matrix(String name, String... dimensions) {
    ProtobufWriter shape = new ProtobufWriter();
    for (String dimension : dimensions) {
      ProtobufWriter entry = new ProtobufWriter();
      if (Character.isDigit(dimension.charAt(0))) {
        entry.number(1, Long.parseLong(dimension));
      } else {
        entry.string(2, dimension);
      }
      shape.message(1, entry);
    }
    ProtobufWriter tensor = new ProtobufWriter().number(1, FLOAT).message(2, shape);
    return new ProtobufWriter().string(1, name).message(2, new ProtobufWriter().message(1, tensor));
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
