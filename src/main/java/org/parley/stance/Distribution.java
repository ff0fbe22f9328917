package org.parley.stance;

/**
 * Probabilities of the three stances.
 *
 * @param pro probability of {@link Stance#PRO}, 0 to 1
 * @param anti probability of {@link Stance#ANTI}, 0 to 1
 * @param none probability of {@link Stance#NONE}, 0 to 1; the three sum to 1 within 1e-6
 */
public record Distribution(double pro, double anti, double none) {

  /** All mass on {@link Stance#NONE}: the judgement of a target that is not addressed. */
  public static final Distribution CERTAIN_NONE = new Distribution(0, 0, 1);

  /** Nothing known: all stances equally probable. */
  public static final Distribution UNKNOWN = new Distribution(1 / 3.0, 1 / 3.0, 1 / 3.0);

  public Distribution {
    if (!(pro >= 0 && anti >= 0 && none >= 0) || Math.abs(pro + anti + none - 1) > 1e-6) {
      throw new IllegalArgumentException(
          "not a distribution: pro " + pro + ", anti " + anti + ", none " + none);
    }
  }

  /** The probability of one stance. */
  public double of(Stance stance) {
    return switch (stance) {
      case PRO -> pro;
      case ANTI -> anti;
      case NONE -> none;
    };
  }

  /** The most probable stance; among equals NONE, then PRO. */
  public Stance argmax() {
    if (none >= pro && none >= anti) {
      return Stance.NONE;
    }
    return pro >= anti ? Stance.PRO : Stance.ANTI;
  }

  /** The probability of the most probable stance. */
  public double max() {
    return of(argmax());
  }
}
