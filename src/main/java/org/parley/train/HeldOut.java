package org.parley.train;

import org.parley.stance.Calibration;
import org.parley.stance.Distribution;

/**
 * What a whole model that never saw an example's group judges of it.
 *
 * @param prediction what its members say
 * @param probabilities their combination; {@link Distribution#CERTAIN_NONE} where the target finder
 *     missed the target
 * @param abstained whether the model would leave it to a person
 */
public record HeldOut(OutOfFold prediction, Distribution probabilities, boolean abstained) {

  /** Combines the members. */
  static HeldOut of(OutOfFold prediction, Calibration calibration) {
    Distribution combined =
        prediction.judged() ? calibration.combine(prediction.members()) : Distribution.CERTAIN_NONE;
    return new HeldOut(prediction, combined, prediction.judged() && calibration.abstains(combined));
  }

  /** The example. */
  public Example example() {
    return prediction.example();
  }
}
