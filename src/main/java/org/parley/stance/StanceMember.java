package org.parley.stance;

import java.io.IOException;
import java.nio.file.Path;

/**
 * One classifier among those that a bundle combines. Safe to share between threads; the same pair
 * always gets the same distribution, bit for bit.
 */
public interface StanceMember extends AutoCloseable {

  /** The name that {@code --members} and the output use, for instance {@code linear}. */
  String name();

  /** Judges one pair whose target is addressed. */
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
