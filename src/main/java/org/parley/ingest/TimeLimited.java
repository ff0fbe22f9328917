package org.parley.ingest;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads one document in a thread of its own, so that it can be given up, and so that whatever goes
 * wrong in a library that reads a broken file costs that file alone.
 */
final class TimeLimited {

  /** Stack of the reading thread in bytes: room for markup nested deep. */
  private static final long STACK = 64L << 20;

  private TimeLimited() {}

  /**
   * Runs a reading task. After the limit the thread is interrupted and left to itself; it never
   * keeps the program from ending.
   *
   * @throws UnreadableDocumentException where the task took too long, or failed in an unforeseen
   *     way
   * @throws IOException where the task threw it
   */
  static <T> T run(Callable<T> task, Duration limit) throws IOException {
    FutureTask<T> future = new FutureTask<>(task);
    Thread thread = new Thread(null, future, "reading a document", STACK);
    thread.setDaemon(true);
    thread.start();
    try {
      return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      throw new UnreadableDocumentException(
          "took longer than " + seconds(limit) + " to read and was given up: split it", e);
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new UnreadableDocumentException("was not read to its end: interrupted", e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  private static IOException failure(Throwable cause) {
    if (cause instanceof IOException io) {
      return io;
    }
    if (cause instanceof StackOverflowError) {
      return new UnreadableDocumentException("is nested too deep to be read", cause);
    }
    if (cause instanceof OutOfMemoryError) {
      return new UnreadableDocumentException(
          "needs more memory than there is: split it, or give more with JAVA_OPTS=-Xmx…", cause);
    }
    String message = cause.getMessage();
    return new UnreadableDocumentException(
        "is broken: " + (message == null ? cause.getClass().getSimpleName() : message), cause);
  }

  private static String seconds(Duration limit) {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }
}
