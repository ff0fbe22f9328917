package org.parley.encoder;

import java.io.IOException;
import java.util.List;
import org.parley.encoder.EncoderDescription.Activation;

/**
 * Writes layers of an encoder as an ONNX model that reads one unpadded input: states {@code
 * [tokens, hidden]} in, and out come states, or the scores of a classification head over pooled
 * states. The embedding look-up stays outside, so that the tables are not copied into every model.
 */
public final class EncoderGraph {

  /** Raised with every change to the graphs: a model that an earlier version made is not reused. */
  static final int VERSION = 2;

  /** Name of the input: states of the tokens. */
  static final String STATES = "states";

  /** Name of the second input where there is a head: weights of the tokens in the pools. */
  static final String POOLING = "pooling";

  /** Name of the output. */
  static final String OUTPUT = "output";

  private static final double TANH_FACTOR = Math.sqrt(2 / Math.PI);
  private static final double TANH_CUBE = 0.044715;

  private final EncoderDescription description;
  private final WeightSource weights;
  private final OnnxGraph graph;

  private EncoderGraph(EncoderDescription description, WeightSource weights, Precision precision) {
    this.description = description;
    this.weights = weights;
    graph = new OnnxGraph(description.id(), precision);
  }

  /**
   * A model of layers without a head: the states after the last of them, {@code [tokens, hidden]}.
   *
   * @param to how many layers, from the lowest; 0 gives the normalised input of the first
   * @throws IOException where a weight cannot be read
   */
  public static byte[] states(
      EncoderDescription description, WeightSource weights, int to, Precision precision)
      throws IOException {
    EncoderGraph writer = new EncoderGraph(description, weights, precision);
    String hidden = Integer.toString(description.hidden());
    writer.graph.input(STATES, "tokens", hidden);
    writer.graph.output(OUTPUT, "tokens", hidden);
    writer.graph.node("Identity", List.of(writer.layers(to)), OUTPUT);
    return writer.graph.toByteArray();
  }

  /**
   * A model of layers with a head: one score a class, {@code [1, classes]}.
   *
   * @param weights those of {@link Head} among them
   * @param form how many layers are used, what the head reads and how it looks
   * @throws IOException where a weight cannot be read
   */
  public static byte[] classifier(
      EncoderDescription description,
      WeightSource weights,
      TunedEncoder.Form form,
      Precision precision)
      throws IOException {
    EncoderGraph writer = new EncoderGraph(description, weights, precision);
    OnnxGraph graph = writer.graph;
    graph.input(STATES, "tokens", Integer.toString(description.hidden()));
    graph.input(POOLING, Integer.toString(form.pools().size()), "tokens");
    graph.output(OUTPUT, "1", Integer.toString(weights.weight(Head.BIAS).values().length));
    String states = writer.layers(form.usedLayers());
    String pooled = graph.node("MatMul", List.of(POOLING, states), "pooled");
    String row =
        graph.node("Reshape", List.of(pooled, graph.shape("rowshape", 1, -1)), "pooledrow");
    if (form.innerLayer()) {
      row =
          graph.node(
              "Tanh",
              List.of(writer.dense(row, "inner", Head.INNER_WEIGHT, Head.INNER_BIAS)),
              "inneractive");
    }
    writer.dense(row, OUTPUT, Head.WEIGHT, Head.BIAS);
    return graph.toByteArray();
  }

  /** A linear layer in floats: a single row is not worth the loss of quantizing. */
  private String dense(String input, String output, String weight, String bias) throws IOException {
    String product =
        graph.node(
            "MatMul",
            List.of(input, graph.constant(weight, weights.weight(weight))),
            weight + ".product");
    return graph.node("Add", List.of(product, graph.constant(bias, weights.weight(bias))), output);
  }

  private String layers(int to) throws IOException {
    String states =
        graph.normalise(
            STATES,
            "embedded",
            weights.weight(EmbeddingWeight.NORM.key()),
            weights.weight(EmbeddingWeight.NORM_BIAS.key()),
            description.epsilon());
    if (to > 0) {
      addConstants();
    }
    for (int layer = 0; layer < to; layer++) {
      states = layer(states, layer);
    }
    return states;
  }

