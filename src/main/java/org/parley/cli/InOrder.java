package org.parley.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Works on several items at once and hands the results on in the order of the items. */
final class InOrder {

  /** Items in hand for each thread: enough that one slow item does not keep the others idle. */
  private static final int LOOK_AHEAD = 4;

  private InOrder() {}

  /** Takes results, one at a time. */
  @FunctionalInterface
  interface Sink<T> {
    void accept(T result) throws IOException;
  }

  /**
   * Works through all items. Items are drawn and results handed on in the calling thread; no more
   * than a few items a thread are held at any time.
   *
   * @param work safe to run in several threads; what it throws ends the run
   */
  static <A, B> void forEach(Iterator<A> items, Function<A, B> work, int threads, Sink<B> sink)
      throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Queue<Future<B>> inHand = new ArrayDeque<>();
      while (items.hasNext()) {
        A item = items.next();
        inHand.add(pool.submit(() -> work.apply(item)));
        if (inHand.size() >= LOOK_AHEAD * threads) {
          sink.accept(result(inHand.remove()));
        }
      }
      while (!inHand.isEmpty()) {
        sink.accept(result(inHand.remove()));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static <B> B result(Future<B> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      // The work is a Function, which throws nothing checked.
      throw new AssertionError(e.getCause());
    }
  }
}
