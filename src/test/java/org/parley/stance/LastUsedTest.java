package org.parley.stance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LastUsedTest {

  private final List<String> computed = new ArrayList<>();

  private String get(LastUsed<String, String> known, String key) {
    return known.get(
        key,
        () -> {
          computed.add(key);
          return "result of " + key;
        });
  }

  @Test
  void whatIsRememberedIsNotComputedAgain() {
    LastUsed<String, String> known = new LastUsed<>(2);

    String first = get(known, "a");

    assertSame(first, get(known, "a"));
    assertEquals(List.of("a"), computed);
  }

  @Test
  void whatWasNotAskedForLongestGivesWay() {
    LastUsed<String, String> known = new LastUsed<>(2);

    for (String key : List.of("a", "b", "a", "c", "a", "b")) {
      get(known, key);
    }

    assertEquals(List.of("a", "b", "c", "b"), computed, "b gave way to c, a did not");
  }

  @Test
  void sizeNoughtRemembersNothing() {
    LastUsed<String, String> known = new LastUsed<>(0);

    get(known, "a");
    get(known, "a");

    assertEquals(List.of("a", "a"), computed);
  }

  @Test
  void resultsAreTheSameWithAndWithout() {
    LastUsed<String, String> known = new LastUsed<>(5);
    LastUsed<String, String> none = new LastUsed<>(0);
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      String key = Integer.toString(random.nextInt(12));
      assertEquals(get(none, key), get(known, key));
    }
  }
}
