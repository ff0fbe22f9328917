package org.parley.entity;

import java.util.List;
import org.parley.text.Language;
import org.parley.text.Token;

/** Gives a name the same tokens and lemmas that the analysers give running text. */
@FunctionalInterface
public interface Lemmatiser {

  /**
   * Tokenises and lemmatises.
   *
   * @param text a name, one to some words
   * @return its tokens in order, spans relative to {@code text}
   */
  List<Token> lemmatise(String text, Language language);
}
