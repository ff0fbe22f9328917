package org.parley.train;

import org.parley.annotation.Annotation;
import org.parley.stance.LabelledPair;
import org.parley.stance.Pair;
import org.parley.stance.Stance;

/**
 * One (paragraph, target) pair of gold.
 *
 * @param annotation the gold row
 * @param pair the prepared pair; its target says whether the target finder found it addressed
 * @param label the gold stance
 * @param goldAddressed whether gold says, or its stance implies, that the target is addressed
 * @param group what must not be torn apart between folds: the document's id, else the text
 */
public record Example(
    Annotation annotation, Pair pair, Stance label, boolean goldAddressed, String group) {

  /** Whether the pipeline would hand this pair to the members. */
  public boolean found() {
    return pair.target().addressed();
  }

  /** The target's id. */
  public String target() {
    return pair.target().target().id();
  }

  /** The pair with its label. */
  public LabelledPair labelled() {
    return new LabelledPair(pair, label);
  }
}
