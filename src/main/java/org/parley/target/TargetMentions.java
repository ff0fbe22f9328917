package org.parley.target;

import java.util.List;
import org.parley.text.Span;

/**
 * Whether and where one paragraph addresses one target.
 *
 * @param target the target
 * @param addressed whether the paragraph is about it; true without mentions only where the target
 *     is {@link Target.Addressing#ASSUMED}
 * @param mentions where it is referred to, in reading order and without overlaps, relative to the
 *     paragraph's text
 */
public record TargetMentions(Target target, boolean addressed, List<Span> mentions) {

  public TargetMentions {
    mentions = List.copyOf(mentions);
  }
}
