package org.parley.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.Pipeline;
import org.parley.annotation.Annotation;
import org.parley.evaluate.Counted;
import org.parley.evaluate.Evaluation;
import org.parley.evaluate.Evaluator;
import org.parley.evaluate.Matcher;
import org.parley.evaluate.Matching;
import org.parley.evaluate.ModelPredictions;
import org.parley.evaluate.Prediction;
import org.parley.evaluate.PredictionReader;
import org.parley.evaluate.report.CsvReport;
import org.parley.evaluate.report.HtmlReport;
import org.parley.evaluate.report.JsonReport;
import org.parley.evaluate.report.Provenance;
import org.parley.evaluate.report.TextReport;
import org.parley.stance.Bundle;
import org.parley.stance.BundleDescription;
import org.parley.text.Language;
import org.parley.train.EvaluationRecords;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code parley evaluate}: measures judgements against hand annotations. */
@Command(
    name = "evaluate",
    description = "Measures a bundle, or predictions, against hand annotations.",
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

  private final Environment environment;

  @Spec private CommandSpec spec;

  @Mixin private GoldOptions goldOptions;

  @ArgGroup(multiplicity = "1")
  private Measured measured;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Where to write the report as one HTML file.")
  private @Nullable Path report;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Where to write every figure and row as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Where to write every figure as a table, one a row.")
  private @Nullable Path csv;

  @Option(
      names = "--pairs",
      paramLabel = "WHICH",
      description =
          "Which pairs count: all, or addressed, those of targets that gold calls addressed (one"
              + " that was not found counts as none); unless given all.")
  private Counted counted = Counted.ALL;

  @Option(
      names = "--record",
      paramLabel = "TITLE",
      description =
          "Keep the figures in the bundle, under this title, and write its card anew with them.")
  private @Nullable String title;

  @Option(
      names = "--development",
      description =
          "With --record: say in the card that errors on these rows were studied while the model was"
              + " made.")
  private boolean development;

  /** What is measured: one of the two. */
  static final class Measured {

    @Option(
        names = "--model",
        paramLabel = "DIR",
        required = true,
        description = "The bundle to measure: it judges gold's own paragraphs.")
    private @Nullable Path model;

    @Option(
        names = "--predictions",
        paramLabel = "FILE",
        arity = "1..*",
        required = true,
        description = "Predictions to measure, as classify writes them or in a form of gold.")
    private @Nullable List<Path> predictions;
  }

  /** Made by {@link ParleyCommand}; picocli fills in the rest. */
  EvaluateCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    checkRecord();
    GoldOptions.Gold gold = goldOptions.read();
    Map<String, List<Path>> inputs = new LinkedHashMap<>();
    inputs.put("gold", gold.files());
    Matching matching = Matcher.match(gold.annotations(), predictions(gold.annotations(), inputs));
    Provenance provenance = Provenance.of(CommandLines.quoted(spec), inputs);
    try (ResampleBar bar = new ResampleBar(environment, "resample")) {
      Evaluation evaluation =
          new Evaluator(goldOptions.resamples(), goldOptions.seed(), bar)
              .evaluate(matching, counted);
      EvaluationFiles.print(environment, TextReport.lines(evaluation));
      EvaluationFiles files = new EvaluationFiles(environment, provenance.toJson());
      files.write(report, out -> HtmlReport.write(evaluation, provenance, out));
      files.write(json, JsonReport.of(evaluation, provenance));
      files.write(csv, out -> CsvReport.write(evaluation, out));
      if (title != null && measured.model != null) {
        EvaluationRecords.add(
            Bundle.read(measured.model), title, development, evaluation, provenance);
        environment.say("recorded in " + measured.model);
      }
    }
    return ExitCode.DONE;
  }

  private void checkRecord() {
    if (title == null) {
      if (development) {
        throw usage("--development goes with --record: it says what kind of figures are recorded");
      }
      return;
    }
    if (measured.model == null) {
      throw usage("--record goes with --model: the bundle that was measured keeps the figures");
    }
    if (title.isBlank() || !title.equals(title.strip()) || title.lines().count() > 1) {
      throw usage("Invalid value for option '--record': a title of one line, not '" + title + "'");
    }
  }

  /** What is recorded must be what the whole bundle reaches, and not a part of its members. */
  private void checkEncoders(Pipeline pipeline, List<Annotation> gold) {
    if (title == null || pipeline.missingEncoders().isEmpty()) {
      return;
    }
    Map<Language, String> missing = new EnumMap<>(pipeline.missingEncoders());
    missing.keySet().retainAll(ModelPredictions.languages(gold));
    if (!missing.isEmpty()) {
      throw usage(
          "--record would keep figures of a part of %s: for %s its neural member needs an encoder"
                  .formatted(
                      measured.model,
                      missing.keySet().stream()
                          .map(Language::code)
                          .collect(Collectors.joining(" and ")))
              + " that has not been fetched; fetch it first with "
              + missing.values().stream()
                  .distinct()
                  .map(EncoderHint::fetching)
                  .collect(Collectors.joining(" and ")));
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private List<Prediction> predictions(List<Annotation> gold, Map<String, List<Path>> inputs)
      throws IOException {
    if (measured.model != null) {
      inputs.put("model", List.of(measured.model.resolve(BundleDescription.FILE)));
      try (Pipeline pipeline = Pipeline.load(measured.model)) {
        checkEncoders(pipeline, gold);
        ModelPredictions judged;
        try (ResampleBar bar = new ResampleBar(environment, "judge")) {
          judged = ModelPredictions.of(pipeline, gold, bar);
        }
        EncoderHint.of(pipeline.missingEncoders(), judged.counts().addressing())
            .forEach(environment::say);
        return judged.predictions();
      }
    }
    List<Path> files = measured.predictions == null ? List.of() : measured.predictions;
    inputs.put("predictions", files);
    List<Prediction> predictions = new ArrayList<>();
    for (Path file : files) {
      predictions.addAll(PredictionReader.read(file));
    }
    return predictions;
  }
}
