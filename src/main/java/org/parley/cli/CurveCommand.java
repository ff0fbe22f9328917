package org.parley.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.parley.Preparation;
import org.parley.annotation.Annotation;
import org.parley.annotation.GoldFiles;
import org.parley.annotation.Splits;
import org.parley.evaluate.metric.Confusion;
import org.parley.evaluate.report.CurveReport;
import org.parley.evaluate.report.Provenance;
import org.parley.stance.Lexicon;
import org.parley.stance.PairFeatures;
import org.parley.stance.Stance;
import org.parley.target.TargetSet;
import org.parley.text.Language;
import org.parley.train.Example;
import org.parley.train.ExampleBuilder;
import org.parley.train.LearningCurve;
import org.parley.train.LinearTrainer;
import org.parley.train.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code parley curve}: tells what more annotations would bring. */
@Command(
    name = "curve",
    description =
        "Trains the linear member on growing samples of the documents and shows what each brings.",
    mixinStandardHelpOptions = true)
final class CurveCommand implements Callable<Integer> {

  private final Environment environment;

  @Spec private CommandSpec spec;

  @Mixin private LearningOptions learning;

  @Option(
      names = "--parts",
      paramLabel = "NAME",
      split = ",",
      description = "The parts of --splits to learn from; unless given train.")
  private List<String> parts = List.of("train");

  @Option(
      names = "--measured",
      paramLabel = "NAME",
      description = "The part of --splits to measure on; unless given dev.")
  private String measured = "dev";

  @Option(
      names = "--gold",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Other hand annotations to measure on.")
  private List<Path> gold = List.of();

  @Option(
      names = "--shares",
      paramLabel = "N",
      split = ",",
      description =
          "Shares of the documents to learn from, above 0 and up to 1; unless given"
              + " 0.25,0.5,0.75,1.")
  private List<Double> shares = List.of(0.25, 0.5, 0.75, 1.0);

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "How many samples are drawn of each share; unless given 3.")
  private int seeds = 3;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Where to write a row for every sample, gold, language and target.")
  private @Nullable Path csv;

  /** Made by {@link ParleyCommand}; picocli fills in the rest. */
  CurveCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    if (shares.stream().anyMatch(share -> !(share > 0 && share <= 1))) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--shares': above 0 and up to 1, not " + shares);
    }
    if (seeds < 1) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for option '--seeds': 1 or more, not " + seeds);
    }
    Path splits = learning.splits();
    Path targets = learning.targets();
    if (splits == null || targets == null) {
      throw new ParameterException(
          spec.commandLine(), "Missing required options: --splits=FILE and --targets=FILE");
    }
    Map<String, List<Path>> inputs = new LinkedHashMap<>();
    List<Annotation> annotations = read("data", learning.data(), inputs);
    inputs.put("splits", List.of(splits));
    inputs.put("targets", List.of(targets));
    TargetSet targetSet = TargetSet.read(targets);
    ExampleBuilder builder =
        new ExampleBuilder(Preparation.of(targetSet, learning.gazetteer(environment)), targetSet);
    Splits parted = Splits.read(splits);
    List<Example> learnedFrom = builder.build(parted.select(annotations, parts), Progress.SILENT);

    Map<String, List<Example>> measuredOn = new LinkedHashMap<>();
    measuredOn.put(
        measured, builder.build(parted.select(annotations, List.of(measured)), Progress.SILENT));
    for (Path file : gold) {
      measuredOn.put(
          file.toString(), builder.build(read("gold", List.of(file), inputs), Progress.SILENT));
    }
    LearningCurve curve =
        new LearningCurve(
            new LinearTrainer(new PairFeatures(Lexicon.read(learning.lexicon(environment)))),
            shares,
            LongStream.rangeClosed(1, seeds).boxed().toList());
    List<CurveReport.Row> rows =
        rows(
            curve.run(
                learnedFrom,
                measuredOn.values().stream().flatMap(List::stream).toList(),
                environment::say),
            measuredOn);
    EvaluationFiles.print(environment, CurveReport.lines(rows));
    Provenance provenance = Provenance.of(CommandLines.quoted(spec), inputs);
    new EvaluationFiles(environment, provenance.toJson())
        .write(csv, out -> CurveReport.write(rows, out));
    return ExitCode.DONE;
  }

  /** Reads annotations and notes down the files. */
  private static List<Annotation> read(
      String role, List<Path> paths, Map<String, List<Path>> inputs) throws IOException {
    List<Annotation> annotations = new ArrayList<>();
    for (GoldFiles.GoldFile file : GoldFiles.read(paths)) {
      annotations.addAll(file.annotations());
      inputs.computeIfAbsent(role, unused -> new ArrayList<>()).add(file.file());
    }
    return annotations;
  }

  /** Every point by gold, language and target; the judgements stand in the order of the gold. */
  private static List<CurveReport.Row> rows(
      List<LearningCurve.Point> points, Map<String, List<Example>> measuredOn) {
    List<CurveReport.Row> rows = new ArrayList<>();
    for (LearningCurve.Point point : points) {
      int from = 0;
      for (Map.Entry<String, List<Example>> of : measuredOn.entrySet()) {
        List<Example> examples = of.getValue();
        List<Stance> judged = point.judged().subList(from, from + examples.size());
        from += examples.size();
        Set<String> languages = new LinkedHashSet<>(List.of(CurveReport.ALL));
        examples.forEach(example -> languages.add(language(example)));
        Set<String> targets = new LinkedHashSet<>(List.of(CurveReport.ALL));
        examples.forEach(example -> targets.add(example.target()));
        for (String language : languages) {
          for (String target : targets) {
            List<Stance> labels = new ArrayList<>();
            List<Stance> said = new ArrayList<>();
            for (int i = 0; i < examples.size(); i++) {
              Example example = examples.get(i);
              if (is(language, language(example)) && is(target, example.target())) {
                labels.add(example.label());
                said.add(judged.get(i));
              }
            }
            rows.add(
                new CurveReport.Row(
                    of.getKey(),
                    language,
                    target,
                    point.share(),
                    point.seed(),
                    point.documents(),
                    point.pairs(),
                    Confusion.of(labels, said)));
          }
        }
      }
    }
    return rows;
  }

  private static String language(Example example) {
    Language given = example.annotation().language();
    return (given == null ? example.pair().paragraph().language() : given).code();
  }

  private static boolean is(String wanted, String value) {
    return wanted.equals(CurveReport.ALL) || wanted.equals(value);
  }
}
