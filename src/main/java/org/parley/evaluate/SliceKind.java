package org.parley.evaluate;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.text.Language;

/** The ways in which the rows are divided. Their keys are the names that JSON and CSV use. */
public enum SliceKind {
  ALL("all", pair -> ""),
  TARGET("target", MatchedPair::target),
  LANGUAGE("language", pair -> code(pair.gold().language())),
  GENRE("genre", pair -> pair.gold().genre()),
  ORIGIN("origin", pair -> pair.gold().origin()),
  ANNOTATOR("annotator", pair -> pair.gold().annotator());

  private final String key;
  private final Function<MatchedPair, @Nullable String> value;

  SliceKind(String key, Function<MatchedPair, @Nullable String> value) {
    this.key = key;
    this.value = value;
  }

  private static @Nullable String code(@Nullable Language language) {
    return language == null ? null : language.code();
  }

  /** The name used in JSON and CSV. */
  public String key() {
    return key;
  }

  /** Which slice of this kind a pair is in; null where its row does not say. */
  @Nullable String of(MatchedPair pair) {
    return value.apply(pair);
  }
}
