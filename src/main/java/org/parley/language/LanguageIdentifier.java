package org.parley.language;

import java.util.List;
import org.parley.text.Language;
import org.parley.text.Paragraph;

/** Tells the language of each paragraph of a document. */
@FunctionalInterface
public interface LanguageIdentifier {

  /**
   * Identifies paragraph by paragraph; a paragraph too short to tell takes its neighbours'
   * language.
   *
   * @param paragraphs a document's paragraphs in order
   * @return one language a paragraph, in the same order
   */
  List<Language> identify(List<Paragraph> paragraphs);
}
