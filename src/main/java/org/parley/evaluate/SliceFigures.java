package org.parley.evaluate;

import org.parley.evaluate.metric.Figures;

/**
 * The figures of one slice of the rows.
 *
 * @param kind how the rows were divided
 * @param value which part this is, such as a target's id; empty for all rows
 * @param figures what was measured
 */
public record SliceFigures(SliceKind kind, String value, Figures figures) {

  /** The slice in words: {@code all}, or for instance {@code language ru}. */
  public String name() {
    return kind == SliceKind.ALL ? kind.key() : kind.key() + " " + value;
  }
}
