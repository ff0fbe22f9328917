package org.parley.language;

import java.util.List;
import org.parley.text.Span;

/** Splits text into sentences. Implementations are safe to share. */
@FunctionalInterface
interface SentenceSplitter {

  /** The sentences in order, without the white space round them; none in blank text. */
  List<Span> split(String text);
}
