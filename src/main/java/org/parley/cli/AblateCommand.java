package org.parley.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.parley.encoder.KnownEncoder;
import org.parley.stance.Bundle;
import org.parley.stance.NeuralMember;
import org.parley.train.Ablation;
import org.parley.train.AblationRecord;
import org.parley.train.AblationRequest;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code parley ablate}: tells what each part of a bundle is worth. */
@Command(
    name = "ablate",
    description =
        "Cross-validates a bundle's training again with one thing changed at a time, and writes what"
            + " each is worth into its card. Takes about as long for each change as the training.",
    mixinStandardHelpOptions = true)
final class AblateCommand implements Callable<Integer> {

  private final Environment environment;

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      required = true,
      description = "The bundle: its targets, members, folds and seed are used.")
  private Path model;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      arity = "1..*",
      required = true,
      description = "The annotations that it was trained on: files, or folders of .jsonl files.")
  private List<Path> data;

  @Option(
      names = "--splits",
      paramLabel = "FILE",
      description = "The split that it was trained by, if it was.")
  private @Nullable Path splits;

  @Mixin private EncoderOptions encoder;

  @Option(
      names = "--others",
      paramLabel = "ID",
      split = ",",
      description =
          "English encoders to try in the place of its own, of those that 'parley models' lists.")
  private List<String> others = List.of();

  @Option(
      names = "--resume",
      description =
          "Go on with a run for the same bundle that was broken off, from the last epoch that it"
              + " finished.")
  private boolean resume;

  /** Made by {@link ParleyCommand}; picocli fills in the rest. */
  AblateCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    Bundle bundle = Bundle.read(model);
    CommandLine line = spec.commandLine();
    if (!others.isEmpty() && !bundle.description().members().contains(NeuralMember.NAME)) {
      throw new ParameterException(
          line, "--others are encoders for the neural member, and %s has none".formatted(model));
    }
    AblationRequest request =
        new AblationRequest(
            bundle,
            data,
            splits,
            encoder.plans(line, bundle.description().members()),
            changes(line),
            resume,
            CommandLines.quoted(spec));
    try (TrainProgress progress = new TrainProgress(environment)) {
      AblationRecord ablation = new Ablation(request, progress).run();
      EvaluationFiles.print(environment, ablation.lines());
      ablation.keepIn(bundle);
    }
    environment.say("recorded in " + model);
    return ExitCode.DONE;
  }

  /** A frozen encoder in the place of a fine-tuned one, and the other encoders. */
  private List<AblationRequest.Change> changes(CommandLine line) {
    List<AblationRequest.Change> changes = new ArrayList<>();
    KnownEncoder own = encoder.encoder(line);
    if (encoder.layers() > 0) {
      changes.add(new AblationRequest.Change(frozen(own), EncoderOptions.plans(own, 0)));
    }
    for (String id : new LinkedHashSet<>(others)) {
      KnownEncoder other = EncoderOptions.english(line, "--others", id);
      if (other.equals(own)) {
        throw new ParameterException(
            line,
            "Invalid value for option '--others': %s is the model's own encoder".formatted(id));
      }
      int layers = Math.min(encoder.layers(), other.description().layers());
      changes.add(
          new AblationRequest.Change(
              layers == 0
                  ? frozen(other)
                  : "%s, the upper %d of %d layers"
                      .formatted(id, layers, other.description().layers()),
              EncoderOptions.plans(other, layers)));
    }
    return changes;
  }

  private static String frozen(KnownEncoder encoder) {
    return encoder.id() + " frozen, a head alone";
  }
}
