package org.parley.evaluate;

/** Which pairs of gold are counted. Their keys are the words that the command line and JSON use. */
public enum Counted {
  /** Every pair that gold labels. */
  ALL("all"),

  /**
   * Those that gold calls addressed: how well stance is told where there may be one. One that the
   * system did not find addressed counts with the label that the system gives it, {@code none}.
   */
  ADDRESSED("addressed");

  private final String key;

  Counted(String key) {
    this.key = key;
  }

  /** The word for it. */
  public String key() {
    return key;
  }

  /** Whether a pair is counted. */
  boolean counts(MatchedPair pair) {
    return this == ALL || pair.gold().addresses(pair.target());
  }
}
