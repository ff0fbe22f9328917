package org.parley.target;

import java.util.List;
import org.parley.text.AnalysedParagraph;

/** Finds which targets each paragraph of a document addresses. */
@FunctionalInterface
public interface TargetFinder {

  /**
   * Reads a whole document, because later paragraphs refer back to earlier ones.
   *
   * @param document the document's paragraphs in order
   * @return for each paragraph one entry a target, in the order of the target set
   */
  List<List<TargetMentions>> find(List<AnalysedParagraph> document);
}
