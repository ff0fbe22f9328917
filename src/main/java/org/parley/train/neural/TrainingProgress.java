package org.parley.train.neural;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How far a fine-tuning is.
 *
 * @param encoder id of the encoder
 * @param epoch the epoch, from 1
 * @param epochs how many there will be
 * @param step steps of this epoch that are done
 * @param steps steps of an epoch
 * @param loss mean cross-entropy over those steps
 * @param devF1 macro-averaged F1 on the part set aside, 0 to 1; known at the end of an epoch
 * @param left estimate of the time left
 */
public record TrainingProgress(
    String encoder,
    int epoch,
    int epochs,
    int step,
    int steps,
    double loss,
    OptionalDouble devF1,
    Duration left) {

  /** Whether an epoch has just ended. */
  public boolean endsEpoch() {
    return step == steps;
  }

  /** Loss, F1 where it is known, and time left. */
  public String figures() {
    return String.format(
        Locale.ROOT,
        "loss %.3f%s, %d:%02d left",
        loss,
        devF1.isPresent()
            ? String.format(Locale.ROOT, ", dev macro-F1 %.3f", devF1.getAsDouble())
            : "",
        left.toMinutes(),
        left.toSecondsPart());
  }

  /** One line for a person. */
  @Override
  public String toString() {
    return "%s: epoch %d of %d, step %d of %d, %s"
        .formatted(encoder, epoch, epochs, step, steps, figures());
  }
}
