package org.parley.spark;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Supplier;
import org.apache.spark.SparkEnv;

/**
 * The threads that judge on an executor: as many as Spark gave it cores, shared by its tasks, so
 * that a book's paragraphs keep all of them busy when nothing else is left to do.
 */
final class ExecutorThreads {

  private static final ForkJoinPool POOL =
      new ForkJoinPool(
          SparkEnv.get()
              .conf()
              .getInt("spark.executor.cores", Runtime.getRuntime().availableProcessors()),
          ExecutorThreads::thread,
          null,
          false);

  private ExecutorThreads() {}

  /** What some work gives; what it throws is thrown as it is. */
  static <T> T run(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, POOL).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException exception) {
        throw exception;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  /** Spark loads Parley by a class loader of its own, which the common pool would not know. */
  private static ForkJoinWorkerThread thread(ForkJoinPool pool) {
    ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
    thread.setContextClassLoader(ExecutorThreads.class.getClassLoader());
    return thread;
  }
}
