package org.parley.language;

import java.util.List;
import org.parley.text.Name;
import org.parley.text.Token;

/** Finds the proper names of one sentence. Implementations are safe to share. */
@FunctionalInterface
interface NameRecognizer {

  /** Names in reading order, without overlaps. */
  List<Name> find(List<Token> sentence);
}
