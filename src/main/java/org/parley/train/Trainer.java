package org.parley.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.parley.Preparation;
import org.parley.Version;
import org.parley.annotation.Annotation;
import org.parley.annotation.GoldFiles;
import org.parley.annotation.Splits;
import org.parley.encoder.EncoderLibrary;
import org.parley.encoder.ModelCache;
import org.parley.stance.BundleDescription;
import org.parley.stance.Calibration;
import org.parley.stance.LabelledPair;
import org.parley.stance.Lexicon;
import org.parley.stance.LinearMember;
import org.parley.stance.NeuralMember;
import org.parley.stance.PairFeatures;
import org.parley.stance.StanceMember;
import org.parley.target.TargetSet;
import org.parley.text.Sha256;
import org.parley.train.neural.EncoderPlan;
import org.parley.train.neural.NeuralTrainer;
import org.parley.train.neural.TrainingProgress;

/**
 * A training run from annotation files to a bundle: examples, cross-validation, calibration on what
 * it predicted, a last fit on everything.
 */
public final class Trainer {

  private final TrainingRequest request;
  private final Consumer<String> progress;
  private final Consumer<TrainingProgress> steps;

  /**
   * A run.
   *
   * @param progress is told in one line each what has been done
   * @param steps is told how far a fine-tuning is
   */
  public Trainer(
      TrainingRequest request, Consumer<String> progress, Consumer<TrainingProgress> steps) {
    this.request = request;
    this.progress = progress;
    this.steps = steps;
  }

  /**
   * Trains and writes the bundle.
   *
   * @return the out-of-fold predictions that calibrated it
   * @throws TrainingException where the data or the options do not allow it
   * @throws IOException where a file cannot be read or written
   */
  public List<OutOfFold> run() throws IOException {
    long started = System.nanoTime();
    if (!request.resume()) {
      deleteCheckpoints();
    }
    List<BundleDescription.DataFile> files = new ArrayList<>();
    List<Annotation> annotations = read(files);
    TargetSet targets = targets(annotations);
    List<Example> examples =
        new ExampleBuilder(Preparation.of(targets, request.gazetteer()), targets)
            .build(annotations);
    if (examples.isEmpty()) {
      throw new TrainingException(
          "no row has a label for any of the targets %s".formatted(targets.ids()));
    }
    progress.accept(
        "%d paragraphs, %d pairs, %d of them addressed"
            .formatted(
                annotations.size(),
                examples.size(),
                examples.stream().filter(CrossValidation::isForTraining).count()));

    List<MemberTrainer> trainers = trainers();
    List<OutOfFold> predictions =
        new CrossValidation(trainers, request.folds(), request.seed())
            .run(
                examples,
                fold -> progress.accept("fold %d of %d done".formatted(fold + 1, request.folds())));
    Calibration calibration = CalibrationFitter.fit(predictions, request.members());

    List<LabelledPair> training =
        examples.stream().filter(CrossValidation::isForTraining).map(Example::labelled).toList();
    List<StanceMember> members = new ArrayList<>();
    try {
      for (MemberTrainer trainer : trainers) {
        members.add(trainer.train(training, request.seed()));
        progress.accept("trained the %s member".formatted(trainer.name()));
      }
      BundleWriter.write(
          request.out(),
          describe(files, annotations.size(), calibration, started),
          targets,
          request.targets() == null ? targets.toYaml() : Files.readString(request.targets()),
          request.gazetteer(),
          request.lexicon(),
          members);
    } finally {
      members.forEach(StanceMember::close);
      trainers.forEach(MemberTrainer::close);
    }
    deleteCheckpoints();
    if (request.predictions() != null) {
      OutOfFoldWriter.write(request.predictions(), predictions, calibration);
    }
    return predictions;
  }

  private List<Annotation> read(List<BundleDescription.DataFile> files) throws IOException {
    List<Annotation> annotations = new ArrayList<>();
    for (GoldFiles.GoldFile file : GoldFiles.read(request.data())) {
      files.add(
          new BundleDescription.DataFile(
              file.file().getFileName().toString(),
              Sha256.of(file.file()),
              file.annotations().size()));
      annotations.addAll(file.annotations());
    }
    TrainingRequest.SplitPart split = request.split();
    return split == null
        ? annotations
        : Splits.read(split.file()).select(annotations, split.parts());
  }

  private TargetSet targets(List<Annotation> annotations) throws IOException {
    if (request.targets() != null) {
      return TargetSet.read(request.targets());
    }
    Set<String> names = new LinkedHashSet<>();
    annotations.forEach(annotation -> names.addAll(annotation.labels().keySet()));
    return TargetSet.assumed(List.copyOf(names));
  }

  /** Where a broken-off run leaves its state: beside the bundle. */
  private Path checkpoints() {
    Path out = request.out().toAbsolutePath().normalize();
    return out.resolveSibling(out.getFileName() + ".training");
  }

  private void deleteCheckpoints() throws IOException {
    Path folder = checkpoints();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private List<MemberTrainer> trainers() throws IOException {
    List<MemberTrainer> trainers = new ArrayList<>();
    for (String member : request.members()) {
      switch (member) {
        case LinearMember.NAME ->
            trainers.add(new LinearTrainer(new PairFeatures(Lexicon.read(request.lexicon()))));
        case NeuralMember.NAME ->
            trainers.add(
                new NeuralTrainer(
                    new EncoderLibrary(ModelCache.ofUser()),
                    List.of(EncoderPlan.ENGLISH),
                    checkpoints(),
                    steps));
        default ->
            throw new TrainingException(
                "no member '%s'; there are: %s, %s"
                    .formatted(member, LinearMember.NAME, NeuralMember.NAME));
      }
    }
    return trainers;
  }

  private BundleDescription describe(
      List<BundleDescription.DataFile> files,
      int paragraphs,
      Calibration calibration,
      long started) {
    return new BundleDescription(
        BundleDescription.FORMAT,
        request.out().toAbsolutePath().normalize().getFileName().toString(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        Version.get(),
        Map.of(),
        request.members(),
        calibration,
        new BundleDescription.Training(
            request.command(),
            request.seed(),
            request.folds(),
            files,
            paragraphs,
            Version.libraries(),
            System.getProperty("java.version"),
            Version.operatingSystem(),
            Math.round((System.nanoTime() - started) / 1e8) / 10.0,
            Map.of()));
  }
}
