package org.parley.target;

import java.util.List;
import java.util.Map;
import org.parley.text.Language;

/**
 * What a stance is toward.
 *
 * @param id short name that labels use, for instance {@code sochi}
 * @param name display name
 * @param description one or two sentences that tell a reader, and the encoder, what the target is
 * @param addressing how it is decided whether a paragraph is about the target
 * @param aliases how the target is named, by language; see {@link Patterns}
 */
public record Target(
    String id,
    String name,
    String description,
    Addressing addressing,
    Map<Language, Patterns> aliases) {

  /** How it is decided that a paragraph addresses the target. */
  public enum Addressing {
    /** By mentions, as found by the {@link TargetFinder}. */
    DETECT,
    /** Every paragraph is about the target, as in tweets collected by target. */
    ASSUMED
  }

  /**
   * The patterns of one language. Each is a sequence of words matched on lemmas, in the small
   * notation that {@code data/targets/} documents.
   *
   * @param explicit names of the target: they address it wherever they stand
   * @param indirect expressions such as "the congress" that address it only where the document has
   *     named it before, or names no competitor
   * @param exclusions expressions that contain a name but mean something else
   */
  public record Patterns(List<String> explicit, List<String> indirect, List<String> exclusions) {

    public Patterns {
      explicit = List.copyOf(explicit);
      indirect = List.copyOf(indirect);
      exclusions = List.copyOf(exclusions);
    }
  }

  public Target {
    aliases = Map.copyOf(aliases);
  }
}
