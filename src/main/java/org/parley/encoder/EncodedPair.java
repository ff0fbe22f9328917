package org.parley.encoder;

/**
 * A paragraph and a target as the encoder reads them: {@code [CLS] paragraph [SEP] target [SEP]}.
 */
public final class EncodedPair {

  private final int[] ids;
  private final int[] segments;
  private final boolean[] mentions;

  /**
   * An input.
   *
   * @param ids word-piece ids
   * @param segments 0 for the paragraph, 1 for the target
   * @param mentions whether the token belongs to a mention of the target in the paragraph
   */
  EncodedPair(int[] ids, int[] segments, boolean[] mentions) {
    this.ids = ids.clone();
    this.segments = segments.clone();
    this.mentions = mentions.clone();
  }

  /** Number of tokens, the special ones included. */
  public int length() {
    return ids.length;
  }

  /** Word-piece id of a token. */
  int id(int token) {
    return ids[token];
  }

  /** Segment of a token: 0 for the paragraph, 1 for the target. */
  int segment(int token) {
    return segments[token];
  }

  /** Whether a token belongs to a mention of the target in the paragraph. */
  boolean mentions(int token) {
    return mentions[token];
  }
}
