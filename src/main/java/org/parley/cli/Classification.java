package org.parley.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.parley.Pipeline;
import org.parley.Version;
import org.parley.ingest.Ingest;
import org.parley.output.Counts;
import org.parley.output.Manifest;
import org.parley.output.OutputFormat;
import org.parley.output.Rendering;
import org.parley.output.ResumeException;
import org.parley.output.RunSettings;
import org.parley.output.Summary;
import org.parley.stance.BundleDescription;
import org.parley.text.Sha256;

/**
 * What every way to classify shares.
 *
 * @param environment where messages go
 * @param pipeline what judges
 * @param run how documents are worked through
 * @param ingest how they are read
 * @param paths what is read
 * @param format how judgements are written
 * @param arguments the command line's arguments
 * @param settings what decides the bytes of the output
 */
record Classification(
    Environment environment,
    Pipeline pipeline,
    ClassifyRun run,
    Ingest ingest,
    List<String> paths,
    OutputFormat format,
    List<String> arguments,
    RunSettings settings) {

  /** The settings of a run. */
  static RunSettings settings(
      Pipeline pipeline, Manifest.Model model, Map<String, String> options, List<String> paths) {
    Map<String, String> missing = new TreeMap<>();
    pipeline
        .missingEncoders()
        .forEach((language, encoder) -> missing.put(language.code(), encoder));
    return new RunSettings(Version.get(), Version.libraries(), model, missing, options, paths);
  }

  /** The time, as manifests have it. */
  static String now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
  }

  Rendering rendering() throws IOException {
    BundleDescription bundle = pipeline.bundle().description();
    return new Rendering(format, bundle.name(), bundle.members());
  }

  /**
   * A manifest.
   *
   * @param started when the run began
   */
  Manifest manifest(List<Manifest.Input> inputs, Counts counts, String started) {
    return new Manifest(
        Version.get(),
        CommandLines.quoted(CommandLines.afresh(arguments)),
        started,
        now(),
        settings.model(),
        settings.sortedOptions(),
        inputs,
        counts,
        System.getProperty("java.version"),
        Version.operatingSystem(),
        Version.libraries());
  }

  /** The inputs as a manifest tells them. */
  List<Manifest.Input> inputs(List<Path> files) {
    List<Manifest.Input> inputs = new ArrayList<>();
    for (Path file : files) {
      inputs.add(new Manifest.Input(file.toString(), hash(file)));
    }
    if (paths.contains("-")) {
      inputs.add(new Manifest.Input("-", null));
    }
    return inputs;
  }

  static @Nullable String hash(Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      // Unreadable or gone since: the run itself has counted it as a failure.
      return null;
    }
  }

  /**
   * Says what was found.
   *
   * @return an exit code
   */
  static int conclude(Environment environment, Pipeline pipeline, Counts counts) {
    Summary.lines(counts).forEach(environment::say);
    EncoderHint.of(pipeline.missingEncoders(), counts.addressing()).forEach(environment::say);
    return counts.failed().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  /**
   * Says what was found.
   *
   * @return an exit code
   */
  int conclude(Counts counts) {
    return conclude(environment, pipeline, counts);
  }

  /** Something that can fail as files do. */
  @FunctionalInterface
  interface Opening<T> {
    T open() throws IOException;
  }

  /** Opens an output. */
  <T> T opening(Path file, Opening<T> opening) throws IOException {
    try {
      return opening.open();
    } catch (ResumeException e) {
      throw e;
    } catch (IOException e) {
      throw unwritable(file, 0, e);
    }
  }

  /** What is said of an output that cannot be written to, with the way to go on. */
  IOException unwritable(Path file, int kept, IOException cause) {
    String reason = "cannot write %s: %s".formatted(file, Errors.message(cause));
    return new IOException(kept == 0 ? reason : reason + "\n" + goOn(kept), cause);
  }

  /** How to go on with what was kept. */
  String goOn(int kept) {
    return "%s finished and kept. To go on: %s"
        .formatted(
            kept == 1 ? "1 document is" : "%,d documents are".formatted(kept),
            CommandLines.quoted(environment.program(), CommandLines.resuming(arguments)));
  }
}
