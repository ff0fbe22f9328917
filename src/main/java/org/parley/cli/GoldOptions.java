package org.parley.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.annotation.Annotation;
import org.parley.annotation.GoldFiles;
import org.parley.annotation.GoldFiles.GoldFile;
import org.parley.annotation.Splits;
import org.parley.evaluate.Evaluator;
import picocli.CommandLine.Option;

/** Options that the evaluating commands share. */
final class GoldOptions {

  @Option(
      names = "--gold",
      paramLabel = "FILE",
      arity = "1..*",
      required = true,
      description =
          "Hand annotations: JSON Lines, CSV, TSV or XLSX files, or folders of .jsonl files.")
  private List<Path> gold;

  @Option(
      names = "--splits",
      paramLabel = "FILE",
      description = "A split of the documents into parts, of which only --parts are evaluated.")
  private @Nullable Path splits;

  @Option(
      names = "--parts",
      paramLabel = "NAME",
      split = ",",
      description = "The parts of --splits to evaluate; unless given test.")
  private List<String> parts = List.of("test");

  @Option(
      names = "--resamples",
      paramLabel = "N",
      description = "Bootstrap resamples for each interval; unless given 2000.")
  private int resamples = Evaluator.DEFAULT_RESAMPLES;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of everything random; unless given 1.")
  private long seed = Evaluator.DEFAULT_SEED;

  /**
   * Gold as the options name it.
   *
   * @param annotations its rows
   * @param files the files that were read
   */
  record Gold(List<Annotation> annotations, List<Path> files) {}

  Gold read() throws IOException {
    List<Annotation> annotations = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    for (GoldFile file : GoldFiles.read(gold)) {
      annotations.addAll(file.annotations());
      files.add(file.file());
    }
    if (splits == null) {
      return new Gold(annotations, files);
    }
    files.add(splits);
    return new Gold(Splits.read(splits).select(annotations, parts), files);
  }

  int resamples() {
    return resamples;
  }

  long seed() {
    return seed;
  }
}
