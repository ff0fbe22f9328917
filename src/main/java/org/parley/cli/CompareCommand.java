package org.parley.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.parley.evaluate.Comparer;
import org.parley.evaluate.Comparison;
import org.parley.evaluate.Matcher;
import org.parley.evaluate.Matching;
import org.parley.evaluate.PredictionReader;
import org.parley.evaluate.report.ComparisonReport;
import org.parley.evaluate.report.Provenance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code parley compare}: tests whether systems differ on the same gold. */
@Command(
    name = "compare",
    description = "Tests whether systems differ, on the same hand annotations.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

  private final Environment environment;

  @Spec private CommandSpec spec;

  @Mixin private GoldOptions goldOptions;

  @Option(
      names = "--predictions",
      paramLabel = "FILE",
      arity = "1..*",
      required = true,
      description = "Predictions of a system; two or more files, a file a system.")
  private List<Path> predictions;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Where to write every figure and row as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Where to write the rows on which the systems differ.")
  private @Nullable Path csv;

  /** Made by {@link ParleyCommand}; picocli fills in the rest. */
  CompareCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    if (predictions.size() < 2 || predictions.stream().distinct().count() < predictions.size()) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--predictions': two or more different files, not "
              + predictions);
    }
    GoldOptions.Gold gold = goldOptions.read();
    Map<String, Matching> systems = new LinkedHashMap<>();
    for (Path file : predictions) {
      Matching matching = Matcher.match(gold.annotations(), PredictionReader.read(file));
      matching.notes().forEach(note -> environment.say(file + ": " + note));
      systems.put(file.toString(), matching);
    }
    Map<String, List<Path>> inputs = new LinkedHashMap<>();
    inputs.put("gold", gold.files());
    inputs.put("predictions", predictions);
    Provenance provenance = Provenance.of(CommandLines.quoted(spec), inputs);
    try (ResampleBar bar = new ResampleBar(environment, "compare")) {
      Comparison comparison =
          new Comparer(goldOptions.resamples(), goldOptions.seed(), bar).compare(systems);
      EvaluationFiles.print(environment, ComparisonReport.lines(comparison));
      EvaluationFiles files = new EvaluationFiles(environment, provenance.toJson());
      files.write(json, ComparisonReport.toJson(comparison, provenance));
      files.write(csv, out -> ComparisonReport.writeDifferences(comparison, out));
    }
    return ExitCode.DONE;
  }
}
