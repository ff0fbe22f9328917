package org.parley.language;

import java.util.List;
import org.parley.text.AnalysedParagraph;
import org.parley.text.Language;
import org.parley.text.Name;
import org.parley.text.Paragraph;

/**
 * The linguistic analysis of one language. Implementations are safe to share between threads, and
 * load their models on first use.
 */
public interface Analyser {

  /** The language analysed. */
  Language language();

  /** Sentences, tokens, lemmas and, where the language has a tagger, parts of speech. */
  AnalysedParagraph analyse(Paragraph paragraph);

  /**
   * Proper names, in reading order and without overlaps. Apart from {@link #analyse} because it
   * costs several times as much and not every run needs it.
   */
  List<Name> names(AnalysedParagraph paragraph);
}
