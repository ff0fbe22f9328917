package org.parley.stance;

import java.util.List;
import org.parley.entity.EntityMention;
import org.parley.target.TargetMentions;
import org.parley.text.AnalysedParagraph;
import org.parley.text.Span;

/**
 * What a stance is judged on: a paragraph and a target that it addresses.
 *
 * @param paragraph the analysed paragraph
 * @param entities its entity mentions
 * @param target the target with its mentions in the paragraph
 * @param rivals mentions of the other targets in the paragraph, in reading order
 */
public record Pair(
    AnalysedParagraph paragraph,
    List<EntityMention> entities,
    TargetMentions target,
    List<Span> rivals) {

  public Pair {
    entities = List.copyOf(entities);
    rivals = List.copyOf(rivals);
  }
}
