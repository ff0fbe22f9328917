package org.parley;

import java.util.ArrayList;
import java.util.List;
import org.parley.entity.EntityMention;
import org.parley.stance.Pair;
import org.parley.target.Target;
import org.parley.target.TargetMentions;
import org.parley.text.AnalysedParagraph;
import org.parley.text.Span;

/**
 * A paragraph ready to be judged.
 *
 * @param paragraph the analysed paragraph
 * @param entities its entity mentions
 * @param targets one entry a target, in the order of the target set
 */
public record PreparedParagraph(
    AnalysedParagraph paragraph, List<EntityMention> entities, List<TargetMentions> targets) {

  public PreparedParagraph {
    entities = List.copyOf(entities);
    targets = List.copyOf(targets);
  }

  /** Whether the paragraph addresses any target. */
  public boolean addressesAny() {
    return targets.stream().anyMatch(TargetMentions::addressed);
  }

  /**
   * The pair of this paragraph and one of its targets. Its rivals are the other targets that
   * paragraphs are searched for; those assumed for every paragraph are not, since data of that kind
   * has one target a row and knows of no other.
   */
  public Pair pair(TargetMentions target) {
    List<Span> rivals = new ArrayList<>();
    for (TargetMentions other : targets) {
      if (!other.target().id().equals(target.target().id())
          && other.target().addressing() == Target.Addressing.DETECT) {
        rivals.addAll(other.mentions());
      }
    }
    rivals.sort(null);
    return new Pair(paragraph, entities, target, rivals);
  }
}
