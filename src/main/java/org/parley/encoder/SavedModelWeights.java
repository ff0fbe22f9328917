package org.parley.encoder;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The weights of a BERT encoder in a TensorFlow SavedModel as Google published them: the same
 * modules under {@code module/bert/}, called kernel, gamma and beta there.
 */
final class SavedModelWeights implements WeightSource {

  private final TensorBundle bundle;

  /**
   * Weights of an unpacked model.
   *
   * @param variables its folder {@code variables}
   */
  SavedModelWeights(Path variables) throws IOException {
    bundle =
        new TensorBundle(
            variables.resolve("variables.index"),
            variables.resolve("variables.data-00000-of-00001"));
  }

  @Override
  public Tensor weight(String name) throws IOException {
    return bundle.read(variable(name));
  }

  /** The variable of a weight: {@code encoder.layer.0} is {@code encoder/layer_0} there. */
  static String variable(String name) {
    String path = "module/bert/" + name.replace("layer.", "layer_").replace('.', '/');
    if (name.contains("_embeddings.")) {
      return path.substring(0, path.length() - "/weight".length());
    }
    if (name.contains("LayerNorm")) {
      return path.replaceFirst("weight$", "gamma").replaceFirst("bias$", "beta");
    }
    return path.replaceFirst("weight$", "kernel");
  }
}
