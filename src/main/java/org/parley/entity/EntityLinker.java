package org.parley.entity;

import java.util.List;
import org.parley.text.AnalysedParagraph;
import org.parley.text.Name;

/** Finds the gazetteer's actors in a paragraph and merges them with the names recognised there. */
@FunctionalInterface
public interface EntityLinker {

  /**
   * Links a paragraph's names. The gazetteer's own matches win over overlapping recognised names;
   * the longest match wins among them.
   *
   * @param names names that the analyser recognised; may be empty
   * @return mentions in reading order, without overlaps
   */
  List<EntityMention> link(AnalysedParagraph paragraph, List<Name> names);
}
