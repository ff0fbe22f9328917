package org.parley.train;

import java.util.List;
import java.util.stream.Stream;
import org.parley.stance.LabelledPair;
import org.parley.stance.StanceMember;

/**
 * A trainer whose members learn from a background as well: pairs of other targets, in which stance
 * is worded alike. The background is never judged, so it belongs to every fold's training.
 *
 * @param trainer trains the members
 * @param background pairs learned from in every training, after those given
 */
record BackedTrainer(MemberTrainer trainer, List<LabelledPair> background)
    implements MemberTrainer {

  BackedTrainer {
    background = List.copyOf(background);
  }

  @Override
  public String name() {
    return trainer.name();
  }

  @Override
  public String settings() {
    return trainer.settings();
  }

  @Override
  public StanceMember train(List<LabelledPair> pairs, long seed) {
    return trainer.train(with(pairs), seed);
  }

  @Override
  public List<String> notes(List<LabelledPair> pairs) throws TrainingException {
    return trainer.notes(with(pairs));
  }

  private List<LabelledPair> with(List<LabelledPair> pairs) {
    return Stream.concat(pairs.stream(), background.stream()).toList();
  }

  @Override
  public void close() {
    trainer.close();
  }
}
