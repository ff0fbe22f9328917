package org.parley.cli;

import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.parley.train.Progress;
import org.parley.train.neural.TrainingProgress;

/** How training goes: a bar for each task on a terminal, elsewhere a line for each. */
final class TrainProgress implements Progress, AutoCloseable {

  private final Environment environment;
  private @Nullable ProgressBar bar;

  TrainProgress(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void say(String line) {
    environment.say(line);
  }

  @Override
  public void begin(String task, int steps) {
    if (!environment.terminal().err()) {
      say(task + " …");
      return;
    }
    bar = org.parley.cli.Progress.bar(task, steps, environment);
  }

  @Override
  public void step() {
    ProgressBar current = bar;
    if (current != null) {
      current.step();
    }
  }

  @Override
  public void tune(TrainingProgress tuning) {
    ProgressBar current = bar;
    if (current != null) {
      current.setExtraMessage(
          "%s %d/%d, %s"
              .formatted(tuning.encoder(), tuning.epoch(), tuning.epochs(), tuning.figures()));
    } else if (tuning.endsEpoch()) {
      say(tuning.toString());
    }
  }

  @Override
  public void end() {
    close();
  }

  /** Draws the bar a last time, so that what comes next begins on a line of its own. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
