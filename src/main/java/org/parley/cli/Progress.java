package org.parley.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Is told of each document or line that is done with. */
@FunctionalInterface
interface Progress extends AutoCloseable {

  /** Tells nobody. */
  Progress SILENT = origin -> {};

  /**
   * One more is done.
   *
   * @param origin the file it came from, perhaps followed by a line
   */
  void done(String origin);

  @Override
  default void close() {}

  /** A bar where standard error is a terminal, over the files that are read. */
  static Progress of(List<Path> files, Environment environment) {
    return environment.terminal().err() && !files.isEmpty()
        ? bar(files, environment.err(), environment.terminal().width())
        : SILENT;
  }

  /** A bar over the files that are read, with the number of documents. */
  private static Progress bar(List<Path> files, PrintStream err, int width) {
    ProgressBar bar = builder("classify", files.size(), err, width).setUnit(" files", 1).build();
    return new FileBar(bar, files);
  }

  /** A bar of a number of steps. */
  static ProgressBar bar(String task, long steps, Environment environment) {
    return builder(task, steps, environment.err(), environment.terminal().width()).build();
  }

  private static ProgressBarBuilder builder(String task, long steps, PrintStream err, int width) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(steps)
        .setStyle(ProgressBarStyle.ASCII)
        .setConsumer(new ConsoleProgressBarConsumer(err, width));
  }

  /** Follows the origins along the files, which come in the same order. */
  final class FileBar implements Progress {

    private final ProgressBar bar;
    private final List<Path> files;
    private int current;
    private int documents;

    private FileBar(ProgressBar bar, List<Path> files) {
      this.bar = bar;
      this.files = files;
    }

    @Override
    public void done(String origin) {
      int next = current;
      while (next < files.size() && !origin.startsWith(files.get(next).toString())) {
        next++;
      }
      // What is in no file, as standard input, moves nothing.
      current = next < files.size() ? next : current;
      documents++;
      bar.stepTo(current);
      bar.setExtraMessage(documents + " documents");
    }

    @Override
    public void close() {
      bar.stepTo(files.size());
      bar.close();
    }
  }
}
