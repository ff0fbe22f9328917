package org.parley.cli;

import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.parley.train.neural.TrainingProgress;

/** Shows how far a training is: a bar on a terminal, else one line an epoch. */
final class TrainingDisplay implements Consumer<TrainingProgress>, AutoCloseable {

  private final Environment environment;
  private @Nullable ProgressBar bar;

  private TrainingDisplay(Environment environment) {
    this.environment = environment;
  }

  /** A display for what the process is connected to. */
  static TrainingDisplay of(Environment environment) {
    return new TrainingDisplay(environment);
  }

  /** Says one line, after the bar where there is one. */
  void say(String line) {
    close();
    environment.say(line);
  }

  @Override
  public void accept(TrainingProgress progress) {
    if (!environment.terminal().err()) {
      if (progress.endsEpoch()) {
        environment.say(progress.toString());
      }
      return;
    }
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("fine-tune " + progress.encoder())
              .setInitialMax((long) progress.epochs() * progress.steps())
              .setUnit(" steps", 1)
              .setStyle(ProgressBarStyle.ASCII)
              .hideEta()
              .setConsumer(
                  new ConsoleProgressBarConsumer(environment.err(), environment.terminal().width()))
              .build();
    }
    bar.stepTo((progress.epoch() - 1L) * progress.steps() + progress.step());
    bar.setExtraMessage(progress.figures());
    if (progress.endsEpoch() && progress.epoch() == progress.epochs()) {
      close();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
