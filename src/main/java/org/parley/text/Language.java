package org.parley.text;

import java.util.Locale;
import java.util.Optional;

/** The languages that Parley analyses. */
public enum Language {
  ENGLISH("en"),
  RUSSIAN("ru"),
  ARABIC("ar"),
  /** None of the three, or too little text to tell. */
  UNDETERMINED("und");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** The code that input and output use: {@code en}, {@code ru}, {@code ar} or {@code und}. */
  public String code() {
    return code;
  }

  /**
   * The language of a code such as {@code ru}, {@code RU} or {@code ru-RU}.
   *
   * @return empty where the code is none of the four
   */
  public static Optional<Language> ofCode(String code) {
    String primary = code.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    for (Language language : values()) {
      if (language.code.equals(primary)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
