package org.parley.evaluate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.annotation.Annotation;
import org.parley.stance.Stance;

/**
 * A gold label with the prediction that was found for it.
 *
 * @param gold the annotated row
 * @param target the target's id
 * @param label gold's stance
 * @param prediction the prediction; null where there is none, which counts as wrong
 * @param by what the two were matched by
 */
public record MatchedPair(
    Annotation gold, String target, Stance label, @Nullable Prediction prediction, By by) {

  /** What gold and prediction have in common. */
  public enum By {
    ID("id"),
    PARAGRAPH("document and paragraph"),
    TEXT("text"),
    NOTHING("nothing");

    private final String words;

    By(String words) {
      this.words = words;
    }

    /** For people: {@code id}, {@code document and paragraph}, {@code text} or {@code nothing}. */
    public String words() {
      return words;
    }
  }

  /** The predicted label; null where there is no prediction. */
  public @Nullable Stance predicted() {
    return prediction == null ? null : prediction.label();
  }

  /** Whether the prediction is gold's label. */
  public boolean correct() {
    return predicted() == label;
  }

  /** Whether the system took the target for addressed; true where it does not say. */
  public boolean addressed() {
    return prediction == null || prediction.addressed().orElse(true);
  }

  /** The probability of the predicted label; NaN where the system gives none. */
  public double confidence() {
    return prediction == null || prediction.probabilities() == null
        ? Double.NaN
        : prediction.probabilities().max();
  }

  /** Whether gold says that the target is addressed; empty where it does not say. */
  public Optional<Boolean> goldAddressed() {
    return gold.addressed().map(targets -> targets.contains(target));
  }

  /**
   * How the row is called in lists: its id, its document and paragraph, or its text's beginning.
   */
  public String name() {
    return Rows.name(gold);
  }
}
