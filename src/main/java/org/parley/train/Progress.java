package org.parley.train;

import org.parley.train.neural.TrainingProgress;

/** Is told how a training run goes. */
public interface Progress {

  /** Tells nobody. */
  Progress SILENT =
      new Progress() {
        @Override
        public void say(String line) {}

        @Override
        public void begin(String task, int steps) {}

        @Override
        public void step() {}

        @Override
        public void tune(TrainingProgress tuning) {}

        @Override
        public void end() {}
      };

  /** Something worth a line of its own. */
  void say(String line);

  /** A task begins; the one before has ended. */
  void begin(String task, int steps);

  /** One more step of the task is done; called from several threads. */
  void step();

  /** How far the fine-tuning within the task's present step is. */
  void tune(TrainingProgress tuning);

  /** The task has ended. */
  void end();
}
