package org.parley.stance;

import java.util.Locale;
import java.util.Optional;

/** The stance that a paragraph conveys toward a target. */
public enum Stance {
  /** Supports the target. */
  PRO("pro"),
  /** Opposes the target. */
  ANTI("anti"),
  /** Takes no stance on the target, or does not address it. */
  NONE("none");

  private final String label;

  Stance(String label) {
    this.label = label;
  }

  /** The word used in data and output: {@code pro}, {@code anti} or {@code none}. */
  public String label() {
    return label;
  }

  /**
   * Reads a label, in any case, with the synonyms of other corpora: FAVOR and FAVOUR, AGAINST,
   * NEUTRAL.
   *
   * @return empty where the word is no label
   */
  public static Optional<Stance> ofLabel(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "pro", "favor", "favour" -> Optional.of(PRO);
      case "anti", "against" -> Optional.of(ANTI);
      case "none", "neutral" -> Optional.of(NONE);
      default -> Optional.empty();
    };
  }
}
