package org.parley.encoder;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A pretrained encoder in Parley's own form: a folder with the embedding tables, the layers and the
 * tokenizer. The files are mapped into memory, so that serving touches only the rows it needs. Safe
 * to share between threads.
 */
public final class BaseEncoder implements WeightSource {

  /** Raised with every change to the files: what an earlier version wrote is imported anew. */
  private static final String FORMAT = "1";

  private static final String EMBEDDINGS = "embeddings.safetensors";
  private static final String LAYERS = "layers.safetensors";
  private static final String TOKENIZER = "tokenizer.json";

  private final Path folder;
  private final EncoderDescription description;
  private final String origin;
  private final String format;
  private final Safetensors embeddings;
  private final Safetensors layers;
  private final FloatBuffer words;
  private final FloatBuffer positions;
  private final FloatBuffer segments;

  private BaseEncoder(Path folder) throws IOException {
    this.folder = folder;
    embeddings = Safetensors.open(folder.resolve(EMBEDDINGS));
    layers = Safetensors.open(folder.resolve(LAYERS));
    Map<String, String> metadata = embeddings.metadata();
    description = description(metadata, folder);
    origin = metadata.getOrDefault("origin", "");
    // The first format did not name itself.
    format = metadata.getOrDefault("format", "1");
    words = embeddings.floatBuffer(EmbeddingWeight.WORD.key());
    positions = embeddings.floatBuffer(EmbeddingWeight.POSITION.key());
    segments = embeddings.floatBuffer(EmbeddingWeight.SEGMENT.key());
  }

  /**
   * Opens a folder written by {@link #write}.
   *
   * @throws IOException where a file is missing or of another format
   */
  public static BaseEncoder open(Path folder) throws IOException {
    return new BaseEncoder(folder);
  }

  /**
   * Writes an encoder.
   *
   * @param folder an empty folder
   * @param weights everything that {@link EmbeddingWeight} and {@link LayerWeight} name
   * @param tokenizer content of the {@code tokenizer.json}
   * @param origin SHA-256 of what the weights were read from: a fine-tuned difference holds for
   *     these weights alone
   * @throws IOException where a weight is missing or has another shape than the description says
   */
  public static void write(
      Path folder,
      EncoderDescription description,
      WeightSource weights,
      byte[] tokenizer,
      String origin)
      throws IOException {
    SafetensorsWriter below = new SafetensorsWriter(metadata(description, origin));
    for (EmbeddingWeight weight : EmbeddingWeight.values()) {
      below.add(weight.key(), checked(weights, weight.key(), weight.shape(description)));
    }
    below.write(folder.resolve(EMBEDDINGS));
    SafetensorsWriter above = new SafetensorsWriter(Map.of("id", description.id()));
    for (int layer = 0; layer < description.layers(); layer++) {
      for (LayerWeight weight : LayerWeight.values()) {
        String name = weight.in(layer);
        above.add(name, checked(weights, name, weight.shape(description)));
      }
    }
    above.write(folder.resolve(LAYERS));
    Files.write(folder.resolve(TOKENIZER), tokenizer);
  }

  /** The encoder's shape. */
  public EncoderDescription description() {
    return description;
  }

  /** SHA-256 of what the weights were read from. */
  public String origin() {
    return origin;
  }

  /** Whether this version would import the same from an artifact. */
  boolean isOf(KnownEncoder known) {
    return origin.equals(known.sha256()) && format.equals(FORMAT);
  }

  /** The Hugging Face {@code tokenizer.json}. */
  public Path tokenizer() {
    return folder.resolve(TOKENIZER);
  }

  @Override
  public Tensor weight(String name) throws IOException {
    return (name.startsWith("embeddings.") ? embeddings : layers).floats(name);
  }

  /**
   * The input of the first layer, before its normalisation: the sum of word, position and segment
   * embedding of each token, {@code [tokens, hidden]}.
   */
  public float[] embed(EncodedPair pair) {
    int hidden = description.hidden();
    float[] states = new float[pair.length() * hidden];
    float[] row = new float[hidden];
    for (int token = 0; token < pair.length(); token++) {
      add(words, pair.id(token), row, states, token);
      add(positions, token, row, states, token);
      add(segments, pair.segment(token), row, states, token);
    }
    return states;
  }

  private static void add(FloatBuffer table, int entry, float[] row, float[] states, int token) {
    table.get(entry * row.length, row);
    for (int i = 0; i < row.length; i++) {
      states[token * row.length + i] += row[i];
    }
  }

  private static Tensor checked(WeightSource weights, String name, int[] shape) throws IOException {
    Tensor tensor = weights.weight(name);
    if (tensor.values().length != Tensor.size(shape)) {
      throw new IOException(
          "weight %s has %d numbers, expected %d"
              .formatted(name, tensor.values().length, Tensor.size(shape)));
    }
    return new Tensor(shape, tensor.values());
  }

  private static Map<String, String> metadata(EncoderDescription description, String origin) {
    Map<String, String> metadata = new TreeMap<>();
    metadata.put("id", description.id());
    metadata.put("layers", Integer.toString(description.layers()));
    metadata.put("hidden", Integer.toString(description.hidden()));
    metadata.put("heads", Integer.toString(description.heads()));
    metadata.put("intermediate", Integer.toString(description.intermediate()));
    metadata.put("vocabulary", Integer.toString(description.vocabulary()));
    metadata.put("positions", Integer.toString(description.positions()));
    metadata.put("activation", description.activation().name());
    metadata.put("epsilon", Double.toString(description.epsilon()));
    metadata.put("origin", origin);
    metadata.put("format", FORMAT);
    return metadata;
  }

  private static EncoderDescription description(Map<String, String> metadata, Path folder)
      throws IOException {
    try {
      return new EncoderDescription(
          metadata.getOrDefault("id", ""),
          Integer.parseInt(metadata.getOrDefault("layers", "")),
          Integer.parseInt(metadata.getOrDefault("hidden", "")),
          Integer.parseInt(metadata.getOrDefault("heads", "")),
          Integer.parseInt(metadata.getOrDefault("intermediate", "")),
          Integer.parseInt(metadata.getOrDefault("vocabulary", "")),
          Integer.parseInt(metadata.getOrDefault("positions", "")),
          EncoderDescription.Activation.valueOf(metadata.getOrDefault("activation", "")),
          Double.parseDouble(metadata.getOrDefault("epsilon", "")));
    } catch (IllegalArgumentException e) {
      throw new IOException(folder + " holds no encoder that this version can read", e);
    }
  }
}
