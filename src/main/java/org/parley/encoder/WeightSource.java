package org.parley.encoder;

import java.io.IOException;

/** Where an encoder's weights come from. */
@FunctionalInterface
public interface WeightSource {

  /**
   * Reads one weight.
   *
   * @param name as given by {@link LayerWeight#in} and {@link EmbeddingWeight#key}
   * @throws IOException where there is none of this name, or it cannot be read
   */
  Tensor weight(String name) throws IOException;
}
