package org.parley.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.stance.Calibration;
import org.parley.stance.Distribution;
import org.parley.stance.Stance;
import org.parley.text.Language;

class FewPairsTest {

  private final List<HeldOut> predictions = new ArrayList<>();

  private void predict(String target, int count) {
    for (int i = 0; i < count; i++) {
      OutOfFold one =
          new OutOfFold(
              Gold.example(target + i, target, Stance.PRO, true, true, Language.ENGLISH),
              i % 2,
              Map.of("m", new Distribution(0.8, 0.1, 0.1)));
      predictions.add(HeldOut.of(one, Calibration.identity("m")));
    }
  }

  private List<String> said(String... targets) {
    return FewPairs.of(
        HeldOutFigures.of(HeldOutFigures.CROSS_VALIDATION, predictions, 1), List.of(targets));
  }

  @Test
  void oneTargetWithFew() {
    predict("astana", 99);
    List<String> said = said("astana");
    assertEquals(1, said.size());
    assertTrue(
        said.get(0).startsWith("astana: only 99 labelled paragraphs address it."), said.get(0));
  }

  @Test
  void ofAHundredNothingIsSaid() {
    predict("astana", 100);
    assertEquals(List.of(), said("astana"));
  }

  @Test
  void eachTargetByItself() {
    predict("few", 3);
    predict("enough", 120);
    List<String> said = said("enough", "few", "absent");
    assertEquals(1, said.size());
    assertTrue(said.get(0).startsWith("few: only 3 "), said.get(0));
  }
}
