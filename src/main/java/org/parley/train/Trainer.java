package org.parley.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.Preparation;
import org.parley.Version;
import org.parley.annotation.Annotation;
import org.parley.annotation.AnnotationWriter;
import org.parley.annotation.GoldFiles;
import org.parley.annotation.Splits;
import org.parley.encoder.EncoderLibrary;
import org.parley.encoder.ModelCache;
import org.parley.ingest.MissingPathException;
import org.parley.stance.BundleDescription;
import org.parley.stance.Calibration;
import org.parley.stance.Distribution;
import org.parley.stance.LabelledPair;
import org.parley.stance.Lexicon;
import org.parley.stance.LinearMember;
import org.parley.stance.NeuralMember;
import org.parley.stance.PairFeatures;
import org.parley.stance.StanceMember;
import org.parley.target.TargetSet;
import org.parley.text.Nearest;
import org.parley.text.Sha256;
import org.parley.train.neural.NeuralTrainer;

/**
 * A training run from annotation files to a bundle: examples, cross-validation, calibration on what
 * it predicted, a last fit on everything but what is held out, and figures.
 */
public final class Trainer {

  private static final List<String> MEMBERS = List.of(LinearMember.NAME, NeuralMember.NAME);

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

  /** The gold that a run is given. */
  private record Data(
      List<BundleDescription.DataFile> files,
      BundleDescription.@Nullable SplitParts split,
      List<Annotation> annotations) {

    /** The same gold, and files that were learned from beside it. */
    Data with(List<BundleDescription.DataFile> more) {
      return new Data(Stream.concat(files.stream(), more.stream()).toList(), split, annotations);
    }
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
    if (!request.resume()) {
      deleteCheckpoints();
    }
    List<MemberTrainer> trainers = trainers();
    Data data = read();
    TargetSet targets = targets(data.annotations());
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

    List<OutOfFold> outOfFold =
        new CrossValidation(trainers, request.folds(), request.seed())
            .run(parts.learned(), progress);
    Calibration calibration = CalibrationFitter.fit(outOfFold, request.members());
    List<HeldOut> predictions = crossFitted(outOfFold);
    List<BundleDescription.Figure> figures =
        new ArrayList<>(
            HeldOutFigures.of(HeldOutFigures.CROSS_VALIDATION, predictions, request.seed()));

    List<StanceMember> members = new ArrayList<>();
    try {
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
                  calibration,
                  figures,
                  started),
              targets,
              request.targets() == null ? targets.toYaml() : Files.readString(request.targets()),
              request.gazetteer(),
              request.lexicon(),
              members);
      FewPairs.of(figures, targets.ids()).forEach(progress::say);
      deleteCheckpoints();
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
                    request.encoders(),
                    checkpoints(),
                    progress::tune));
        default ->
            throw new TrainingException(
                "no member '%s'; there are: %s%s"
                    .formatted(
                        member,
                        String.join(", ", MEMBERS),
                        Nearest.to(member, MEMBERS)
                            .map("; did you mean %s?"::formatted)
                            .orElse("")));
      }
    }
    return trainers;
  }

  private Data read() throws IOException {
    List<BundleDescription.DataFile> files = new ArrayList<>();
    List<Annotation> annotations = new ArrayList<>();
    for (GoldFiles.GoldFile file : GoldFiles.read(request.data())) {
      files.add(
          new BundleDescription.DataFile(
              file.name(), Sha256.of(file.file()), file.annotations().size()));
      annotations.addAll(file.annotations());
    }
    TrainingRequest.SplitPart split = request.split();
    BundleDescription.SplitParts parts = null;
    if (split != null) {
      parts =
          new BundleDescription.SplitParts(
              split.file().getFileName().toString(), Sha256.of(split.file()), split.parts());
      Splits splits = Splits.read(split.file());
      long unknown = annotations.stream().filter(row -> !splits.has(row.document())).count();
      if (unknown > 0) {
        progress.say(
            "%d rows are of documents that are in no part of %s: they are left aside"
                .formatted(unknown, split.file()));
      }
      annotations = splits.select(annotations, split.parts());
    }
    if (annotations.isEmpty()) {
      throw new TrainingException(
          "no rows to learn from in "
              + String.join(", ", request.data().stream().map(Path::toString).toList())
              + (split == null
                  ? ""
                  : " that are in the parts %s of %s"
                      .formatted(String.join(", ", split.parts()), split.file())));
    }
    return new Data(files, parts, annotations);
  }

  private TargetSet targets(List<Annotation> annotations) throws IOException {
    Set<String> labelled = new LinkedHashSet<>();
    annotations.forEach(annotation -> labelled.addAll(annotation.labels().keySet()));
    if (request.targets() == null) {
      return TargetSet.assumed(List.copyOf(labelled));
    }
    TargetSet targets = TargetSet.read(request.targets());
    Set<String> unlabelled = new TreeSet<>(targets.ids());
    unlabelled.removeAll(labelled);
    Set<String> unknown = new TreeSet<>(labelled);
    unknown.removeAll(targets.ids());
    if (unlabelled.size() == targets.ids().size()) {
      throw new TrainingException(
          "no row labels a target of %s: it has %s, the rows label %s"
              .formatted(
                  request.targets(),
                  String.join(", ", targets.ids()),
                  unknown.isEmpty() ? "none" : String.join(", ", unknown)));
    }
    for (String target : unknown) {
      progress.say(
          "labels for '%s' are left aside: %s has no such target%s"
              .formatted(
                  target,
                  request.targets(),
                  Nearest.to(target, unlabelled).map("; did you mean %s?"::formatted).orElse("")));
    }
    for (String target : unlabelled) {
      progress.say(
          "no row labels the target '%s': it will be judged by what is learned of the others"
              .formatted(target));
    }
    return targets;
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

  /** Each fold's predictions, combined by what was fitted on the other folds. */
  private List<HeldOut> crossFitted(List<OutOfFold> outOfFold) {
    List<Calibration> byFold =
        CalibrationFitter.crossFit(outOfFold, request.members(), request.folds());
    return outOfFold.stream().map(one -> HeldOut.of(one, byFold.get(one.fold()))).toList();
  }

  private static List<HeldOut> judge(
      List<Example> examples, List<StanceMember> members, Calibration calibration) {
    List<HeldOut> judged = new ArrayList<>();
    for (Example example : examples) {
      Map<String, Distribution> distributions = new HashMap<>();
      if (example.found()) {
        for (StanceMember member : members) {
          if (member.judges(example.pair().paragraph().language())) {
            distributions.put(member.name(), member.judge(example.pair()));
          }
        }
      }
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
      Data data,
      Map<String, String> settings,
      List<Example> learned,
      Calibration calibration,
      List<BundleDescription.Figure> figures,
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
            Version.libraries(),
            System.getProperty("java.version"),
            Version.operatingSystem(),
            Math.round((System.nanoTime() - started) / 1e8) / 10.0,
            request.resume(),
            megabytes.isPresent() ? megabytes.getAsLong() : null,
            figures));
  }
}