  private void addConstants() {
    graph.shape("headshape", -1, description.heads(), description.headSize());
    graph.shape("stateshape", -1, description.hidden());
    graph.constant("attentionscale", 1 / Math.sqrt(description.headSize()));
    graph.constant("one", 1);
    graph.constant("half", 0.5);
    if (description.activation() == Activation.GELU_ERF) {
      graph.constant("root", 1 / Math.sqrt(2));
    } else {
      graph.constant("cube", TANH_CUBE);
      graph.constant("factor", TANH_FACTOR);
    }
  }

  private String layer(String states, int layer) throws IOException {
    String name = "layer" + layer;
    String attention = attention(states, layer, name);
    String attended =
        normalise(
            graph.node("Add", List.of(attention, states), name + ".attentionsum"),
            layer,
            LayerWeight.ATTENTION_NORM,
            LayerWeight.ATTENTION_NORM_BIAS);
    String inner =
        activate(linear(attended, layer, LayerWeight.INTERMEDIATE, LayerWeight.INTERMEDIATE_BIAS));
    String outer = linear(inner, layer, LayerWeight.OUTPUT, LayerWeight.OUTPUT_BIAS);
    return normalise(
        graph.node("Add", List.of(outer, attended), name + ".outputsum"),
        layer,
        LayerWeight.OUTPUT_NORM,
        LayerWeight.OUTPUT_NORM_BIAS);
  }

  private String attention(String states, int layer, String name) throws IOException {
    String query = heads(states, layer, LayerWeight.QUERY, LayerWeight.QUERY_BIAS, 1, 0, 2);
    String key = heads(states, layer, LayerWeight.KEY, LayerWeight.KEY_BIAS, 1, 2, 0);
    String value = heads(states, layer, LayerWeight.VALUE, LayerWeight.VALUE_BIAS, 1, 0, 2);
    String scores = graph.node("MatMul", List.of(query, key), name + ".scores");
    String scaled = graph.node("Mul", List.of(scores, "attentionscale"), name + ".scaled");
    String shares = graph.node("Softmax", List.of(scaled), name + ".shares", "axis", -1);
    String context = graph.node("MatMul", List.of(shares, value), name + ".context");
    String joined =
        graph.node(
            "Reshape",
            List.of(graph.transpose(context, name + ".contexts", 1, 0, 2), "stateshape"),
            name + ".joined");
    return linear(joined, layer, LayerWeight.ATTENTION_OUTPUT, LayerWeight.ATTENTION_OUTPUT_BIAS);
  }

  private String heads(
      String states, int layer, LayerWeight weight, LayerWeight bias, int... permutation)
      throws IOException {
    String projected = linear(states, layer, weight, bias);
    String split = graph.node("Reshape", List.of(projected, "headshape"), projected + ".split");
    return graph.transpose(split, projected + ".heads", permutation);
  }

  private String linear(String input, int layer, LayerWeight weight, LayerWeight bias)
      throws IOException {
    return graph.linear(
        input,
        "layer" + layer + "." + weight,
        weights.weight(weight.in(layer)),
        weights.weight(bias.in(layer)));
  }

  private String normalise(String input, int layer, LayerWeight weight, LayerWeight bias)
      throws IOException {
    return graph.normalise(
        input,
        "layer" + layer + "." + weight,
        weights.weight(weight.in(layer)),
        weights.weight(bias.in(layer)),
        description.epsilon());
  }

  private String activate(String x) {
    String bounded =
        switch (description.activation()) {
          case GELU_ERF ->
              graph.node(
                  "Erf", List.of(graph.node("Mul", List.of(x, "root"), x + ".rooted")), x + ".erf");
          case GELU_TANH -> {
            String square = graph.node("Mul", List.of(x, x), x + ".square");
            String cube = graph.node("Mul", List.of(square, x), x + ".cube");
            String small = graph.node("Mul", List.of(cube, "cube"), x + ".small");
            String sum = graph.node("Add", List.of(x, small), x + ".sum");
            String scaled = graph.node("Mul", List.of(sum, "factor"), x + ".factored");
            yield graph.node("Tanh", List.of(scaled), x + ".tanh");
          }
        };
    String raised = graph.node("Add", List.of(bounded, "one"), x + ".raised");
    String product = graph.node("Mul", List.of(x, raised), x + ".doubled");
    return graph.node("Mul", List.of(product, "half"), x + ".gelu");
  }
}
