package org.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InOrderTest {

  private static int slowWhenEven(int item) {
    try {
      Thread.sleep(item % 2 == 0 ? 3 : 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return item;
  }

  @Test
  void resultsComeInTheOrderOfTheItems() throws IOException {
    List<Integer> items = IntStream.range(0, 100).boxed().toList();
    for (int threads : new int[] {1, 2, 5}) {
      List<Integer> results = new ArrayList<>();
      InOrder.forEach(
          items.iterator(), InOrderTest::slowWhenEven, threads, results::add, () -> false);
      assertEquals(items, results);
    }
  }

  @Test
  void noMoreThanAFewItemsAreHeld() throws IOException {
    AtomicInteger held = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Iterator<Integer> items =
        IntStream.range(0, 200)
            .map(
                item -> {
                  most.accumulateAndGet(held.incrementAndGet(), Math::max);
                  return item;
                })
            .iterator();
    InOrder.forEach(items, item -> item, 2, result -> held.decrementAndGet(), () -> false);
    assertTrue(most.get() <= 8, "held " + most);
  }

  @Test
  void anOutputThatFailsEndsTheRun() {
    IOException full = new IOException("No space left on device");
    assertEquals(
        full,
        assertThrows(
            IOException.class,
            () ->
                InOrder.forEach(
                    List.of(1, 2, 3).iterator(),
                    item -> item,
                    2,
                    result -> {
                      throw full;
                    },
                    () -> false)));
  }

  @Test
  void whatIsInHandIsFinishedWhenItIsToStop() throws IOException {
    AtomicInteger worked = new AtomicInteger();
    List<Integer> results = new ArrayList<>();
    boolean whole =
        InOrder.forEach(
            IntStream.range(0, 1_000).iterator(),
            item -> {
              worked.incrementAndGet();
              return item;
            },
            1,
            results::add,
            () -> worked.get() >= 10);
    assertFalse(whole);
    assertEquals(IntStream.range(0, 10).boxed().toList(), results);
  }

  @Test
  void aStopAfterTheLastItemLosesNothing() throws IOException {
    List<Integer> results = new ArrayList<>();
    assertTrue(
        InOrder.forEach(
            List.of(1, 2).iterator(), item -> item, 1, results::add, () -> results.size() == 2));
    assertEquals(List.of(1, 2), results);
  }
}
