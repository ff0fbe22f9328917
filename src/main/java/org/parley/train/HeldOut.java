package org.parley.train;

import java.util.List;
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

  /**
   * Each fold's predictions, combined by what was fitted on the other folds.
   *
   * @param members names of the members that are combined; what others say is left aside
   * @return one entry a prediction, in their order
   */
  static List<HeldOut> crossFitted(List<OutOfFold> predictions, List<String> members) {
    List<OutOfFold> own = predictions.stream().map(one -> one.of(members)).toList();
    int folds = 1 + own.stream().mapToInt(OutOfFold::fold).max().orElse(0);
    List<Calibration> byFold = CalibrationFitter.crossFit(own, members, folds);
    return own.stream().map(one -> of(one, byFold.get(one.fold()))).toList();
  }

  /** The example. */
  public Example example() {
    return prediction.example();
  }
}
