package org.parley.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.parley.stance.BundleDescription;
import org.parley.stance.LinearMember;
import org.parley.train.FigureTable;
import org.parley.train.Trainer;
import org.parley.train.TrainingRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code parley train}: makes a bundle from annotations. */
@Command(
    name = "train",
    description = "Trains the members on annotations, calibrates them, and writes a bundle.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

  private final Environment environment;

  @Spec private CommandSpec spec;

  @Mixin private LearningOptions learning;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The bundle's folder; a bundle that stands there is replaced.")
  private Path out;

  @Option(
      names = "--with-shipped",
      description =
          "Learn also how stance is worded in the annotations that come with Parley"
              + " (data/annotations without its test part). Worth it with up to some hundred rows"
              + " of your own.")
  private boolean withShipped;

  @Option(
      names = "--members",
      paramLabel = "NAME",
      split = ",",
      description = "The members to train, linear and neural; unless given linear.")
  private List<String> members = List.of(LinearMember.NAME);

  @Mixin private EncoderOptions encoder;

  @Option(
      names = "--folds",
      paramLabel = "K",
      description = "Folds of the cross-validation, 2 or more; unless given 5.")
  private int folds = 5;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of everything random; unless given 1.")
  private long seed = 1;

  @Option(
      names = "--parts",
      paramLabel = "NAME",
      split = ",",
      description = "The parts of --splits to learn from; unless given train,dev.")
  private List<String> parts = List.of("train", "dev");

  @Option(
      names = "--holdout",
      paramLabel = "FRACTION",
      description =
          "Learn nothing from about this fraction of the data, by whole documents, or texts of rows"
              + " that name none; measure the bundle on it.")
  private double holdout;

  @Option(
      names = "--predictions",
      paramLabel = "FILE",
      description =
          "Where to write the cross-validation's predictions, for parley evaluate; with --holdout"
              + " those on the part held out, and its rows beside them as NAME.gold.jsonl.")
  private @Nullable Path predictions;

  @Option(
      names = "--resume",
      description =
          "Go on with a run of the same data and options that was broken off, from the last epoch"
              + " that it finished.")
  private boolean resume;

  /** Made by {@link ParleyCommand}; picocli fills in the rest. */
  TrainCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    if (folds < 2) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for option '--folds': 2 or more, not " + folds);
    }
    if (!(holdout >= 0 && holdout < 1)) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--holdout': above 0 and below 1, not " + holdout);
    }
    Path splits = learning.splits();
    TrainingRequest request =
        new TrainingRequest(
            learning.data(),
            out,
            learning.targets(),
            learning.gazetteer(environment),
            learning.lexicon(environment),
            withShipped ? shipped(environment.home().resolve("data")) : null,
            splits == null ? null : new TrainingRequest.SplitPart(splits, parts),
            members,
            encoder.plans(spec.commandLine(), members),
            folds,
            holdout,
            seed,
            predictions,
            resume,
            CommandLines.quoted(spec));
    try (TrainProgress progress = new TrainProgress(environment)) {
      BundleDescription bundle = new Trainer(request, progress).run();
      FigureTable.lines(bundle.training().figures()).forEach(environment::say);
    }
    environment.say("wrote " + out);
    return ExitCode.DONE;
  }

  private static TrainingRequest.Background shipped(Path data) {
    return new TrainingRequest.Background(
        List.of(data.resolve("annotations")),
        data.resolve("targets").resolve("sochi-geneva.yaml"),
        new TrainingRequest.SplitPart(data.resolve("splits.json"), List.of("train", "dev")));
  }
}
