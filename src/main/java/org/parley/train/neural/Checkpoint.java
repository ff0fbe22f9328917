package org.parley.train.neural;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.parley.encoder.Safetensors;
import org.parley.encoder.SafetensorsWriter;
import org.parley.encoder.Tensor;

/**
 * The state of one fine-tuning after its last epoch, in a file that is replaced whole. Its name is
 * a hash of everything that the result depends on, so that a checkpoint is found by the training
 * that it belongs to, and by no other.
 */
final class Checkpoint {

  private static final String FIRST = "first.";
  private static final String SECOND = "second.";
  private static final String BEST = "best.";

  private final Path file;

  /**
   * The checkpoint of one training.
   *
   * @param folder where they lie; made where absent
   * @param key hash of everything that the result depends on
   */
  Checkpoint(Path folder, String key) throws IOException {
    Files.createDirectories(folder);
    file = folder.resolve(key + ".safetensors");
  }

  /** Writes the state after an epoch. */
  void save(int epoch, TrainingGraph graph, AdamW optimizer, BestEpoch best) throws IOException {
    Map<String, String> metadata = new TreeMap<>();
    metadata.put("epoch", Integer.toString(epoch));
    metadata.put("steps", Integer.toString(optimizer.steps()));
    metadata.put("best", Double.toString(best.score()));
    SafetensorsWriter writer = new SafetensorsWriter(metadata);
    for (String weight : graph.weights()) {
      writer.add(weight, graph.weight(weight));
      writer.add(FIRST + weight, TrainingGraph.tensor(optimizer.firstMoment(weight)));
      writer.add(SECOND + weight, TrainingGraph.tensor(optimizer.secondMoment(weight)));
    }
    for (Map.Entry<String, Tensor> entry : best.weights().entrySet()) {
      writer.add(BEST + entry.getKey(), entry.getValue());
    }
    Path temporary = file.resolveSibling(file.getFileName() + ".part");
    writer.write(temporary);
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Puts the state after the last epoch back.
   *
   * @return that epoch, from 1; 0 where there is no checkpoint
   */
  int load(TrainingGraph graph, AdamW optimizer, BestEpoch best) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    Safetensors saved = Safetensors.open(file);
    Map<String, String> metadata = saved.metadata();
    for (String weight : graph.weights()) {
      assign(graph.array(weight), saved.floats(weight));
      assign(optimizer.firstMoment(weight), saved.floats(FIRST + weight));
      assign(optimizer.secondMoment(weight), saved.floats(SECOND + weight));
    }
    try {
      optimizer.resume(Integer.parseInt(metadata.getOrDefault("steps", "")));
      Map<String, Tensor> weights = new TreeMap<>();
      for (String name : saved.names()) {
        if (name.startsWith(BEST)) {
          weights.put(name.substring(BEST.length()), saved.floats(name));
        }
      }
      best.restore(Double.parseDouble(metadata.getOrDefault("best", "")), weights);
      return Integer.parseInt(metadata.getOrDefault("epoch", ""));
    } catch (NumberFormatException e) {
      throw new IOException(file + " is no checkpoint of this version; delete it", e);
    }
  }

  private static void assign(INDArray array, Tensor tensor) {
    try (INDArray saved = Nd4j.create(tensor.values(), array.shape(), 'c')) {
      array.assign(saved);
    }
  }
}
