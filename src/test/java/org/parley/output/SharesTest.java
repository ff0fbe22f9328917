package org.parley.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parley.stance.Distribution;

class SharesTest {

  @Test
  void thirdsSumToTheWhole() {
    double third = 1.0 / 3;
    assertEquals(new Shares(34, 33, 33), Shares.of(new Distribution(third, third, third), 100));
  }

  @Test
  void halvesAreNotRoundedUpTwice() {
    assertEquals(new Shares(3, 2, 0), Shares.of(new Distribution(0.5, 0.5, 0), 5));
  }

  @Test
  void partsAlwaysSumToTheTotalAndStayWithinOnePart() {
    Random random = new Random(11);
    for (int i = 0; i < 10_000; i++) {
      double pro = random.nextDouble();
      double anti = (1 - pro) * random.nextDouble();
      Distribution distribution = new Distribution(pro, anti, 1 - pro - anti + 9e-7);
      Shares shares = Shares.of(distribution, 1_000_000);
      assertEquals(1_000_000, shares.pro() + shares.anti() + shares.none());
      assertTrue(Math.abs(shares.none() - distribution.none() * 1e6) <= 2);
    }
  }
}
