package org.parley.train;

import java.util.List;
import org.parley.stance.LabelledPair;
import org.parley.stance.StanceMember;

/** Trains one kind of member. */
public interface MemberTrainer extends AutoCloseable {

  /** The name of the members trained, as in {@code --members}. */
  String name();

  /** How it trains, in a line for people. */
  String settings();

  /**
   * Trains a member. The same pairs and seed give the same member, byte for byte, on one machine.
   *
   * @param pairs at least one pair of each of two labels
   */
  StanceMember train(List<LabelledPair> pairs, long seed);

  /**
   * What a person should know before the training: what of the pairs it cannot learn, and why.
   *
   * @throws TrainingException where it can learn nothing of them
   */
  default List<String> notes(List<LabelledPair> pairs) throws TrainingException {
    return List.of();
  }

  /** Lets go of what it keeps from one training to the next. */
  @Override
  default void close() {}
}
