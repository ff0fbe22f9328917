package org.parley.stance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.text.Language;

/**
 * One classifier among those that a bundle combines. Safe to share between threads; the same pair
 * always gets the same distribution, bit for bit.
 */
public interface StanceMember extends AutoCloseable {

  /** The name that {@code --members} and the output use, for instance {@code linear}. */
  String name();

  /**
   * Whether the member can judge paragraphs of a language; the others judge the rest without it.
   */
  default boolean judges(Language language) {
    return true;
  }

  /**
   * The languages that the member has learned but cannot judge here for want of an encoder that has
   * not been fetched, with the encoder's id.
   */
  default Map<Language, String> missing() {
    return Map.of();
  }

  /** Judges one pair whose target is addressed, of a language that it can judge. */
  Distribution judge(Pair pair);

  /**
   * Asks the members that can judge a pair's language.
   *
   * @param pair whose target is addressed
   * @return by the members' names, in their order; empty where none can judge the language
   */
  static Map<String, Distribution> ask(List<StanceMember> members, Pair pair) {
    Map<String, Distribution> distributions = new LinkedHashMap<>();
    for (StanceMember member : members) {
      if (member.judges(pair.paragraph().language())) {
        distributions.put(member.name(), member.judge(pair));
      }
    }
    return distributions;
  }

  /**
   * Writes the member's files into a bundle's folder.
   *
   * @throws IOException where a file cannot be written
   */
  void write(Path bundle) throws IOException;

  @Override
  default void close() {}
}
