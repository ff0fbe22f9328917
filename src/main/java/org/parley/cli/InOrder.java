package org.parley.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
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
   * Works through all items, or until it is to stop: then what is being worked on is finished and
   * handed on, as far as nothing before it is missing. Items are drawn and results handed on in the
   * calling thread; no more than a few items a thread are held at any time.
   *
   * @param work safe to run in several threads; what it throws ends the run
   * @param stop whether to begin nothing more; asked from any thread
   * @return whether all items were worked through
   */
  static <A, B> boolean forEach(
      Iterator<A> items, Function<A, B> work, int threads, Sink<B> sink, BooleanSupplier stop)
      throws IOException {
    // Work that forks, as on the parts of one long item, stays within these threads.
    ExecutorService pool = new ForkJoinPool(threads);
    try {
      Queue<Future<Optional<B>>> inHand = new ArrayDeque<>();
      boolean more = items.hasNext();
      while (more && !stop.getAsBoolean()) {
        A item = items.next();
        inHand.add(
            pool.submit(
                () -> stop.getAsBoolean() ? Optional.empty() : Optional.of(work.apply(item))));
        if (inHand.size() >= LOOK_AHEAD * threads && !handOn(inHand.remove(), sink)) {
          return false;
        }
        more = items.hasNext();
      }
      while (!inHand.isEmpty()) {
        if (!handOn(inHand.remove(), sink)) {
          return false;
        }
      }
      return !more;
    } finally {
      pool.shutdownNow();
    }
  }

  private static <B> boolean handOn(Future<Optional<B>> future, Sink<B> sink) throws IOException {
    Optional<B> result = result(future);
    if (result.isPresent()) {
      sink.accept(result.get());
    }
    return result.isPresent();
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
