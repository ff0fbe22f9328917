package org.parley.evaluate.metric;

/**
 * Harmonic numbers 1 + 1/2 + … + 1/k, looked up as far as a table goes, else by their expansion.
 */
final class Harmonic {

  private static final double EULER = 0.5772156649015329;

  /** From here on the expansion is exact to the last bit or two. */
  private static final int SMALLEST_TABLE = 1000;

  private final double[] table;

  /**
   * Prepares a table.
   *
   * @param upTo the largest k that is asked for often
   */
  Harmonic(int upTo) {
    table = new double[Math.max(upTo, SMALLEST_TABLE) + 1];
    for (int k = 1; k < table.length; k++) {
      table[k] = table[k - 1] + 1.0 / k;
    }
  }

  double number(long k) {
    if (k < table.length) {
      return table[(int) k];
    }
    return Math.log((double) k) + EULER + 1.0 / (2.0 * k) - 1.0 / (12.0 * k * k);
  }
}
