package org.parley.cli;

import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.parley.evaluate.Evaluator;

/** A bar on standard error over the steps of an evaluation; nothing where that is no terminal. */
final class ResampleBar implements Evaluator.Progress, AutoCloseable {

  private final Environment environment;
  private final String task;
  private @Nullable ProgressBar bar;

  /**
   * @param task what is being done, as the bar says it
   */
  ResampleBar(Environment environment, String task) {
    this.environment = environment;
    this.task = task;
  }

  @Override
  public void begin(long steps) {
    if (environment.terminal().err() && steps > 0) {
      bar = Progress.bar(task, steps, environment);
    }
  }

  @Override
  public void step() {
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
