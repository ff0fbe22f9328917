package org.parley.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.parley.annotation.Annotation;
import org.parley.annotation.AnnotationReader;
import org.parley.annotation.AnnotationWriter;
import org.parley.evaluate.AdjudicationSheet;
import org.parley.evaluate.Agreement;
import org.parley.evaluate.Evaluator;
import org.parley.evaluate.Ratings;
import org.parley.evaluate.metric.Bootstrap;
import org.parley.evaluate.report.AgreementReport;
import org.parley.evaluate.report.Provenance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley agree}: measures how far annotators agree, and settles what they do not. */
@Command(
    name = "agree",
    description = "Measures agreement between annotators, and settles disagreements by a sheet.",
    mixinStandardHelpOptions = true)
final class AgreeCommand implements Callable<Integer> {

  private final Environment environment;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Annotations of the same texts. A row's annotator is the one it names, else its file.")
  private List<Path> files;

  @Option(
      names = "--sheet",
      paramLabel = "FILE",
      description = "Where to write the disagreements as a sheet (CSV) to fill in.")
  private @Nullable Path sheet;

  @Option(
      names = "--apply",
      paramLabel = "FILE",
      description = "A sheet that was filled in; with -o.")
  private @Nullable Path apply;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write the gold that --apply settles.")
  private @Nullable Path output;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Where to write every figure and disagreement as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--resamples",
      paramLabel = "N",
      description = "Bootstrap resamples for each interval; unless given 2000.")
  private int resamples = Evaluator.DEFAULT_RESAMPLES;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the resamples; unless given 1.")
  private long seed = Evaluator.DEFAULT_SEED;

  /** Made by {@link ParleyCommand}; picocli fills in the rest. */
  AgreeCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    if ((apply == null) != (output == null)) {
      throw new ParameterException(
          spec.commandLine(), "--apply and -o go together: a sheet to read and gold to write");
    }
    Map<String, List<Annotation>> rows = new LinkedHashMap<>();
    for (Path file : files) {
      rows.put(file.toString(), AnnotationReader.read(file));
    }
    Ratings ratings = Ratings.of(rows);
    Map<String, List<Path>> inputs = new LinkedHashMap<>();
    inputs.put("annotations", files);
    if (apply != null) {
      inputs.put("sheet", List.of(apply));
    }
    Provenance provenance = Provenance.of(CommandLines.quoted(spec), inputs);
    EvaluationFiles outputs = new EvaluationFiles(environment, provenance.toJson());
    if (apply != null) {
      List<Annotation> gold = AdjudicationSheet.apply(ratings, apply);
      outputs.write(
          output,
          out -> {
            for (Annotation row : gold) {
              out.write(AnnotationWriter.toJson(row) + "\n");
            }
          });
      return ExitCode.DONE;
    }
    Agreement agreement = Agreement.of(ratings, new Bootstrap(resamples, seed, () -> {}));
    EvaluationFiles.print(environment, AgreementReport.lines(agreement));
    outputs.write(json, AgreementReport.toJson(agreement, provenance));
    outputs.write(sheet, out -> AdjudicationSheet.write(agreement, out));
    return ExitCode.DONE;
  }
}
