package org.parley.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.Preparation;
import org.parley.Version;
import org.parley.annotation.AnnotationWriter;
import org.parley.ingest.MissingPathException;
import org.parley.stance.BundleDescription;
import org.parley.stance.Calibration;
import org.parley.stance.Distribution;
import org.parley.stance.LabelledPair;
import org.parley.stance.NeuralMember;
import org.parley.stance.StanceMember;
import org.parley.target.TargetSet;

/**
 * A training run from annotation files to a bundle: examples, cross-validation, calibration on what
 * it predicted, a last fit on everything but what is held out, and figures.
 */
public final class Trainer {

  private final TrainingRequest request;
  private final Progress progress;

  /**
   * A run.
   *
   * @param progress is told how it goes
   */
  public Trainer(TrainingRequest request, Progress progress) {
    this.request = request;
    this.progress = progress;
  }

  /** Examples to learn from, and those that nothing is learned from. */
  private record Parts(List<Example> learned, List<Example> heldOut) {}

  /**
   * Trains and writes the bundle, and the predictions where they are asked for.
   *
   * @return what was written of it to its {@code model.json}
   * @throws TrainingException where the data or the options do not allow it
   * @throws org.parley.annotation.MalformedAnnotationException where a row or the split is
   *     malformed
   * @throws MissingPathException where a file that is to be read does not exist
   * @throws IOException where a file cannot be read or written
   */
  public BundleDescription run() throws IOException {
    long started = System.nanoTime();
    BundleWriter writer = new BundleWriter(request.out());
    checkFiles();
    CheckpointFolder checkpoints = CheckpointFolder.beside(request.out(), ".training");
    List<MemberTrainer> trainers =
        MemberTrainers.of(
            request.members(), request.lexicon(), request.encoders(), checkpoints, progress::tune);
    boolean resumed =
        checkpoints.begin(request.resume(), progress::say)
            && request.members().contains(NeuralMember.NAME);
    TrainingData data = TrainingData.read(request.data(), request.split(), progress);
    TargetSet targets = data.targets(request.targets(), progress);
    Preparation preparation = Preparation.of(targets, request.gazetteer());
    Parts parts =
        parts(new ExampleBuilder(preparation, targets).build(data.annotations(), progress));
    List<LabelledPair> training = CrossValidation.forTraining(parts.learned());
    progress.say(
        "%d paragraphs, %d pairs; learning from %d pairs that are addressed"
            .formatted(
                data.annotations().size(),
                parts.learned().size() + parts.heldOut().size(),
                training.size()));
    if (request.background() != null) {
      Background background = Background.read(request.background(), preparation, targets, progress);
      data = data.with(background.files());
      trainers.replaceAll(trainer -> new BackedTrainer(trainer, background.pairs()));
    }
    for (MemberTrainer trainer : trainers) {
      trainer.notes(training).forEach(progress::say);
    }

    List<StanceMember> members = new ArrayList<>();
    try {
      List<OutOfFold> outOfFold =
          new CrossValidation(trainers, request.folds(), request.seed())
              .run(parts.learned(), progress);
      Calibration calibration = CalibrationFitter.fit(outOfFold, request.members());
      List<HeldOut> predictions = HeldOut.crossFitted(outOfFold, request.members());
      List<BundleDescription.Figure> figures =
          new ArrayList<>(
              HeldOutFigures.of(HeldOutFigures.CROSS_VALIDATION, predictions, request.seed()));
      progress.begin("training", trainers.size());
      for (MemberTrainer trainer : trainers) {
        members.add(trainer.train(training, request.seed()));
        progress.step();
      }
      progress.end();
      if (!parts.heldOut().isEmpty()) {
        predictions = judge(parts.heldOut(), members, calibration);
        figures.addAll(HeldOutFigures.of(HeldOutFigures.HELD_OUT, predictions, request.seed()));
      }
      writePredictions(predictions);
      BundleDescription written =
          writer.write(
              describe(
                  writer.name(),
                  data,
                  trainers.stream()
                      .collect(Collectors.toMap(MemberTrainer::name, MemberTrainer::settings)),
                  parts.learned(),
                  targets,
                  calibration,
                  figures,
                  resumed,
                  started),
              targets,
              request.targets() == null ? targets.toYaml() : Files.readString(request.targets()),
              request.gazetteer(),
              request.lexicon(),
              members);
      String warning = FewPairs.warning(written.training().addressed());
      if (!warning.isEmpty()) {
        progress.say(warning);
      }
      checkpoints.delete();
      return written;
    } finally {
      members.forEach(StanceMember::close);
      trainers.forEach(MemberTrainer::close);
    }
  }

