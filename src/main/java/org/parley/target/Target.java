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
   * The patterns of one language, in the notation of {@link LemmaPattern}.
   *
   * @param explicit names that can mean nothing else: they address the target wherever they stand
   * @param names names that mean other things too, such as a town's: they count in a document on
   *     the {@link Surroundings#topic}, elsewhere beside a word of the {@link Surroundings#process}
   *     or {@link Surroundings#context}
   * @param indirect descriptions such as "the UN-led process": they count in a document on the
   *     set's {@link Surroundings#topic}
   * @param references expressions such as "these talks" that point back to the target named last
   * @param exclusions expressions that contain any of the above but mean something else: what an
   *     exclusion wholly covers is no mention
   */
  public record Patterns(
      List<String> explicit,
      List<String> names,
      List<String> indirect,
      List<String> references,
      List<String> exclusions) {

    public Patterns {
      explicit = List.copyOf(explicit);
      names = List.copyOf(names);
      indirect = List.copyOf(indirect);
      references = List.copyOf(references);
      exclusions = List.copyOf(exclusions);
    }
  }

  public Target {
    aliases = Map.copyOf(aliases);
  }
}
