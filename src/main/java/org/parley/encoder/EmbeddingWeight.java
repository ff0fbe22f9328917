package org.parley.encoder;

/** The weights below the first layer: three embedding tables and a layer normalisation. */
public enum EmbeddingWeight {
  WORD("embeddings.word_embeddings.weight"),
  POSITION("embeddings.position_embeddings.weight"),
  SEGMENT("embeddings.token_type_embeddings.weight"),
  NORM("embeddings.LayerNorm.weight"),
  NORM_BIAS("embeddings.LayerNorm.bias");

  private final String key;

  EmbeddingWeight(String key) {
    this.key = key;
  }

  /** The name of this weight, that of Hugging Face's BERT. */
  public String key() {
    return key;
  }

  /** Its shape: {@code [entries, hidden]} of a table, {@code [hidden]} of a vector. */
  public int[] shape(EncoderDescription description) {
    int hidden = description.hidden();
    return switch (this) {
      case WORD -> new int[] {description.vocabulary(), hidden};
      case POSITION -> new int[] {description.positions(), hidden};
      case SEGMENT -> new int[] {2, hidden};
      case NORM, NORM_BIAS -> new int[] {hidden};
    };
  }
}
