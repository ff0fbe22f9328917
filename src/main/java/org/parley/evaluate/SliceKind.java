package org.parley.evaluate;

import org.jspecify.annotations.Nullable;
import org.parley.text.Language;

/** The ways in which the rows are divided. Their keys are the names that JSON and CSV use. */
public enum SliceKind {
  ALL("all"),
  TARGET("target"),
  LANGUAGE("language"),
  GENRE("genre"),
  ORIGIN("origin"),
  ANNOTATOR("annotator");

  private final String key;

  SliceKind(String key) {
    this.key = key;
  }

  /** The name used in JSON and CSV. */
  public String key() {
    return key;
  }

  /** Which slice of this kind a pair is in; null where its row does not say. */
  @Nullable String of(MatchedPair pair) {
    Language language = pair.gold().language();
    return switch (this) {
      case ALL -> "";
      case TARGET -> pair.target();
      case LANGUAGE -> language == null ? null : language.code();
      case GENRE -> pair.gold().genre();
      case ORIGIN -> pair.gold().origin();
      case ANNOTATOR -> pair.gold().annotator();
    };
  }
}
