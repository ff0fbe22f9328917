package org.parley.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a run that Ctrl-C or a request to end (SIGTERM) interrupts come to an orderly end. The Java
 * runtime itself gives the exit code then: 130 or 143.
 */
final class Interruption implements AutoCloseable {

  /** How long the run may take to finish what it has in hand. */
  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;
  private volatile boolean requested;
  private volatile boolean finished;

  /**
   * From now on an interruption waits for {@link #close()}.
   *
   * @param farewell what to say after an interruption that left the run unfinished
   */
  Interruption(Runnable farewell) {
    hook = new Thread(() -> end(farewell), "interruption");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It has come already.
      requested = true;
    }
  }

  private void end(Runnable farewell) {
    requested = true;
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS) || !finished) {
        farewell.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the run is to end. */
  boolean requested() {
    return requested;
  }

  /** The run has come to its own end: there is nothing to be said any more. */
  void finished() {
    finished = true;
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is running, and this is what it waits for.
    }
  }
}
