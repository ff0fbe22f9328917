package org.parley.evaluate.metric;

import org.jspecify.annotations.Nullable;
import org.parley.stance.Distribution;
import org.parley.stance.Stance;

/**
 * What the figures need of one (text, target) row.
 *
 * @param document number of the document that the row belongs to, from 0; rows of one document are
 *     resampled together
 * @param gold the gold label
 * @param predicted the predicted label; null where the row has no prediction
 * @param probabilities the predicted distribution; null where there is none
 * @param addressed whether the system took the target for addressed; true where it does not say
 * @param abstained whether the system flagged the row for a person to look at
 */
public record Scored(
    int document,
    Stance gold,
    @Nullable Stance predicted,
    @Nullable Distribution probabilities,
    boolean addressed,
    boolean abstained) {

  /** Whether the prediction is gold's label. */
  public boolean correct() {
    return gold == predicted;
  }
}