  /** Finds before hours of training what would fail after them. */
  private void checkFiles() throws TrainingException {
    List<@Nullable Path> read = new ArrayList<>();
    read.add(request.targets());
    read.add(request.gazetteer());
    read.add(request.lexicon());
    read.add(request.split() == null ? null : request.split().file());
    for (Path file : read) {
      if (file != null && !Files.exists(file)) {
        throw MissingPathException.of(file);
      }
    }
    Path predictions = request.predictions();
    if (predictions != null) {
      Path folder = predictions.toAbsolutePath().getParent();
      if (Files.isDirectory(predictions)) {
        throw new TrainingException(
            "cannot write predictions to %s: it is a folder; name a file in it"
                .formatted(predictions));
      }
      if (!Files.isDirectory(folder)) {
        throw new TrainingException(
            "cannot write predictions to %s: there is no folder %s; make it first"
                .formatted(predictions, folder));
      }
    }
  }

  private Parts parts(List<Example> examples) throws TrainingException {
    if (request.holdout() == 0) {
      return new Parts(examples, List.of());
    }
    boolean[] heldOut = Folds.holdOut(examples, request.holdout(), request.seed());
    Parts parts = new Parts(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < heldOut.length; i++) {
      (heldOut[i] ? parts.heldOut() : parts.learned()).add(examples.get(i));
    }
    return parts;
  }

  private static List<HeldOut> judge(
      List<Example> examples, List<StanceMember> members, Calibration calibration) {
    List<HeldOut> judged = new ArrayList<>();
    for (Example example : examples) {
      Map<String, Distribution> distributions =
          example.found() ? StanceMember.ask(members, example.pair()) : Map.of();
      judged.add(HeldOut.of(new OutOfFold(example, 0, distributions), calibration));
    }
    return judged;
  }

  /** Of a held-out part the gold rows as well: no file of the user's has just them. */
  private void writePredictions(List<HeldOut> predictions) throws IOException {
    Path file = request.predictions();
    if (file == null) {
      return;
    }
    PredictionsWriter.write(file, predictions);
    if (request.holdout() > 0) {
      String name = file.getFileName().toString();
      int dot = name.lastIndexOf('.');
      AnnotationWriter.write(
          file.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".gold.jsonl"),
          predictions.stream().map(one -> one.example().annotation()).distinct().toList());
    }
  }

  private BundleDescription describe(
      String name,
      TrainingData data,
      Map<String, String> settings,
      List<Example> learned,
      TargetSet targets,
      Calibration calibration,
      List<BundleDescription.Figure> figures,
      boolean resumed,
      long started)
      throws IOException {
    OptionalLong megabytes = PeakMemory.megabytes();
    return new BundleDescription(
        BundleDescription.FORMAT,
        name,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        Version.get(),
        Map.of(),
        request.members(),
        calibration,
        new BundleDescription.Training(
            request.command(),
            settings,
            request.seed(),
            request.folds(),
            data.files(),
            data.split(),
            (int) learned.stream().map(Example::annotation).distinct().count(),
            LearnedPairs.count(learned),
            FewPairs.count(learned, targets.ids()),
            Version.libraries(),
            System.getProperty("java.version"),
            Version.operatingSystem(),
            Math.round((System.nanoTime() - started) / 1e8) / 10.0,
            resumed,
            megabytes.isPresent() ? megabytes.getAsLong() : null,
            figures));
  }
}
