package org.parley.stance;

import java.util.List;
import org.parley.entity.EntityMention;
import org.parley.text.Language;
import org.parley.text.Paragraph;

/**
 * A paragraph with everything that was found out about it.
 *
 * @param paragraph the paragraph
 * @param language its language
 * @param entities its entity mentions in reading order
 * @param judgements one a target, in the order of the bundle's target set
 */
public record JudgedParagraph(
    Paragraph paragraph,
    Language language,
    List<EntityMention> entities,
    List<Judgement> judgements) {

  public JudgedParagraph {
    entities = List.copyOf(entities);
    judgements = List.copyOf(judgements);
  }
}
