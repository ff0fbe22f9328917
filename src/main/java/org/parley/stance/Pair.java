package org.parley.stance;

import java.util.List;
import org.parley.entity.EntityMention;
import org.parley.target.TargetMentions;
import org.parley.text.AnalysedParagraph;

/**
 * What a stance is judged on: a paragraph and a target that it addresses.
 *
 * @param paragraph the analysed paragraph
 * @param entities its entity mentions
 * @param target the target with its mentions in the paragraph
 */
public record Pair(
    AnalysedParagraph paragraph, List<EntityMention> entities, TargetMentions target) {

  public Pair {
    entities = List.copyOf(entities);
  }
}
