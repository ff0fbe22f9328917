package org.parley.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.parley.cli.ClassifyRun.Result;
import org.parley.ingest.Ingested;
import org.parley.output.Counts;
import org.parley.output.Journal.FileDone;
import org.parley.output.JournaledOutput;
import org.parley.output.JournaledOutput.Place;
import org.parley.output.Manifest;
import org.parley.output.ResumeException;
import org.parley.output.Summary;
import org.parley.output.Tally;

/**
 * Classifies the files of a folder as they arrive, until it is interrupted. The output grows, and
 * its journal stays beside it, so that every file is classified once, whatever happens in between.
 */
final class WatchRun {

  private final Classification classification;
  private final Path folder;
  private final Path file;
  private final boolean restart;

  private final List<Manifest.Input> inputs = new ArrayList<>();
  private final Set<Path> known = new HashSet<>();
  private final Tally tally = new Tally();

  /**
   * A run.
   *
   * @param folder what to watch
   * @param file where to write
   * @param restart whether to throw away what earlier runs have written
   */
  WatchRun(Classification classification, Path folder, Path file, boolean restart) {
    this.classification = classification;
    this.folder = folder;
    this.file = file;
    this.restart = restart;
  }

  /**
   * Runs until it is interrupted.
   *
   * @return an exit code
   * @throws ResumeException where the output cannot be gone on with
   */
  int run() throws IOException {
    JournaledOutput output = classification.opening(file, this::open);
    try {
      run(output);
      return ExitCode.INTERRUPTED;
    } catch (IOException e) {
      throw classification.unwritable(file, output.pieces(), e);
    }
  }

  private JournaledOutput open() throws IOException {
    if (!restart) {
      Optional<JournaledOutput> earlier =
          JournaledOutput.resume(
              file, Place.IN_PLACE, classification.settings(), classification.rendering());
      if (earlier.isPresent()) {
        return earlier.get();
      }
      if (Files.exists(file) && Files.size(file) > 0) {
        throw new ResumeException(
            "%s is there already, and no 'classify --watch' wrote it: name another file, or"
                    .formatted(file)
                + " overwrite it with --restart");
      }
    }
    return JournaledOutput.begin(
        file,
        Place.IN_PLACE,
        Classification.now(),
        classification.settings(),
        classification.rendering());
  }

  private void run(JournaledOutput output) throws IOException {
    try (Interruption interruption = new Interruption(() -> farewell(output));
        output;
        Arrivals arrivals = new Arrivals(folder)) {
      recall(output);
      say("watching %s (%,d files done so far); Ctrl-C ends".formatted(folder, known.size()));
      boolean due = true;
      while (!interruption.requested()) {
        if (due && classify(arrivals.scan(known), output, interruption::requested)) {
          manifest(output).write(Manifest.beside(file));
        }
        due = arrivals.await();
      }
      manifest(output).write(Manifest.beside(file));
    }
  }

  private void recall(JournaledOutput output) {
    for (FileDone done : output.filesDone()) {
      remember(done);
    }
    tally.add(output.finished());
  }

  private void remember(FileDone done) {
    Path path = folder.resolve(done.file());
    known.add(path);
    inputs.add(new Manifest.Input(path.toString(), done.sha256()));
  }

  /** Whether any file was classified. */
  private boolean classify(List<Path> files, JournaledOutput output, BooleanSupplier stop)
      throws IOException {
    boolean any = false;
    for (Path arrived : files) {
      if (stop.getAsBoolean()) {
        break;
      }
      any |= classify(arrived, output, stop);
    }
    return any;
  }

  private boolean classify(Path arrived, JournaledOutput output, BooleanSupplier stop)
      throws IOException {
    String sha256 = Classification.hash(arrived);
    Result result;
    try (Stream<Ingested> documents = classification.ingest().read(folder, arrived)) {
      result = classification.run().run(documents, output, Progress.SILENT, stop);
    }
    if (!result.whole()) {
      return false;
    }
    Counts remarks = result.counts().remarks();
    FileDone done = new FileDone(folder.relativize(arrived).toString(), sha256, remarks);
    output.fileDone(done);
    remember(done);
    tally.add(result.counts());
    say(arrived + ": " + Summary.lines(result.counts()).get(0));
    remarks.notices().forEach(notice -> say("note: " + notice));
    remarks.failed().forEach(failure -> say("failed: " + failure));
    return true;
  }

  private Manifest manifest(JournaledOutput output) {
    return classification.manifest(List.copyOf(inputs), tally.counts(), output.started());
  }

  private void farewell(JournaledOutput output) {
    say("interrupted; " + classification.goOn(output.pieces()));
  }

  private void say(String line) {
    classification.environment().say(line);
  }
}
