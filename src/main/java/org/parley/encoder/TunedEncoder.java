package org.parley.encoder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.parley.text.Language;
import org.parley.text.Sha256;

/**
 * A fine-tuned encoder as a bundle holds it: what fine-tuning added to the weights of the upper
 * layers, and the classification head. The file is in safetensors format. Changes to matrices are
 * kept as signed bytes with one scale a column, or as two factors where their rank was limited,
 * everything else as floats. As the change is small, so is what the bytes lose.
 */
public final class TunedEncoder {

  /**
   * What of the encoder is used and what was trained.
   *
   * @param usedLayers how many layers are used, from the lowest
   * @param firstTrained the lowest layer that was trained, from 0; {@code usedLayers} for none
   * @param lowRank whether the changes to matrices are products of two factors
   * @param innerLayer whether the head has a hidden layer
   * @param pools how the states are pooled for the head
   * @param maxTokens longest input in tokens
   * @param languages the languages that it is to serve
   */
  public record Form(
      int usedLayers,
      int firstTrained,
      boolean lowRank,
      boolean innerLayer,
      List<Pool> pools,
      int maxTokens,
      List<Language> languages) {

    public Form {
      pools = List.copyOf(pools);
      languages = List.copyOf(languages);
    }
  }

  private final byte[] file;
  private final Safetensors tensors;
  private final String sha256;
  private final String encoder;
  private final String origin;
  private final Form form;

  private TunedEncoder(byte[] file, String source) throws IOException {
    this.file = file;
    tensors = Safetensors.of(ByteBuffer.wrap(file), source);
    sha256 = Sha256.of(file);
    Map<String, String> metadata = tensors.metadata();
    encoder = metadata.getOrDefault("encoder", "");
    origin = metadata.getOrDefault("origin", "");
    try {
      form =
          new Form(
              Integer.parseInt(metadata.getOrDefault("used-layers", "")),
              Integer.parseInt(metadata.getOrDefault("first-trained", "")),
              Boolean.parseBoolean(metadata.get("low-rank")),
              tensors.names().contains(Head.INNER_WEIGHT),
              list(metadata, "pools").stream().map(Pool::valueOf).toList(),
              Integer.parseInt(metadata.getOrDefault("max-tokens", "")),
              list(metadata, "languages").stream()
                  .flatMap(code -> Language.ofCode(code).stream())
                  .toList());
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
   * @param tuned the trained weights by name: the head's, and those of the trained layers, their
   *     matrices as the factors of the change where the form says so
   * @throws IOException where a weight cannot be read
   */
  public static TunedEncoder of(BaseEncoder base, Form form, WeightSource tuned)
      throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter(metadata(base, form));
    for (int layer = form.firstTrained; layer < form.usedLayers; layer++) {
      for (LayerWeight weight : LayerWeight.values()) {
        String name = weight.in(layer);
        if (weight.isMatrix() && form.lowRank) {
          writer.add(LowRank.left(name), tuned.weight(LowRank.left(name)));
          writer.add(LowRank.right(name), tuned.weight(LowRank.right(name)));
        } else if (weight.isMatrix()) {
          writer.addQuantized(name, sum(tuned.weight(name), base.weight(name), -1));
        } else {
          writer.add(name, sum(tuned.weight(name), base.weight(name), -1));
        }
      }
    }
    List<String> head = new ArrayList<>(List.of(Head.WEIGHT, Head.BIAS));
    if (form.innerLayer) {
      head.addAll(List.of(Head.INNER_WEIGHT, Head.INNER_BIAS));
    }
    for (String name : head) {
      writer.add(name, tuned.weight(name));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.writeTo(out);
    return new TunedEncoder(out.toByteArray(), "the fine-tuned " + base.description().id());
  }

  private static Map<String, String> metadata(BaseEncoder base, Form form) {
    Map<String, String> metadata = new TreeMap<>();
    metadata.put("encoder", base.description().id());
    metadata.put("origin", base.origin());
    metadata.put("used-layers", Integer.toString(form.usedLayers));
    metadata.put("first-trained", Integer.toString(form.firstTrained));
    metadata.put("low-rank", Boolean.toString(form.lowRank));
    metadata.put("max-tokens", Integer.toString(form.maxTokens));
    metadata.put("pools", form.pools.stream().map(Pool::name).collect(Collectors.joining(",")));
    metadata.put(
        "languages", form.languages.stream().map(Language::code).collect(Collectors.joining(",")));
    return metadata;
  }

  private static List<String> list(Map<String, String> metadata, String key) {
    return Arrays.asList(metadata.getOrDefault(key, "").split(",", -1));
  }

  /** Writes the file. */
  public void write(Path path) throws IOException {
    Files.write(path, file);
  }

  /** The id of the encoder that was fine-tuned. */
  public String encoder() {
    return encoder;
  }

  /** The {@link BaseEncoder#origin} of the encoder that was fine-tuned. */
  public String origin() {
    return origin;
  }

  /** What of the encoder is used and what was trained. */
  public Form form() {
    return form;
  }

  /**
   * The encoder with its head as an ONNX model; see {@link EncoderGraph#classifier}.
   *
   * @throws IOException where the base encoder is not the one that was fine-tuned
   */
  public byte[] graph(BaseEncoder base, Precision precision) throws IOException {
    check(base);
    return EncoderGraph.classifier(base.description(), name -> weight(base, name), form, precision);
  }

  private void check(BaseEncoder base) throws IOException {
    if (!base.description().id().equals(encoder) || !base.origin().equals(origin)) {
      throw new IOException(
          "the bundle was fine-tuned from %s (SHA-256 %s), this is %s (SHA-256 %s): train it again with 'parley train'"
              .formatted(encoder, origin, base.description().id(), base.origin()));
    }
  }

  /**
   * Loads the encoder for serving. The model is made once and kept in the cache.
   *
   * @throws IOException where the base encoder is not the one that was fine-tuned, or the cache
   *     cannot be written
   */
  public EncoderSession open(BaseEncoder base, Precision precision, ModelCache cache)
      throws IOException {
    check(base);
    String model = "model.onnx";
    Path folder =
        cache.folder(
            "tuned/%s-%s-%d".formatted(sha256, precision, EncoderGraph.VERSION),
            temporary -> Files.write(temporary.resolve(model), graph(base, precision)));
    return EncoderSession.open(folder.resolve(model));
  }

  private Tensor weight(BaseEncoder base, String name) throws IOException {
    if (Head.isPart(name)) {
      return tensors.floats(name);
    }
    Tensor original = base.weight(name);
    if (tensors.names().contains(LowRank.left(name))) {
      return sum(original, LowRank.product(tensors::floats, name), 1);
    }
    if (!tensors.names().contains(name)) {
      return original;
    }
    boolean matrix = original.shape().length > 1;
    return sum(original, matrix ? tensors.quantized(name) : tensors.floats(name), 1);
  }

  private static Tensor sum(Tensor one, Tensor other, int sign) {
    float[] sum = one.values().clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += sign * other.values()[i];
    }
    return new Tensor(one.shape(), sum);
  }
}
