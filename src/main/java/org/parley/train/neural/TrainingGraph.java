package org.parley.train.neural;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.api.OutAndGrad;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.parley.encoder.EncoderDescription;
import org.parley.encoder.EncoderDescription.Activation;
import org.parley.encoder.Head;
import org.parley.encoder.LayerWeight;
import org.parley.encoder.LowRank;
import org.parley.encoder.Tensor;
import org.parley.encoder.WeightSource;
import org.parley.train.neural.FineTuningSettings.Shape;

/**
 * The upper layers of an encoder and a classification head as a SameDiff graph: the same
 * computation as the serving graph, over padded batches, with a loss. Every weight in it is
 * trained.
 *
 * <p>Two habits of ND4J's last release shape it. Its layer normalisation has a slow gradient and is
 * written out. A graph that joins two pools by a concatenation gives wrong values from the second
 * call on, so all pools come out of one matrix product.
 */
final class TrainingGraph implements WeightSource, AutoCloseable {

  static final String STATES = "states";
  static final String MASK = "mask";
  static final String SHAPE = "shape";
  static final String POOLING = "pooling";
  static final String DROPOUT = "dropout";
  static final String TARGETS = "targets";

  private static final String SCORES = "scores";
  private static final String LOSS = "loss";

  /** The name that SameDiff gives to the function of the gradients. */
  private static final String GRADIENT_FUNCTION = "grad";

  private static final double INITIAL_DEVIATION = 0.02;

  private final SameDiff graph = SameDiff.create();
  private final EncoderDescription description;
  private final WeightSource base;
  private final Shape shape;
  private final Random random;
  private final StepMemory memory = new StepMemory();
  private final List<String> weights = new ArrayList<>();
  private final List<INDArray> owned = new ArrayList<>();

  /**
   * Builds the graph.
   *
   * @param base the weights to begin with
   * @param shape what is trained
   * @param classes number of classes
   * @param seed seed of the first weights of what the base lacks
   * @throws IOException where a base weight cannot be read
   */
  TrainingGraph(
      EncoderDescription description, WeightSource base, Shape shape, int classes, long seed)
      throws IOException {
    this.description = description;
    this.base = base;
    this.shape = shape;
    random = new Random(seed);
    int hidden = description.hidden();
    SDVariable states = graph.placeHolder(STATES, DataType.FLOAT, -1, hidden);
    if (shape.trainedLayers() > 0) {
      SDVariable mask = graph.placeHolder(MASK, DataType.FLOAT, -1, 1, 1, -1);
      SDVariable split = graph.placeHolder(SHAPE, DataType.INT64, 4);
      for (int layer = shape.firstTrained(); layer < shape.usedLayers(); layer++) {
        states = layer(states, mask, split, layer);
      }
    }
    SDVariable pooling = graph.placeHolder(POOLING, DataType.FLOAT, -1, -1);
    int units = shape.pools().size() * hidden;
    SDVariable dropout = graph.placeHolder(DROPOUT, DataType.FLOAT, -1, units);
    SDVariable pooled = graph.reshape(graph.mmul(pooling, states), -1, units).mul(dropout);
    if (shape.headUnits() > 0) {
      int inner = shape.headUnits();
      pooled = graph.math.tanh(dense(pooled, Head.INNER_WEIGHT, Head.INNER_BIAS, units, inner));
      units = inner;
    }
    SDVariable scores = dense(pooled, Head.WEIGHT, Head.BIAS, units, classes);
    scores.rename(SCORES);
    SDVariable targets = graph.placeHolder(TARGETS, DataType.FLOAT, -1, classes);
    graph.nn.logSoftmax(scores).mul(targets).sum().neg().rename(LOSS);
    graph.setLossVariables(LOSS);
    differentiate();
    memory.serve(graph);
    memory.serve(graph.getFunction(GRADIENT_FUNCTION));
  }

  private SDVariable dense(SDVariable input, String weight, String bias, int inputs, int outputs) {
    return graph.nn.linear(
        input,
        variable(weight, normal(inputs, outputs, INITIAL_DEVIATION)),
        variable(bias, new Tensor(new int[] {outputs}, new float[outputs])));
  }

  /**
   * Makes the gradient graph. ND4J tells of every operation on the standard output, which belongs
   * to data.
   */
  private void differentiate() {
    PrintStream out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try {
      graph.createGradFunction();
    } finally {
      System.setOut(out);
    }
  }

  /** The names of the weights, in the order of the layers. */
  List<String> weights() {
    return weights;
  }

  /** A weight's array: the one that the graph computes with. */
  INDArray array(String weight) {
    return graph.getVariable(weight).getArr();
  }

  @Override
  public Tensor weight(String name) {
    return tensor(array(name));
  }

  /** A copy of an array's numbers. */
  static Tensor tensor(INDArray array) {
    int[] shape = Arrays.stream(array.shape()).mapToInt(Math::toIntExact).toArray();
    try (INDArray rows = array.dup('c')) {
      return new Tensor(shape, rows.data().asFloat());
    }
  }

  /** What is done with the gradient of the loss by each weight. */
  @FunctionalInterface
  interface Step {

    /**
     * Changes the weights.
     *
     * @param gradients by the weights' names, valid until the step is done
     */
    void take(Map<String, INDArray> gradients);
  }

