package org.parley.stance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {

  private static final Distribution LIKELY_PRO = new Distribution(0.7, 0.2, 0.1);

  @Test
  void onlyDistributionsAreDistributions() {
    assertThrows(IllegalArgumentException.class, () -> new Distribution(0.5, 0.5, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new Distribution(-0.1, 0.6, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new Distribution(Double.NaN, 0.5, 0.5));
    assertEquals(0.5, new Distribution(0.5, 0.5, 0.0000001).pro());
  }

  @Test
  void amongEqualsNoneGoesFirstAndProBeforeAnti() {
    assertEquals(Stance.NONE, new Distribution(0.4, 0.2, 0.4).argmax());
    assertEquals(Stance.PRO, new Distribution(0.4, 0.4, 0.2).argmax());
    assertEquals(Stance.ANTI, new Distribution(0.1, 0.5, 0.4).argmax());
    assertEquals(1, Distribution.CERTAIN_NONE.max());
  }

  @Test
  void oneMemberAtTemperatureOneIsLeftAsItIs() {
    Distribution combined = Calibration.identity("linear").combine(Map.of("linear", LIKELY_PRO));
    assertEquals(0.7, combined.pro(), 1e-12);
    assertEquals(0.2, combined.anti(), 1e-12);
    assertEquals(0.1, combined.none(), 1e-12);
  }

  @Test
  void membersAreAveragedByTheirWeights() {
    Calibration calibration = new Calibration(Map.of("a", 0.75, "b", 0.25), 1, null);
    Distribution combined =
        calibration.combine(Map.of("a", LIKELY_PRO, "b", new Distribution(0.1, 0.2, 0.7)));
    assertEquals(0.55, combined.pro(), 1e-12);
    assertEquals(0.2, combined.anti(), 1e-12);
    assertEquals(0.25, combined.none(), 1e-12);
  }

  /**
   * Temperature 2 takes square roots: 0.64, 0.32, 0.04 become 8 : 4√2 : 2, divided by their sum.
   */
  @Test
  void temperatureFlattens() {
    Calibration calibration = new Calibration(Map.of("a", 1.0), 2, null);
    Distribution combined = calibration.combine(Map.of("a", new Distribution(0.64, 0.32, 0.04)));
    double sum = 8 + 4 * Math.sqrt(2) + 2;
    assertEquals(8 / sum, combined.pro(), 1e-12);
    assertEquals(2 / sum, combined.none(), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.2, 5, 100})
  void certaintyStaysADistributionAtAnyTemperature(double temperature) {
    Calibration calibration = new Calibration(Map.of("a", 1.0), temperature, null);
    Distribution combined = calibration.combine(Map.of("a", Distribution.CERTAIN_NONE));
    assertEquals(Stance.NONE, combined.argmax());
    assertEquals(1, combined.pro() + combined.anti() + combined.none(), 1e-9);
  }

  @Test
  void abstainsBelowTheThresholdOnly() {
    Calibration calibration = new Calibration(Map.of("a", 1.0), 1, 0.7);
    assertFalse(calibration.abstains(LIKELY_PRO));
    assertTrue(calibration.abstains(new Distribution(0.69, 0.21, 0.1)));
    assertFalse(Calibration.identity("a").abstains(new Distribution(0.34, 0.33, 0.33)));
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Calibration(Map.of("a", 1.0), 0, null));
    assertThrows(IllegalArgumentException.class, () -> new Calibration(Map.of("a", 0.5), 1, null));
    assertThrows(IllegalArgumentException.class, () -> new Calibration(Map.of(), 1, null));
    assertThrows(
        IllegalArgumentException.class, () -> new Calibration(Map.of("a", 2.0, "b", -1.0), 1, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new Calibration(Map.of("a", 1.0), 1, 1.1));
  }

  @Test
  void aMissingMemberIsNoGuess() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Calibration.identity("linear").combine(Map.of("neural", LIKELY_PRO)));
    assertTrue(e.getMessage().contains("linear"), e.getMessage());
  }
}
