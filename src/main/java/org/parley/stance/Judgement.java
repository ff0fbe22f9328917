package org.parley.stance;

import java.util.List;
import java.util.Map;
import org.parley.target.TargetMentions;
import org.parley.text.Span;

/**
 * The stance of one paragraph toward one target.
 *
 * @param target the target, whether it is addressed, and its mentions
 * @param probabilities the combined and calibrated distribution; {@link Distribution#CERTAIN_NONE}
 *     where the target is not addressed
 * @param abstained whether the judgement is too uncertain to be used without a person's look; the
 *     label is the most probable one all the same
 * @param members each member's own distribution, in the bundle's order; empty where not addressed
 * @param evidence spans of the paragraph's text that carried the judgement, in reading order and
 *     apart from each other; empty where none were asked for, and for {@link Stance#NONE}
 */
public record Judgement(
    TargetMentions target,
    Distribution probabilities,
    boolean abstained,
    Map<String, Distribution> members,
    List<Span> evidence) {

  public Judgement {
    evidence = List.copyOf(evidence);
  }

  /** The same judgement with the spans that carried it. */
  public Judgement withEvidence(List<Span> spans) {
    return new Judgement(target, probabilities, abstained, members, spans);
  }

  /** The most probable stance. */
  public Stance label() {
    return probabilities.argmax();
  }
}
