package org.parley.spark;

import org.apache.spark.util.AccumulatorV2;
import org.parley.output.Counts;
import org.parley.output.Tally;

/** Sums what the documents of a run add to its summary. */
final class CountsAccumulator extends AccumulatorV2<Counts, Counts> {

  private static final long serialVersionUID = 1L;

  private Counts sum = Counts.NONE;

  @Override
  public boolean isZero() {
    return sum.equals(Counts.NONE);
  }

  @Override
  public CountsAccumulator copy() {
    CountsAccumulator copy = new CountsAccumulator();
    copy.sum = sum;
    return copy;
  }

  @Override
  public void reset() {
    sum = Counts.NONE;
  }

  @Override
  public void add(Counts counts) {
    Tally tally = new Tally();
    tally.add(sum);
    tally.add(counts);
    sum = tally.counts();
  }

  @Override
  public void merge(AccumulatorV2<Counts, Counts> other) {
    add(other.value());
  }

  @Override
  public Counts value() {
    return sum;
  }
}
