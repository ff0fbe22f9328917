package org.parley.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.parley.encoder.KnownEncoder;
import org.parley.stance.Bundle;
import org.parley.train.Ablation;
import org.parley.train.AblationRecord;
import org.parley.train.AblationRequest;
import org.parley.train.neural.EncoderPlan;
import org.parley.train.neural.FineTuningSettings;
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

  private static final String DESCRIPTION = "description";
  private static final String FROZEN = "frozen";
  private static final String LORA = "lora";
  private static final String CLASS_WEIGHTS = "class-weights";
  private static final String EARLY_STOPPING = "early-stopping";
  private static final List<String> NAMES =
      List.of(DESCRIPTION, FROZEN, LORA, CLASS_WEIGHTS, EARLY_STOPPING);

  private static final int RANK = 8;
  private static final double SET_ASIDE = 0.1;

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
      names = "--changes",
      paramLabel = "NAME",
      split = ",",
      description =
          "What to change, each by itself: description (the encoder reads the target's name alone),"
              + " frozen (a head on an encoder that stays as it is), lora (changes of rank 8),"
              + " class-weights, early-stopping (on a tenth set aside), or another English encoder of"
              + " those that 'parley models' lists. Unless given description,frozen.")
  private List<String> changes = List.of(DESCRIPTION, FROZEN);

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

  /** The changes of the encoders that are asked for. */
  private List<AblationRequest.Change> changes(CommandLine line) {
    List<AblationRequest.Change> asked = new ArrayList<>();
    KnownEncoder own = encoder.encoder(line);
    List<EncoderPlan> plans = encoder.plans(own, encoder.layers());
    for (String name : changes) {
      asked.add(
          switch (name) {
            case DESCRIPTION -> new AblationRequest.Change("no target description", plans, false);
            case FROZEN -> change(own.id() + " frozen, a head alone", encoder.plans(own, 0));
            case LORA -> change("changes of rank " + RANK, each(plans, of -> of.withRank(RANK)));
            case CLASS_WEIGHTS ->
                change("classes weighted", each(plans, FineTuningSettings::withClassWeights));
            case EARLY_STOPPING ->
                change(
                    "the best epoch on a tenth set aside",
                    each(plans, of -> of.withEarlyStopping(SET_ASIDE)));
            default -> otherEncoder(line, name);
          });
    }
    return asked;
  }

  private AblationRequest.Change otherEncoder(CommandLine line, String id) {
    if (KnownEncoder.of(id).isEmpty()) {
      throw new ParameterException(
          line,
          "Invalid value for option '--changes': no change '%s'; there are %s and the English encoders that 'parley models' lists"
              .formatted(id, String.join(", ", NAMES)));
    }
    KnownEncoder other = EncoderOptions.english(line, "--changes", id);
    int depth = other.description().layers();
    int layers = Math.min(encoder.layers(), depth);
    return change(
        "%s, the upper %d of %d layers".formatted(id, layers, depth), encoder.plans(other, layers));
  }

  private static AblationRequest.Change change(String name, List<EncoderPlan> plans) {
    return new AblationRequest.Change(name, plans, true);
  }

  private static List<EncoderPlan> each(
      List<EncoderPlan> plans, UnaryOperator<FineTuningSettings> change) {
    return plans.stream().map(plan -> plan.with(change.apply(plan.settings()))).toList();
  }
}
