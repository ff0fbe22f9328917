package org.parley.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.Pipeline;
import org.parley.Preparation;
import org.parley.Version;
import org.parley.ingest.Ingest;
import org.parley.ingest.IngestOptions;
import org.parley.ingest.Ingested;
import org.parley.output.Counts;
import org.parley.output.JudgementWriter;
import org.parley.output.LabelStudioConfig;
import org.parley.output.Manifest;
import org.parley.output.OutputFile;
import org.parley.output.OutputFormat;
import org.parley.output.Summary;
import org.parley.output.TextLayout;
import org.parley.stance.BundleDescription;
import org.parley.text.Sha256;
import picocli.CommandLine.Command;
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
      arity = "1..*",
      description = "Files, folders (walked), or - for standard input.")
  private List<String> paths;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write, with a manifest beside it; else standard output.")
  private @Nullable Path output;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "jsonl, csv, text or label-studio (tasks with predictions, which import as"
              + " pre-annotations; the labelling configuration that they need is put beside FILE)."
              + " Unless given: what FILE's name says, text on a terminal, else jsonl.")
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

  @Option(
      names = "--entities",
      paramLabel = "WHICH",
      description =
          "Paragraphs whose entities are found: all (unless given), addressed (those that address a"
              + " target; faster) or none.")
  private Preparation.Entities entities = Preparation.Entities.ALL;

  @Option(
      names = "--text-column",
      paramLabel = "NAME",
      description = "Column of tables and field of JSON Lines that holds the text.")
  private @Nullable String textColumn;

  @Option(
      names = "--id-column",
      paramLabel = "NAME",
      description = "Column of tables and field of JSON Lines that holds the id.")
  private @Nullable String idColumn;

  /** Made by {@link ParleyCommand}; picocli fills in the rest. */
  ClassifyCommand(Environment environment, Errors errors) {
    this.environment = environment;
    this.errors = errors;
  }

  @Override
  public Integer call() throws IOException {
    Instant started = now();
    if (threads < 1) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for option '--threads': 1 or more, not " + threads);
    }
    List<Path> files = Ingest.files(paths);
    checkOutput(files);
    Path bundle = model == null ? environment.defaultModel() : model;
    try (Pipeline pipeline = Pipeline.load(bundle)) {
      Manifest.Model provenance =
          new Manifest.Model(
              pipeline.bundle().description().name(),
              Sha256.of(bundle.resolve(BundleDescription.FILE)));
      Counts counts =
          output == null
              ? toStandardOutput(pipeline, files)
              : toFile(output, pipeline, files, provenance, started);
      Summary.lines(counts).forEach(environment::say);
      EncoderHint.of(pipeline.missingEncoders(), counts.languages()).forEach(environment::say);
      return counts.failed().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }
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

  private Counts toStandardOutput(Pipeline pipeline, List<Path> files) throws IOException {
    Writer out =
        new BufferedWriter(new OutputStreamWriter(environment.out(), StandardCharsets.UTF_8));
    boolean forPeople = environment.terminal().out();
    OutputFormat chosen =
        format != null ? format : forPeople ? OutputFormat.TEXT : OutputFormat.JSONL;
    TextLayout layout =
        new TextLayout(environment.terminal().width(), environment.terminal().colour());
    // On a terminal the judgements themselves are the progress; a bar would be drawn across them.
    try (Progress progress = forPeople ? Progress.SILENT : progress(files)) {
      return run(pipeline, chosen, out, layout, progress);
    } catch (IOException e) {
      throw new IOException("cannot write to standard output: " + Errors.message(e), e);
    }
  }

  private Counts toFile(
      Path file, Pipeline pipeline, List<Path> files, Manifest.Model provenance, Instant started)
      throws IOException {
    OutputFormat chosen =
        format != null ? format : OutputFormat.ofFileName(file).orElse(OutputFormat.JSONL);
    try (OutputFile written = OutputFile.create(file);
        Progress progress = progress(files)) {
      Counts counts = run(pipeline, chosen, written.writer(), TextLayout.PLAIN, progress);
      written.commit();
      if (chosen == OutputFormat.LABEL_STUDIO && !written.direct()) {
        LabelStudioConfig.of(pipeline.bundle().targets()).write(LabelStudioConfig.beside(file));
      }
      if (!written.direct()) {
        manifest(chosen, files, provenance, counts, started).write(Manifest.beside(file));
      }
      return counts;
    } catch (IOException e) {
      throw new IOException("cannot write %s: %s".formatted(file, Errors.message(e)), e);
    }
  }

  private Counts run(
      Pipeline pipeline, OutputFormat chosen, Writer out, TextLayout layout, Progress progress)
      throws IOException {
    IngestOptions options = IngestOptions.defaults().withColumns(textColumn, idColumn);
    try (JudgementWriter writer =
            chosen.open(
                out,
                pipeline.bundle().description().name(),
                pipeline.bundle().description().members(),
                layout);
        Stream<Ingested> documents = new Ingest(options, environment.in()).read(paths)) {
      return new ClassifyRun(
              document -> pipeline.classify(document, entities), threads, errors::details)
          .run(documents, writer, progress);
    }
  }

  private Progress progress(List<Path> files) {
    return environment.terminal().err() && !files.isEmpty()
        ? Progress.bar(files, environment.err(), environment.terminal().width())
        : Progress.SILENT;
  }

  private Manifest manifest(
      OutputFormat chosen,
      List<Path> files,
      Manifest.Model provenance,
      Counts counts,
      Instant started) {
    Map<String, String> options = new TreeMap<>();
    options.put("format", chosen.label());
    options.put("entities", entities.name().toLowerCase(Locale.ROOT));
    if (textColumn != null) {
      options.put("text-column", textColumn);
    }
    if (idColumn != null) {
      options.put("id-column", idColumn);
    }
    List<Manifest.Input> inputs = new ArrayList<>();
    for (Path file : files) {
      inputs.add(new Manifest.Input(file.toString(), hash(file)));
    }
    if (paths.contains("-")) {
      inputs.add(new Manifest.Input("-", null));
    }
    return new Manifest(
        Version.get(),
        CommandLines.quoted(spec),
        started.toString(),
        now().toString(),
        provenance,
        options,
        inputs,
        counts,
        System.getProperty("java.version"),
        Version.operatingSystem(),
        Version.libraries());
  }

  private static @Nullable String hash(Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      // Unreadable or gone since: the run itself has counted it as a failure.
      return null;
    }
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
