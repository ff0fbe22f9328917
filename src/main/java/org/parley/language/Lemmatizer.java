package org.parley.language;

/** Finds the dictionary form of words, one at a time. Implementations are safe to share. */
@FunctionalInterface
interface Lemmatizer {

  /**
   * The lemma of a token.
   *
   * @param form the token as it stands in the text
   * @param before the last word before it in its sentence, empty where it is the first
   */
  Lemma lemma(String form, String before);

  /**
   * A dictionary form.
   *
   * @param text the form, in lower case and normalised
   * @param pos part of speech in the dictionary's tag set, empty where the word is unknown
   */
  record Lemma(String text, String pos) {}
}
