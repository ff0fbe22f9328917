package org.parley.encoder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.parley.text.Language;
import org.parley.text.Sha256;

/**
 * A fine-tuned encoder as a bundle holds it: what fine-tuning added to the weights of the upper
 * layers, and the classification head. The file is in safetensors format; matrices are kept as
 * signed bytes with one scale a column, everything else as floats. As the difference is small, so
 * is what the bytes lose.
 */
public final class TunedEncoder {

  private final byte[] file;
  private final Safetensors tensors;
  private final String sha256;
  private final String encoder;
  private final String origin;
  private final int firstLayer;
  private final int maxTokens;
  private final List<Pool> pools;
  private final List<Language> languages;

  private TunedEncoder(byte[] file, String source) throws IOException {
    this.file = file;
    tensors = Safetensors.of(ByteBuffer.wrap(file), source);
    sha256 = Sha256.of(file);
    Map<String, String> metadata = tensors.metadata();
    try {
      encoder = metadata.getOrDefault("encoder", "");
      origin = metadata.getOrDefault("origin", "");
      firstLayer = Integer.parseInt(metadata.getOrDefault("first-layer", ""));
      maxTokens = Integer.parseInt(metadata.getOrDefault("max-tokens", ""));
      languages =
          Arrays.stream(metadata.getOrDefault("languages", "").split(","))
              .flatMap(code -> Language.ofCode(code).stream())
              .toList();
      pools =
          Arrays.stream(metadata.getOrDefault("pools", "").split(",")).map(Pool::valueOf).toList();
    } catch (IllegalArgumentException e) {
      throw new IOException(source + " is no fine-tuned encoder that this version can read", e);
    }
  }

  /**
   * Reads a file written by {@link #write}.
   *
   * @throws IOException where it is missing or of another format
   */
  public static TunedEncoder read(Path file) throws IOException {
    return new TunedEncoder(Files.readAllBytes(file), file.toString());
  }

  /**
   * What fine-tuning made of an encoder.
   *
   * @param base the encoder
   * @param firstLayer the lowest layer that was trained, from 0
   * @param tuned the trained weights by name: those of the layers from there on, and the head's
   * @param pools how the states were pooled
   * @param maxTokens longest input in tokens
   * @param languages the languages that it is to serve
   * @throws IOException where a base weight cannot be read
   */
  public static TunedEncoder of(
      BaseEncoder base,
      int firstLayer,
      WeightSource tuned,
      List<Pool> pools,
      int maxTokens,
      List<Language> languages)
      throws IOException {
    Map<String, String> metadata = new TreeMap<>();
    metadata.put("encoder", base.description().id());
    metadata.put("origin", base.origin());
    metadata.put("first-layer", Integer.toString(firstLayer));
    metadata.put("max-tokens", Integer.toString(maxTokens));
    metadata.put("pools", pools.stream().map(Pool::name).collect(Collectors.joining(",")));
    metadata.put(
        "languages", languages.stream().map(Language::code).collect(Collectors.joining(",")));
    SafetensorsWriter writer = new SafetensorsWriter(metadata);
    for (int layer = firstLayer; layer < base.description().layers(); layer++) {
      for (LayerWeight weight : LayerWeight.values()) {
        String name = weight.in(layer);
        Tensor difference = combine(tuned.weight(name), base.weight(name), -1);
        if (weight.isMatrix()) {
          writer.addQuantized(name, difference);
        } else {
          writer.add(name, difference);
        }
      }
    }
    writer.add(Head.WEIGHT, tuned.weight(Head.WEIGHT));
    writer.add(Head.BIAS, tuned.weight(Head.BIAS));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.writeTo(out);
    return new TunedEncoder(out.toByteArray(), "the fine-tuned " + base.description().id());
  }

  /** Writes the file. */
  public void write(Path path) throws IOException {
    Files.write(path, file);
  }

  /** The id of the encoder that was fine-tuned. */
  public String encoder() {
    return encoder;
  }

  /** The languages that it is to serve. */
  public List<Language> languages() {
    return languages;
  }

  /** How the states are pooled for the head. */
  public List<Pool> pools() {
    return pools;
  }

  /** Longest input in tokens. */
  public int maxTokens() {
    return maxTokens;
  }

  /**
   * The whole encoder with its head as an ONNX model; see {@link EncoderGraph#classifier}.
   *
   * @throws IOException where the base encoder is not the one that was fine-tuned
   */
  public byte[] graph(BaseEncoder base, Precision precision) throws IOException {
    requireOrigin(base);
    return EncoderGraph.classifier(
        base.description(), name -> weight(base, name), pools.size(), precision);
  }

  /**
   * Loads the encoder for serving. The model is made once and kept in the cache.
   *
   * @throws IOException where the base encoder is not the one that was fine-tuned, or the cache
   *     cannot be written
   */
  public EncoderSession open(BaseEncoder base, Precision precision, ModelCache cache)
      throws IOException {
    String model = "model.onnx";
    Path folder =
        cache.folder(
            "tuned/" + sha256 + "-" + precision,
            temporary -> Files.write(temporary.resolve(model), graph(base, precision)));
    return EncoderSession.open(folder.resolve(model));
  }

  private void requireOrigin(BaseEncoder base) throws IOException {
    if (!base.description().id().equals(encoder) || !base.origin().equals(origin)) {
      throw new IOException(
          "the bundle was fine-tuned from %s (SHA-256 %s), this is %s (SHA-256 %s)"
              .formatted(encoder, origin, base.description().id(), base.origin()));
    }
  }

  private Tensor weight(BaseEncoder base, String name) throws IOException {
    if (name.equals(Head.WEIGHT) || name.equals(Head.BIAS)) {
      return tensors.floats(name);
    }
    Tensor original = base.weight(name);
    if (!isTuned(name)) {
      return original;
    }
    boolean matrix = original.shape().length > 1;
    Tensor difference = matrix ? tensors.quantized(name) : tensors.floats(name);
    return combine(original, difference, 1);
  }

  private boolean isTuned(String name) {
    for (int layer = 0; layer < firstLayer; layer++) {
      if (name.startsWith("encoder.layer." + layer + ".")) {
        return false;
      }
    }
    return name.startsWith("encoder.");
  }

  private static Tensor combine(Tensor one, Tensor other, int sign) {
    float[] sum = one.values().clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += sign * other.values()[i];
    }
    return new Tensor(one.shape(), sum);
  }
}
