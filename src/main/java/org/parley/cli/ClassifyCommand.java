package org.parley.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.ClassifyOptions;
import org.parley.Pipeline;
import org.parley.ingest.Ingest;
import org.parley.ingest.Ingested;
import org.parley.output.Counts;
import org.parley.output.JudgementSink;
import org.parley.output.JudgementWriter;
import org.parley.output.Manifest;
import org.parley.output.OutputFile;
import org.parley.output.OutputFormat;
import org.parley.output.ParquetConversion;
import org.parley.output.TextLayout;
import org.parley.stance.BundleDescription;
import org.parley.text.Sha256;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley classify}: judges every paragraph of some documents. */
@Command(
    name = "classify",
    description = "Labels every paragraph pro, anti or none toward each target.",
    mixinStandardHelpOptions = true)
final class ClassifyCommand implements Callable<Integer> {

  private final Environment environment;
  private final Errors errors;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files, folders (walked), or - for standard input.")
  private List<String> paths = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Where to write, with a manifest beside it; else standard output. A run that is"
              + " interrupted keeps what it has finished in FILE.part and FILE.journal.")
  private @Nullable Path output;

  @Option(
      names = CommandLines.RESUME,
      description =
          "Go on with a run that was interrupted, with the same PATHs and options. What has changed"
              + " in the input since is judged again.")
  private boolean resume;

  @Option(
      names = CommandLines.RESTART,
      description = "Begin afresh and throw away what an interrupted run has finished.")
  private boolean restart;

  @Option(
      names = CommandLines.WATCH,
      paramLabel = "DIR",
      description =
          "In place of PATH: classify the files of a folder as they arrive, each once, until"
              + " Ctrl-C; given again, go on. A file counts as written when it has not changed for"
              + " 2 seconds.")
  private @Nullable Path watch;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "jsonl, csv, parquet (a table for statistics programs and 'parley query'; needs -o), text"
              + " or label-studio (tasks with predictions, which import as pre-annotations; the"
              + " labelling configuration that they need is put beside FILE). Unless given: what"
              + " FILE's name says, text on a terminal, else jsonl.")
  private @Nullable OutputFormat format;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "The bundle that judges; unless given models/sochi-geneva.")
  private @Nullable Path model;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Documents in hand at once; unless given one a processor. The output is the same.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Mixin private JudgingOptions judging;

  /** Made by {@link ParleyCommand}; picocli fills in the rest. */
  ClassifyCommand(Environment environment, Errors errors) {
    this.environment = environment;
    this.errors = errors;
  }

  @Override
  public Integer call() throws IOException {
    checkOptions();
    checkOutput(Ingest.files(watch == null ? paths : List.of(watch.toString())));
    if (output != null && format(output) == OutputFormat.PARQUET) {
      // Better said now than when all is classified.
      ParquetConversion.check();
    }
    Path bundle = model == null ? environment.defaultModel() : model;
    try (Pipeline pipeline = Pipeline.load(bundle)) {
      if (output == null) {
        return toStandardOutput(pipeline);
      }
      if (OutputFile.isDevice(output)) {
        return toDevice(pipeline, output);
      }
      Classification classification = classification(pipeline, bundle, output);
      return watch == null
          ? new FileRun(classification, output, leftover()).run()
          : new WatchRun(classification, watch, output, restart).run();
    }
  }

  private FileRun.Leftover leftover() {
    if (restart) {
      return FileRun.Leftover.DISCARD;
    }
    return resume ? FileRun.Leftover.RESUME : FileRun.Leftover.REFUSE;
  }

  private void checkOptions() {
    if (threads < 1) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for option '--threads': 1 or more, not " + threads);
    }
    if (watch == null && paths.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Missing required parameter: 'PATH'");
    }
    if (watch != null && !paths.isEmpty()) {
      throw together("PATH", CommandLines.WATCH);
    }
    if (watch != null && resume) {
      throw new ParameterException(
          spec.commandLine(), "--watch always goes on where it was stopped: leave --resume out");
    }
    if (watch != null && output != null && !format(output).grows()) {
      throw new ParameterException(
          spec.commandLine(),
          "--watch writes jsonl, csv or text: a %s file has an end, a watch has none"
              .formatted(format(output).label()));
    }
    if (watch != null && !Files.isDirectory(watch)) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--watch': '%s' is no folder".formatted(watch));
    }
    if (resume && restart) {
      throw together(CommandLines.RESUME, CommandLines.RESTART);
    }
    for (String option :
        Stream.of(
                resume ? CommandLines.RESUME : "",
                restart ? CommandLines.RESTART : "",
                watch != null ? CommandLines.WATCH : "")
            .filter(name -> !name.isEmpty())
            .toList()) {
      checkFile(option);
    }
    OutputFormat chosen = output == null ? format : format(output);
    if (chosen != null && !chosen.streams()) {
      checkFile("--format " + chosen.label());
    }
  }

  private void checkFile(String option) {
    if (output == null || OutputFile.isDevice(output)) {
      throw new ParameterException(
          spec.commandLine(), option + " needs a file to write to: name it with -o");
    }
  }

  private ParameterException together(String one, String other) {
    return new ParameterException(
        spec.commandLine(), "%s and %s exclude each other: give one".formatted(one, other));
  }

  private void checkOutput(List<Path> files) throws IOException {
    if (output == null) {
      return;
    }
    Path folder = output.toAbsolutePath().getParent();
    if (Files.isDirectory(output)) {
      throw usage("'%s' is a folder: name a file in it".formatted(output));
    }
    if (!Files.isDirectory(folder)) {
      throw usage("there is no folder '%s': make it first".formatted(folder));
    }
    for (Path file : files) {
      if (Files.exists(output) && Files.exists(file) && Files.isSameFile(output, file)) {
        throw usage("'%s' is among the files to read: write elsewhere".formatted(output));
      }
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(
        spec.commandLine(), "Invalid value for option '--output': " + message);
  }

  private int toStandardOutput(Pipeline pipeline) throws IOException {
    boolean forPeople = environment.terminal().out();
    OutputFormat chosen =
        format != null ? format : forPeople ? OutputFormat.TEXT : OutputFormat.JSONL;
    TextLayout layout =
        new TextLayout(environment.terminal().width(), environment.terminal().colour());
    // On a terminal the judgements themselves are the progress; a bar would be drawn across them.
    try (Progress progress = forPeople ? Progress.SILENT : progress()) {
      return stream(pipeline, chosen, environment.out(), layout, progress);
    } catch (IOException e) {
      throw new IOException("cannot write to standard output: " + Errors.message(e), e);
    }
  }

  private int toDevice(Pipeline pipeline, Path device) throws IOException {
    try (OutputStream out = Files.newOutputStream(device);
        Progress progress = progress()) {
      return stream(pipeline, format(device), out, TextLayout.PLAIN, progress);
    } catch (IOException e) {
      throw new IOException("cannot write %s: %s".formatted(device, Errors.message(e)), e);
    }
  }

  private int stream(
      Pipeline pipeline,
      OutputFormat chosen,
      OutputStream out,
      TextLayout layout,
      Progress progress)
      throws IOException {
    Counts counts;
    try (JudgementWriter writer =
            chosen.open(
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)),
                pipeline.bundle().description().name(),
                pipeline.bundle().description().members(),
                layout);
        Stream<Ingested> documents = ingest().read(paths)) {
      counts =
          run(pipeline).run(documents, JudgementSink.of(writer), progress, () -> false).counts();
    }
    return Classification.conclude(environment, pipeline, counts);
  }

  private Classification classification(Pipeline pipeline, Path bundle, Path file)
      throws IOException {
    Manifest.Model provenance =
        new Manifest.Model(
            pipeline.bundle().description().name(),
            Sha256.of(bundle.resolve(BundleDescription.FILE)));
    return new Classification(
        environment,
        pipeline,
        run(pipeline),
        ingest(),
        paths,
        format(file),
        spec.root().commandLine().getParseResult().originalArgs(),
        Classification.settings(pipeline, provenance, options(file), paths));
  }

  private Map<String, String> options(Path file) {
    Map<String, String> options = judging.settings(format(file).label());
    if (watch != null) {
      options.put("watch", watch.toString());
    }
    return options;
  }

  private OutputFormat format(Path file) {
    return format != null ? format : OutputFormat.ofFileName(file).orElse(OutputFormat.JSONL);
  }

  private Ingest ingest() {
    return new Ingest(judging.ingest(), environment.in());
  }

  private ClassifyRun run(Pipeline pipeline) {
    ClassifyOptions options = judging.classification();
    return new ClassifyRun(
        document -> pipeline.classify(document, options), threads, errors::details);
  }

  private Progress progress() {
    return Progress.of(Ingest.files(paths), environment);
  }
}
