package org.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class EachParagraphTest {

  @Test
  void resultsComeInOrder() {
    List<Integer> squares = EachParagraph.map(1_000, i -> i * i);

    assertEquals(IntStream.range(0, 1_000).mapToObj(i -> i * i).toList(), squares);
  }

  @Test
  void theFirstParagraphsFaultIsThrownItself() {
    IllegalStateException second = new IllegalStateException("paragraph 2");
    for (int run = 0; run < 50; run++) {
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class,
              () ->
                  EachParagraph.map(
                      100,
                      i -> {
                        if (i == 2) {
                          throw second;
                        }
                        if (i > 50) {
                          throw new IllegalStateException("paragraph " + i);
                        }
                        return i;
                      }));
      assertSame(second, thrown);
    }
  }

  @Test
  void thePoolOfTheCallerWorksTogether() throws Exception {
    ForkJoinPool pool = new ForkJoinPool(2);
    try {
      CountDownLatch both = new CountDownLatch(2);
      AtomicInteger met = new AtomicInteger();
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(30),
          () ->
              pool.submit(
                      () ->
                          EachParagraph.map(
                              2,
                              i -> {
                                both.countDown();
                                if (await(both)) {
                                  met.incrementAndGet();
                                }
                                return i;
                              }))
                  .get());
      assertEquals(2, met.get(), "two paragraphs of one document were worked on at once");
    } finally {
      pool.shutdownNow();
      assertTrue(pool.awaitTermination(10, TimeUnit.SECONDS));
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
