package org.parley.stance;

import java.io.IOException;
import java.nio.file.Path;
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

  /** Judges one pair whose target is addressed, of a language that it can judge. */
  Distribution judge(Pair pair);

  /**
   * Writes the member's files into a bundle's folder.
   *
   * @throws IOException where a file cannot be written
   */
  void write(Path bundle) throws IOException;

  @Override
  default void close() {}
}
