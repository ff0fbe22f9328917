package org.parley.stance;

/**
 * A pair with the stance that gold gives it.
 *
 * @param pair the pair
 * @param label gold stance
 */
public record LabelledPair(Pair pair, Stance label) {}
