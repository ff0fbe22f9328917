package org.parley.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.stance.Distribution;
import org.parley.stance.Stance;
import org.parley.text.Span;

/**
 * What a system says of one (text, target) pair.
 *
 * @param place file and line that it was read from, for messages
 * @param id the row's id
 * @param document the document that the paragraph belongs to
 * @param paragraph position of the paragraph in its document, from 0
 * @param text the paragraph
 * @param target the target's id
 * @param label the most probable stance
 * @param probabilities the distribution; null where the system gives none
 * @param addressed whether the system found the target addressed; empty where it does not say
 * @param abstained whether it flagged the pair for a person to look at
 * @param mentions where it found the target named
 * @param members what each member of the system says by itself; empty where it does not tell
 */
public record Prediction(
    String place,
    @Nullable String id,
    @Nullable String document,
    @Nullable Integer paragraph,
    String text,
    String target,
    Stance label,
    @Nullable Distribution probabilities,
    Optional<Boolean> addressed,
    boolean abstained,
    List<Span> mentions,
    Map<String, Distribution> members) {

  public Prediction {
    mentions = List.copyOf(mentions);
    members = Map.copyOf(members);
  }

  /** Whether it says the same as another, wherever the two were read from. */
  boolean agreesWith(Prediction other) {
    return label == other.label
        && Objects.equals(probabilities, other.probabilities)
        && abstained == other.abstained
        && addressed.equals(other.addressed);
  }

  /** How the row is called in lists: its id, its document and paragraph, or its place. */
  public String name() {
    if (id != null) {
      return id;
    }
    return document == null ? place : document + (paragraph == null ? "" : "#" + paragraph);
  }
}
