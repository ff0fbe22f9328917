package org.parley.encoder;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EncodedPair pair
        && Arrays.equals(ids, pair.ids)
        && Arrays.equals(segments, pair.segments)
        && Arrays.equals(mentions, pair.mentions);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(ids) + Arrays.hashCode(segments)) + Arrays.hashCode(mentions);
  }

  /** The ids, segments and mention marks, for a person or a hash. */
  @Override
  public String toString() {
    return Arrays.toString(ids) + Arrays.toString(segments) + Arrays.toString(mentions);
  }
}
