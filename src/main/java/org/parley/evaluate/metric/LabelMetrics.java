package org.parley.evaluate.metric;

import java.util.Set;
import org.parley.stance.Stance;

/**
 * Figures of a confusion table. All lie between 0 and 1, but for kappa and the Matthews
 * correlation, which lie between -1 and 1; a figure that is a fraction with nothing below the line
 * is {@link Double#NaN}, "not defined".
 */
public final class LabelMetrics {

  private static final Stance[] STANCES = Stance.values();

  private LabelMetrics() {}

  /** Share of the predictions of a class that are right; NaN where it is never predicted. */
  public static double precision(Confusion table, Stance stance) {
    return table.count(stance, stance) / table.predicted(stance);
  }

  /** Share of a gold class that is found; NaN where gold has none of it. */
  public static double recall(Confusion table, Stance stance) {
    return table.count(stance, stance) / table.gold(stance);
  }

  /**
   * Harmonic mean of precision and recall, as 2·TP / (gold + predicted). 0 where the class stands
   * neither in gold nor among the predictions.
   */
  public static double f1(Confusion table, Stance stance) {
    double below = table.gold(stance) + table.predicted(stance);
    return below == 0 ? 0 : 2 * table.count(stance, stance) / below;
  }

  /** Mean F1 over the given classes, each counted the same; NaN for no class. */
  public static double macroF1(Confusion table, Set<Stance> classes) {
    double sum = 0;
    // In one order whatever the collection's: the last bit of a sum depends on it.
    for (Stance stance : STANCES) {
      sum += classes.contains(stance) ? f1(table, stance) : 0;
    }
    return sum / classes.size();
  }

  /**
   * F1 over all decisions pooled: 2·correct / (rows + predictions). Equals {@link #accuracy} where
   * every row has a prediction.
   */
  public static double microF1(Confusion table) {
    return 2 * table.correct() / (2 * table.total() - table.missing());
  }

  /** Share of the rows whose prediction is right; a row without a prediction is wrong. */
  public static double accuracy(Confusion table) {
    return table.correct() / table.total();
  }

  /**
   * F_avg of SemEval-2016 Task 6 (Mohammad et al., 2016): the mean of F1 of pro and F1 of anti. The
   * F1 of none is not averaged, but its errors count: a pro taken for none costs pro's recall, a
   * none taken for pro costs pro's precision.
   */
  public static double fAvg(Confusion table) {
    return (f1(table, Stance.PRO) + f1(table, Stance.ANTI)) / 2;
  }

  /**
   * Cohen's kappa (1960) of predictions against gold: agreement beyond what their marginal shares
   * give by chance. A missing prediction disagrees with every gold label. NaN where chance alone
   * gives full agreement, as where both have one and the same class only.
   */
  public static double kappa(Confusion table) {
    double n = table.total();
    double chance = 0;
    for (Stance stance : STANCES) {
      chance += table.gold(stance) * table.predicted(stance) / n / n;
    }
    return (table.correct() / n - chance) / (1 - chance);
  }

  /**
   * Matthews correlation for several classes, R_K of Gorodkin (2004, Comput. Biol. Chem. 28). A
   * missing prediction is a class of its own. NaN where gold or the predictions have one class
   * only.
   */
  public static double matthews(Confusion table) {
    double n = table.total();
    double covariance = table.correct() * n;
    double gold = n * n;
    double predicted = n * n - table.missing() * table.missing();
    for (Stance stance : STANCES) {
      covariance -= table.gold(stance) * table.predicted(stance);
      gold -= table.gold(stance) * table.gold(stance);
      predicted -= table.predicted(stance) * table.predicted(stance);
    }
    return covariance / Math.sqrt(gold * predicted);
  }
}
