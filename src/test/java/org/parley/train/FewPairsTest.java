package org.parley.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.parley.stance.Stance;
import org.parley.text.Language;

class FewPairsTest {

  private static final String EXPECT =
      " With fewer than 100, do not expect more than a rule of keywords gives: compare the"
          + " baselines that parley evaluate prints.";

  @Test
  void oneTargetWithFew() {
    assertEquals(
        "astana: only 99 labelled paragraphs address it." + EXPECT,
        FewPairs.warning(Map.of("astana", 99)));
    assertEquals(
        "astana: only 1 labelled paragraph addresses it." + EXPECT,
        FewPairs.warning(Map.of("astana", 1, "sochi", 100)));
  }

  @Test
  void ofAHundredNothingIsSaid() {
    assertEquals("", FewPairs.warning(Map.of("astana", 100)));
  }

  @Test
  void whereTheyWereNotCountedNothingIsSaid() {
    assertEquals("", FewPairs.warning(Map.of()));
  }

  @Test
  void aTargetThatNothingAddresses() {
    assertEquals(
        "silent: no labelled paragraph addresses it." + EXPECT,
        FewPairs.warning(Map.of("silent", 0, "enough", 120)));
  }

  @Test
  void severalAreNamedInOneSentence() {
    assertEquals(
        "2 of 3 targets are addressed by few labelled paragraphs: a 0, b 60." + EXPECT,
        FewPairs.warning(Map.of("a", 0, "b", 60, "c", 120)));
  }

  @Test
  void ofManyTheFirstAreNamed() {
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 10; i < 33; i++) {
      counts.put("t" + i, 7);
    }
    String warning = FewPairs.warning(counts);
    assertTrue(warning.startsWith("23 of 23 targets are"), warning);
    assertTrue(warning.contains(" t29 7 and 3 more. With"), warning);
    assertFalse(warning.contains("t30"), warning);
  }

  @Test
  void countsWhatGoldCallsAddressedWhetherItWasFoundOrNot() {
    List<Example> examples =
        new ArrayList<>(
            List.of(
                Gold.example("d1", "sochi", Stance.PRO, true, true, Language.ENGLISH),
                Gold.example("d2", "sochi", Stance.PRO, false, true, Language.RUSSIAN),
                Gold.example("d3", "sochi", Stance.NONE, true, false, Language.ENGLISH),
                Gold.example("d3", "geneva", Stance.NONE, false, false, Language.ENGLISH)));
    assertEquals(
        Map.of("sochi", 2, "geneva", 0, "astana", 0),
        FewPairs.count(examples, List.of("sochi", "geneva", "astana")));
  }
}
