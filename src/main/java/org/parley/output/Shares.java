package org.parley.output;

import org.parley.stance.Distribution;

/**
 * A distribution in whole parts that sum to a given total, by the largest-remainder method:
 * rounding each probability by itself would let the parts of one distribution sum to more or less
 * than one.
 *
 * @param pro parts of pro
 * @param anti parts of anti
 * @param none parts of none
 */
record Shares(int pro, int anti, int none) {

  /** Apportions {@code total} parts; among equal remainders pro comes first, then anti. */
  static Shares of(Distribution distribution, int total) {
    double[] exact = {
      distribution.pro() * total, distribution.anti() * total, distribution.none() * total
    };
    int[] parts = new int[exact.length];
    int left = total;
    for (int i = 0; i < exact.length; i++) {
      // A sum a little above one (the tolerance of Distribution) must not hand out too many parts.
      parts[i] = Math.min(left, (int) Math.floor(exact[i]));
      left -= parts[i];
    }
    for (; left > 0; left--) {
      int neediest = 0;
      for (int i = 1; i < exact.length; i++) {
        if (exact[i] - parts[i] > exact[neediest] - parts[neediest]) {
          neediest = i;
        }
      }
      parts[neediest]++;
    }
    return new Shares(parts[0], parts[1], parts[2]);
  }
}
