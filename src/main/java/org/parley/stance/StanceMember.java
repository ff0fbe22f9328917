package org.parley.stance;

/**
 * One classifier among those that a bundle combines. Safe to share between threads; the same pair
 * always gets the same distribution, bit for bit.
 */
public interface StanceMember extends AutoCloseable {

  /** The name that {@code --members} and the output use, for instance {@code linear}. */
  String name();

  /** Judges one pair whose target is addressed. */
  Distribution judge(Pair pair);

  @Override
  default void close() {}
}
