package org.parley.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The same work on many items, in several threads. */
final class Parallel {

  private final int threads;

  Parallel(int threads) {
    this.threads = threads;
  }

  /** The results, in the order of the items. */
  <A, B> List<B> map(List<A> items, Function<A, B> work)
      throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<B> results = new ArrayList<>();
      List<Callable<B>> calls = new ArrayList<>();
      items.forEach(item -> calls.add(() -> work.apply(item)));
      for (Future<B> result : pool.invokeAll(calls)) {
        results.add(result.get());
      }
      return results;
    } finally {
      pool.shutdown();
    }
  }

  /** What it takes to do some work on every item, the results thrown away. */
  <A> Usage time(List<A> items, Function<A, ?> work)
      throws InterruptedException, ExecutionException {
    double cpu = cpuSeconds();
    long begin = System.nanoTime();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      AtomicInteger next = new AtomicInteger();
      List<Future<?>> running = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        running.add(
            pool.submit(
                () -> {
                  for (int i = next.getAndIncrement();
                      i < items.size();
                      i = next.getAndIncrement()) {
                    var unused = work.apply(items.get(i));
                  }
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      pool.shutdown();
    }
    return new Usage((System.nanoTime() - begin) / 1e9, cpuSeconds() - cpu, 0);
  }

  private static double cpuSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }
}
