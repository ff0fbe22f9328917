package org.parley.evaluate.metric;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.stance.Stance;

/**
 * Counts of gold (rows) against predicted (columns). A fourth column counts gold that has no
 * prediction: such a row is wrong for its gold class and blames no other class.
 */
public final class Confusion {

  /** Number of counts: three gold classes by three predicted ones and "no prediction". */
  static final int CELLS = 12;

  private static final int COLUMNS = 4;
  private static final List<Stance> STANCES = List.of(Stance.values());

  private final double[] counts;

  private Confusion(double[] counts) {
    this.counts = counts;
  }

  /**
   * Takes counts by {@link #cell}; they are whole numbers, as doubles so that they add up beside
   * other sums.
   */
  static Confusion of(double[] cells) {
    return new Confusion(Arrays.copyOf(cells, CELLS));
  }

  /**
   * Counts two lists of equal length; a null prediction is a missing one.
   *
   * @throws IllegalArgumentException where the lengths differ
   */
  public static Confusion of(List<Stance> gold, List<@Nullable Stance> predicted) {
    if (gold.size() != predicted.size()) {
      throw new IllegalArgumentException(gold.size() + " gold, " + predicted.size() + " predicted");
    }
    double[] counts = new double[CELLS];
    for (int i = 0; i < gold.size(); i++) {
      counts[cell(gold.get(i), predicted.get(i))]++;
    }
    return new Confusion(counts);
  }

  /** Where a pair of gold and prediction is counted, 0 to 11; null is a missing prediction. */
  static int cell(Stance gold, @Nullable Stance predicted) {
    return index(gold) * COLUMNS + (predicted == null ? COLUMNS - 1 : index(predicted));
  }

  private static int index(Stance stance) {
    return switch (stance) {
      case PRO -> 0;
      case ANTI -> 1;
      case NONE -> 2;
    };
  }

  /** Rows with this gold and this prediction. */
  public double count(Stance gold, Stance predicted) {
    return counts[cell(gold, predicted)];
  }

  /** Rows of a gold class that have no prediction. */
  public double missing(Stance gold) {
    return counts[cell(gold, null)];
  }

  /** Rows of all classes that have no prediction. */
  public double missing() {
    return STANCES.stream().mapToDouble(this::missing).sum();
  }

  /** Rows with this gold label, predicted or not. */
  public double gold(Stance stance) {
    double sum = missing(stance);
    for (Stance predicted : STANCES) {
      sum += count(stance, predicted);
    }
    return sum;
  }

  /** Rows that are predicted to be of this class. */
  public double predicted(Stance stance) {
    double sum = 0;
    for (Stance gold : STANCES) {
      sum += count(gold, stance);
    }
    return sum;
  }

  /** Rows whose prediction is gold's label. */
  public double correct() {
    double sum = 0;
    for (Stance stance : STANCES) {
      sum += count(stance, stance);
    }
    return sum;
  }

  /** All rows. */
  public double total() {
    return Arrays.stream(counts).sum();
  }

  /** The classes that gold has at least once. */
  public Set<Stance> goldClasses() {
    EnumSet<Stance> classes = EnumSet.noneOf(Stance.class);
    for (Stance stance : STANCES) {
      if (gold(stance) > 0) {
        classes.add(stance);
      }
    }
    return classes;
  }
}
