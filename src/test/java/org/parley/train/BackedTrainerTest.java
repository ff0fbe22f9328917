package org.parley.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.stance.LabelledPair;
import org.parley.stance.Pair;
import org.parley.stance.Pairs;
import org.parley.stance.Stance;
import org.parley.stance.StanceMember;

class BackedTrainerTest {

  /** What the toy pairs say of one target is told of another that has two pairs of its own. */
  @Test
  void whatIsLearnedOfOneTargetServesAnother() throws IOException {
    List<LabelledPair> own =
        List.of(
            new LabelledPair(Pairs.pair("Envoys see the talks.", "talks", "talks"), Stance.PRO),
            new LabelledPair(Pairs.pair("Envoys left the talks.", "talks", "talks"), Stance.ANTI));
    MemberTrainer linear = new LinearTrainer(ToyBundle.features());
    MemberTrainer backed = new BackedTrainer(linear, ToyBundle.pairs());
    Pair boycott = Pairs.pair("They boycott the talks.", "talks", "talks");
    Pair praise = Pairs.pair("They praise the talks.", "talks", "talks");
    assertEquals(linear.name(), backed.name());
    try (StanceMember member = backed.train(own, 1)) {
      assertEquals(Stance.ANTI, member.judge(boycott).argmax());
      assertEquals(Stance.PRO, member.judge(praise).argmax());
    }
  }
}
