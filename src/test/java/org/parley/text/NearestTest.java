package org.parley.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestTest {

  @Test
  void findsTheCandidateWithTheFewestEdits() {
    assertEquals(
        Optional.of("exclusions"), Nearest.to("exclusion", List.of("explicit", "exclusions")));
  }

  @Test
  void ignoresCase() {
    assertEquals(Optional.of("detect"), Nearest.to("DETECT", List.of("assumed", "detect")));
  }

  @Test
  void guessesNothingWhereAllAreFarOff() {
    assertEquals(Optional.empty(), Nearest.to("colour", List.of("id", "aliases")));
    assertEquals(Optional.empty(), Nearest.to("colour", List.of()));
  }
}
