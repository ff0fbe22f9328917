package org.parley.spark;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.parley.ClassifyOptions;
import org.parley.Pipeline;
import org.parley.Version;
import org.parley.cli.CommandLines;
import org.parley.cli.Environment;
import org.parley.cli.ExitCode;
import org.parley.cli.JudgingOptions;
import org.parley.cli.ParleyCommand;
import org.parley.output.Manifest;
import org.parley.output.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Classifies on Spark: what {@code spark-submit} and {@code bin/parley spark} start. */
@Command(
    name = ClassifyJob.NAME,
    description = "Labels paragraphs as classify does, on Apache Spark.",
    mixinStandardHelpOptions = true)
public final class ClassifyJob implements Callable<Integer> {

  static final String NAME = "spark";

  private final Environment environment;

  /** Puts something before the classifier, which tests do. */
  private final UnaryOperator<ClassifierSource> wrapper;

  @Spec private CommandSpec spec;

  @Option(
      names = "--input",
      paramLabel = "PATH",
      required = true,
      description =
          "A file or folder on any file system that Hadoop reaches; may be given several times."
              + " What classify reads, and .parquet tables, whose columns are known by the same"
              + " names.")
  private List<String> input = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      required = true,
      description =
          "The folder to write, on any such file system. Below it "
              + DistributedRun.FAILURES
              + " holds what could not be read, with the reasons.")
  private String output = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "parquet (unless given) or jsonl.")
  private DistributedRun.Format format = DistributedRun.Format.PARQUET;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description =
          "The bundle that judges, a folder on the machine that submits, which sends it to the"
              + " executors; unless given models/sochi-geneva.")
  private java.nio.file.@Nullable Path model;

  @Option(names = "--overwrite", description = "Replace the output of an earlier run.")
  private boolean overwrite;

  @Mixin private JudgingOptions judging;

  /**
   * @param wrapper is given what judges and gives what judges in its place
   */
  ClassifyJob(Environment environment, UnaryOperator<ClassifierSource> wrapper) {
    this.environment = environment;
    this.wrapper = wrapper;
  }

  /** Runs the job, the same in every locale; its exit code is one of {@link ExitCode}. */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    System.exit(run(Environment.ofProcess(), UnaryOperator.identity(), args));
  }

  static int run(
      Environment environment, UnaryOperator<ClassifierSource> wrapper, String... arguments) {
    List<String> all = new ArrayList<>(List.of(NAME));
    all.addAll(List.of(arguments));
    return ParleyCommand.executeWith(
        new ClassifyJob(environment, wrapper), environment, all.toArray(String[]::new));
  }

  @Override
  public Integer call() throws IOException {
    String started = now();
    ShippedBundle bundle = ShippedBundle.of(model == null ? environment.defaultModel() : model);
    try (SparkSession session = SparkSession.builder().appName("parley").getOrCreate()) {
      JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
      InputFiles files = InputFiles.under(input, spark.hadoopConfiguration());
      OutputFolder folder = new OutputFolder(output, spark.hadoopConfiguration());
      folder.conflict(input, overwrite).ifPresent(this::refuse);
      folder.clear();
      DistributedRun run =
          new DistributedRun(
              session,
              wrapper.apply(source(spark.broadcast(bundle))),
              judging.ingest(),
              bundle.members());
      DistributedRun.Result result = run(run, files, folder);
      folder.write(manifest(bundle.provenance(), result, started));
      return conclude(result);
    }
  }

  private void refuse(String reason) {
    throw new ParameterException(
        spec.commandLine(), "Invalid value for option '--output': " + reason);
  }

  private ClassifierSource source(Broadcast<ShippedBundle> bundle) {
    ClassifyOptions options = judging.classification();
    return () -> {
      Pipeline pipeline = bundle.value().pipeline();
      return document -> ExecutorThreads.run(() -> pipeline.classify(document, options));
    };
  }

  private DistributedRun.Result run(DistributedRun run, InputFiles files, OutputFolder folder)
      throws IOException {
    try {
      return run.run(files, folder.path(), format);
    } catch (Exception e) {
      // Spark throws this checked exception without declaring it.
      if (e instanceof SparkException) {
        throw new IOException(
            "Spark gave up: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
      }
      throw e;
    }
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private Manifest manifest(
      Manifest.Model provenance, DistributedRun.Result result, String started) {
    return new Manifest(
        Version.get(),
        CommandLines.quoted(spec.root().commandLine().getParseResult().originalArgs()),
        started,
        now(),
        provenance,
        judging.settings(format.name().toLowerCase(Locale.ROOT)),
        input.stream().map(path -> new Manifest.Input(path, null)).toList(),
        result.counts(),
        System.getProperty("java.version"),
        Version.operatingSystem(),
        Version.libraries());
  }

  private int conclude(DistributedRun.Result result) {
    Summary.lines(result.counts()).forEach(environment::say);
    if (result.failures() == 0) {
      return ExitCode.DONE;
    }
    environment.say(
        "%,d %s: %s tells which and why"
            .formatted(
                result.failures(),
                result.failures() == 1 ? "failure" : "failures",
                new Path(output, DistributedRun.FAILURES)));
    return ExitCode.FAILED;
  }
}
