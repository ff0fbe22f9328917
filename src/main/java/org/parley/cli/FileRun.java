package org.parley.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.parley.cli.ClassifyRun.Result;
import org.parley.ingest.Ingest;
import org.parley.ingest.Ingested;
import org.parley.output.Counts;
import org.parley.output.JournaledOutput;
import org.parley.output.JournaledOutput.Place;
import org.parley.output.LabelStudioConfig;
import org.parley.output.Manifest;
import org.parley.output.OutputFormat;
import org.parley.output.ResumeException;

/** Classifies into a file, which can be interrupted at any point and gone on with. */
final class FileRun {

  /** What to do about what an interrupted run has left. */
  enum Leftover {
    /** Nothing is expected; refuse to overwrite any. */
    REFUSE,
    /** Go on from there. */
    RESUME,
    /** Throw it away. */
    DISCARD
  }

  private final Classification classification;
  private final Path file;
  private final Leftover leftover;

  FileRun(Classification classification, Path file, Leftover leftover) {
    this.classification = classification;
    this.file = file;
    this.leftover = leftover;
  }

  /**
   * Runs.
   *
   * @return an exit code
   * @throws ResumeException where what an earlier run left stands in the way
   */
  int run() throws IOException {
    Optional<JournaledOutput> output = classification.opening(file, this::open);
    if (output.isEmpty()) {
      return ExitCode.DONE;
    }
    try {
      return run(output.get());
    } catch (IOException e) {
      throw classification.unwritable(file, output.get().pieces(), e);
    }
  }

  private int run(JournaledOutput output) throws IOException {
    List<Path> files = Ingest.files(classification.paths());
    Result result;
    try (Interruption interruption = new Interruption(() -> farewell(output));
        output) {
      try (Stream<Ingested> documents = classification.ingest().read(classification.paths());
          Progress progress = Progress.of(files, classification.environment())) {
        result = classification.run().run(documents, output, progress, interruption::requested);
      }
      if (!result.whole()) {
        return ExitCode.INTERRUPTED;
      }
      publish(output, files, result.counts());
      interruption.finished();
    }
    return classification.conclude(result.counts());
  }

  private void publish(JournaledOutput output, List<Path> files, Counts counts) throws IOException {
    output.publish();
    if (classification.format() == OutputFormat.LABEL_STUDIO) {
      LabelStudioConfig.of(classification.pipeline().bundle().targets())
          .write(LabelStudioConfig.beside(file));
    }
    classification
        .manifest(classification.inputs(files), counts, output.started())
        .write(Manifest.beside(file));
    output.finish();
  }

  private void farewell(JournaledOutput output) {
    classification.environment().say("interrupted; " + classification.goOn(output.pieces()));
  }

  /** Opens the output; empty where it is finished. */
  private Optional<JournaledOutput> open() throws IOException {
    Environment environment = classification.environment();
    if (leftover == Leftover.RESUME) {
      Optional<JournaledOutput> resumed =
          JournaledOutput.resume(
              file, Place.BESIDE, classification.settings(), classification.rendering());
      if (resumed.isPresent()) {
        environment.say("resuming: %,d finished so far".formatted(resumed.get().pieces()));
        return resumed;
      }
      if (isFinished()) {
        return Optional.empty();
      }
    } else if (leftover == Leftover.REFUSE && JournaledOutput.isUnfinished(file)) {
      throw new ResumeException(
          "an interrupted run has left finished documents of %s: go on with --resume, or throw them"
                  .formatted(file)
              + " away with --restart");
    }
    return Optional.of(
        JournaledOutput.begin(
            file,
            Place.BESIDE,
            Classification.now(),
            classification.settings(),
            classification.rendering()));
  }

  /** Whether there is nothing to do; says so, or why there is. */
  private boolean isFinished() throws IOException {
    Environment environment = classification.environment();
    Optional<Manifest> manifest = Manifest.read(Manifest.beside(file));
    if (!Files.exists(file) || manifest.isEmpty()) {
      environment.say("nothing to resume: beginning %s".formatted(file));
      return false;
    }
    Optional<String> difference = classification.settings().difference(manifest.get());
    if (difference.isPresent()) {
      throw new ResumeException(
          "%s is finished, but with other settings: %s; without --resume it is made anew"
              .formatted(file, difference.get()));
    }
    List<Manifest.Input> inputs = classification.inputs(Ingest.files(classification.paths()));
    if (!inputs.equals(manifest.get().inputs())) {
      environment.say(
          "%s is finished, but its input has changed since: making it anew".formatted(file));
      return false;
    }
    environment.say("%s is finished: nothing to do".formatted(file));
    return true;
  }
}
