package org.parley.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.stance.BundleDescription.Learned;
import org.parley.stance.Stance;
import org.parley.text.Language;

class LearnedPairsTest {

  @Test
  void whatIsNotAddressedIsNotLearnedFrom() {
    assertEquals(
        List.of(new Learned("en", "geneva", 0, 0, 1), new Learned("en", "sochi", 2, 1, 0)),
        LearnedPairs.count(
            List.of(
                Gold.example("a", "sochi", Stance.PRO),
                Gold.example("b", "sochi", Stance.PRO, false, true, Language.ENGLISH),
                Gold.example("c", "sochi", Stance.ANTI),
                Gold.example("d", "geneva", Stance.NONE),
                Gold.example("e", "geneva", Stance.NONE, false, false, Language.ENGLISH))));
  }

  @Test
  void manyTargetsAreCountedTogether() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      examples.add(
          Gold.example(
              "d" + i,
              "target " + i,
              Stance.PRO,
              true,
              true,
              i == 0 ? Language.RUSSIAN : Language.ENGLISH));
    }
    assertEquals(
        List.of(new Learned("en", "", 20, 0, 0), new Learned("ru", "", 1, 0, 0)),
        LearnedPairs.count(examples));
  }
}