  /** Takes one step over a batch; gives the loss before it. */
  double step(Batch batch, Step step) {
    OutAndGrad result = graph.calculateGradientsAndOutputs(inputs(batch), List.of(LOSS), weights);
    step.take(result.getGradients());
    double loss = result.getOutputs().values().iterator().next().getDouble(0);
    memory.free();
    return loss;
  }

  /** What of a batch the graph reads: one without layers has no use for a mask. */
  private Map<String, INDArray> inputs(Batch batch) {
    Map<String, INDArray> inputs = new HashMap<>(batch.inputs());
    inputs.keySet().removeIf(name -> !graph.hasVariable(name));
    return inputs;
  }

  /** The scores of a batch, {@code [examples][classes]}. */
  float[][] scores(Batch batch) {
    Map<String, INDArray> outputs = graph.output(inputs(batch), SCORES);
    float[][] scores = outputs.values().iterator().next().toFloatMatrix();
    memory.free();
    return scores;
  }

  private SDVariable layer(SDVariable states, SDVariable mask, SDVariable split, int layer)
      throws IOException {
    SDVariable query = heads(states, split, layer, LayerWeight.QUERY, LayerWeight.QUERY_BIAS);
    SDVariable key = heads(states, split, layer, LayerWeight.KEY, LayerWeight.KEY_BIAS);
    SDVariable value = heads(states, split, layer, LayerWeight.VALUE, LayerWeight.VALUE_BIAS);
    SDVariable attention =
        graph
            .mmul(query, key, false, true, false)
            .mul(1 / Math.sqrt(description.headSize()))
            .add(mask);
    SDVariable context = graph.mmul(graph.nn.softmax(attention, -1), value);
    SDVariable joined = graph.reshape(graph.permute(context, 0, 2, 1, 3), -1, description.hidden());
    SDVariable attended =
        normalise(
            linear(joined, layer, LayerWeight.ATTENTION_OUTPUT, LayerWeight.ATTENTION_OUTPUT_BIAS)
                .add(states),
            layer,
            LayerWeight.ATTENTION_NORM,
            LayerWeight.ATTENTION_NORM_BIAS);
    SDVariable inner =
        activate(linear(attended, layer, LayerWeight.INTERMEDIATE, LayerWeight.INTERMEDIATE_BIAS));
    return normalise(
        linear(inner, layer, LayerWeight.OUTPUT, LayerWeight.OUTPUT_BIAS).add(attended),
        layer,
        LayerWeight.OUTPUT_NORM,
        LayerWeight.OUTPUT_NORM_BIAS);
  }

  private SDVariable heads(
      SDVariable states, SDVariable split, int layer, LayerWeight weight, LayerWeight bias)
      throws IOException {
    return graph.permute(graph.reshape(linear(states, layer, weight, bias), split), 0, 2, 1, 3);
  }

  private SDVariable linear(SDVariable input, int layer, LayerWeight weight, LayerWeight bias)
      throws IOException {
    return graph.nn.linear(input, variable(layer, weight), variable(layer, bias));
  }

  private SDVariable normalise(SDVariable input, int layer, LayerWeight weight, LayerWeight bias)
      throws IOException {
    SDVariable centred = input.sub(input.mean(true, 1));
    SDVariable variance = graph.math.square(centred).mean(true, 1).add(description.epsilon());
    return centred
        .div(graph.math.sqrt(variance))
        .mul(variable(layer, weight))
        .add(variable(layer, bias));
  }

  private SDVariable activate(SDVariable x) {
    SDVariable bounded =
        description.activation() == Activation.GELU_ERF
            ? graph.math.erf(x.mul(1 / Math.sqrt(2)))
            : graph.math.tanh(x.mul(x).mul(x).mul(0.044715).add(x).mul(Math.sqrt(2 / Math.PI)));
    return bounded.add(1).mul(x).mul(0.5);
  }

  private SDVariable variable(int layer, LayerWeight weight) throws IOException {
    String name = weight.in(layer);
    Tensor tensor = base.weight(name);
    if (shape.rank() == 0 || !weight.isMatrix()) {
      return variable(name, tensor);
    }
    int inputs = tensor.shape()[0];
    int outputs = tensor.shape()[1];
    // The change begins at zero, as one of its factors does.
    Tensor zeros = new Tensor(new int[] {shape.rank(), outputs}, new float[shape.rank() * outputs]);
    SDVariable left =
        variable(LowRank.left(name), normal(inputs, shape.rank(), 1 / Math.sqrt(inputs)));
    SDVariable right = variable(LowRank.right(name), zeros);
    return graph.constant(name, own(tensor)).add(graph.mmul(left, right));
  }

  private SDVariable variable(String name, Tensor tensor) {
    weights.add(name);
    return graph.var(name, own(tensor));
  }

  /** An array that is closed with the graph. */
  private INDArray own(Tensor tensor) {
    long[] shape = Arrays.stream(tensor.shape()).asLongStream().toArray();
    INDArray array = Nd4j.create(tensor.values(), shape, 'c');
    owned.add(array);
    return array;
  }

  private Tensor normal(int rows, int columns, double deviation) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    return new Tensor(new int[] {rows, columns}, values);
  }

  @Override
  public void close() {
    memory.close();
    weights.forEach(weight -> array(weight).close());
    owned.stream().filter(INDArray::closeable).forEach(INDArray::close);
  }
}
