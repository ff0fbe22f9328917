package org.parley.train;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.Preparation;
import org.parley.Version;
import org.parley.evaluate.Evaluator;
import org.parley.evaluate.metric.Bootstrap;
import org.parley.evaluate.metric.Figures;
import org.parley.evaluate.metric.Measure;
import org.parley.evaluate.metric.PairedDifference;
import org.parley.evaluate.metric.Scored;
import org.parley.stance.BundleDescription;
import org.parley.stance.NeuralMember;
import org.parley.stance.Pair;
import org.parley.stance.Stance;
import org.parley.target.Target;
import org.parley.target.TargetMentions;
import org.parley.train.RecordedEvaluation.Value;
import org.parley.train.neural.EncoderPlan;

/**
 * What each part of a bundle is worth: its cross-validation done again in the same folds, each time
 * with one thing changed. Compared on the pairs that gold calls addressed.
 */
public final class Ablation {

  private static final String WHOLE = "nothing: the whole model";

  private final AblationRequest request;
  private final BundleDescription model;
  private final Progress progress;
  private final CheckpointFolder checkpoints;
  private final Bootstrap bootstrap;

  /**
   * An ablation.
   *
   * @param progress is told how it goes
   */
  public Ablation(AblationRequest request, Progress progress) {
    this.request = request;
    this.progress = progress;
    model = request.bundle().description();
    checkpoints = CheckpointFolder.beside(request.bundle().directory(), ".ablation");
    bootstrap = new Bootstrap(Evaluator.DEFAULT_RESAMPLES, model.training().seed(), () -> {});
  }

  /**
   * Cross-validates every variant.
   *
   * @throws TrainingException where the data are not those that the bundle was trained on
   * @throws org.parley.annotation.MalformedAnnotationException where a row or the split is
   *     malformed
   * @throws IOException where a file cannot be read or written
   */
  public AblationRecord run() throws IOException {
    checkpoints.begin(request.resume(), progress::say);
    List<Example> examples = examples();
    if (model.members().size() == 1 && !model.members().contains(NeuralMember.NAME)) {
      progress.say(
          "%s has the %s member alone, of which nothing can be left out: it is measured as a whole"
              .formatted(model.name(), model.members().get(0)));
    }
    Map<String, List<HeldOut>> variants = new LinkedHashMap<>();
    List<OutOfFold> whole = crossValidated(WHOLE, examples, request.encoders());
    variants.put(WHOLE, judged(whole, model.members()));
    for (String left : model.members()) {
      List<String> others = model.members().stream().filter(name -> !name.equals(left)).toList();
      if (!others.isEmpty()) {
        variants.put("no " + left + " member", judged(whole, others));
      }
    }
    if (model.members().contains(NeuralMember.NAME)) {
      for (AblationRequest.Change change : request.changes()) {
        List<Example> read =
            change.description()
                ? examples
                : examples.stream().map(Ablation::withoutDescription).toList();
        if (read.equals(examples) && change.encoders().equals(request.encoders())) {
          progress.say("left out, as it would change nothing: " + change.name());
          continue;
        }
        variants.put(
            change.name(),
            judged(crossValidated(change.name(), read, change.encoders()), model.members()));
      }
    }
    List<AblationRecord.Row> rows = new ArrayList<>();
    variants.forEach((name, judged) -> rows.addAll(rows(name, judged, variants)));
    AblationRecord record =
        new AblationRecord(
            RecordFile.hash(request.bundle()),
            request.command(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            Version.get(),
            model.training().folds(),
            model.training().seed(),
            rows);
    checkpoints.delete();
    return record;
  }

  private List<Example> examples() throws IOException {
    List<String> words = List.of(model.training().command().split("[ =]"));
    for (String option : List.of("--with-shipped", "--holdout")) {
      if (words.contains(option)) {
        throw new TrainingException(
            "%s was trained with %s, which an ablation does not repeat: train it without"
                .formatted(model.name(), option));
      }
    }
    BundleDescription.SplitParts split = model.training().split();
    if ((split == null) != (request.splits() == null)) {
      throw new TrainingException(
          split == null
              ? "%s was trained on every row: leave --splits out".formatted(model.name())
              : "%s was trained on the parts %s of a split: name it with --splits"
                  .formatted(model.name(), String.join(", ", split.parts())));
    }
    TrainingData data =
        TrainingData.read(
            request.data(),
            request.splits() == null || split == null
                ? null
                : new TrainingRequest.SplitPart(request.splits(), split.parts()),
            progress);
    checkIsOf(data);
    Preparation preparation =
        Preparation.of(request.bundle().targets(), request.bundle().gazetteer());
    return new ExampleBuilder(preparation, request.bundle().targets())
        .build(data.annotations(), progress);
  }

  /** Other data would make other folds, and figures that say nothing of this bundle. */
  private void checkIsOf(TrainingData data) throws TrainingException {
    List<BundleDescription.DataFile> trained = model.training().data();
    for (BundleDescription.DataFile file : data.files()) {
      if (!trained.contains(file)) {
        throw new TrainingException(
            "%s was not trained on this %s: name the files that its card lists, or train it again"
                .formatted(model.name(), file.file()));
      }
    }
    for (BundleDescription.DataFile file : trained) {
      if (!data.files().contains(file)) {
        throw new TrainingException(
            "%s was trained on %s too: name it with --data".formatted(model.name(), file.file()));
      }
    }
    if (data.split() != null && !data.split().equals(model.training().split())) {
      throw new TrainingException(
          "%s was trained by another split than this %s: name that one, or train it again"
              .formatted(model.name(), data.split().file()));
    }
  }

  /** Trainers that are set otherwise would measure another model. */
  private void checkAreOf(List<MemberTrainer> trainers) throws TrainingException {
    for (MemberTrainer trainer : trainers) {
      String then = model.training().settings().getOrDefault(trainer.name(), "");
      if (then.isEmpty()) {
        throw new TrainingException(
            "%s does not tell how its %s member was trained, as bundles do since: train it again"
                .formatted(model.name(), trainer.name()));
      }
      if (!trainer.settings().equals(then)) {
        throw new TrainingException(
            ("the %s member of %s was trained as %s, and now it would be as %s: give the"
                    + " neural member's options as then, and fetch what 'parley models' does not show as here")
                .formatted(trainer.name(), model.name(), then, trainer.settings()));
      }
    }
  }

  private List<OutOfFold> crossValidated(
      String name, List<Example> examples, List<EncoderPlan> plans) throws IOException {
    progress.say("changed: " + name);
    List<MemberTrainer> trainers =
        MemberTrainers.of(
            model.members(), request.bundle().lexicon(), plans, checkpoints, progress::tune);
    try {
      if (name.equals(WHOLE)) {
        checkAreOf(trainers);
      }
      return new CrossValidation(trainers, model.training().folds(), model.training().seed())
          .run(examples, progress);
    } finally {
      trainers.forEach(MemberTrainer::close);
    }
  }

  private static List<HeldOut> judged(List<OutOfFold> predictions, List<String> members) {
    return HeldOutFigures.counted(HeldOut.crossFitted(predictions, members));
  }

  /** The same with a target of which the encoder is told the name alone. */
  private static Example withoutDescription(Example example) {
    Pair pair = example.pair();
    Target target = pair.target().target();
    Target named =
        new Target(
            target.id(), target.name(), target.name(), target.addressing(), target.aliases());
    return new Example(
        example.annotation(),
        new Pair(
            pair.paragraph(),
            pair.entities(),
            new TargetMentions(named, pair.target().addressed(), pair.target().mentions()),
            pair.rivals()),
        example.label(),
        example.goldAddressed(),
        example.group());
  }

  /** A variant's rows: all pairs, then each language, where anything changes. */
  private List<AblationRecord.Row> rows(
      String variant, List<HeldOut> judged, Map<String, List<HeldOut>> variants) {
    List<HeldOut> whole = variants.getOrDefault(WHOLE, List.of());
    List<AblationRecord.Row> rows = new ArrayList<>();
    if (judged.isEmpty()) {
      return rows;
    }
    rows.add(row(variant, "all", judged, whole));
    Map<String, List<HeldOut>> byLanguage = HeldOutFigures.byLanguage(judged);
    Map<String, List<HeldOut>> wholeByLanguage = HeldOutFigures.byLanguage(whole);
    byLanguage.forEach(
        (code, own) -> {
          List<HeldOut> beside = wholeByLanguage.getOrDefault(code, List.of());
          boolean changed = variant.equals(WHOLE) || !labels(own).equals(labels(beside));
          if (byLanguage.size() > 1 && changed) {
            rows.add(row(variant, "language " + code, own, beside));
          }
        });
    return rows;
  }

  private static List<Stance> labels(List<HeldOut> judged) {
    return judged.stream().map(one -> one.probabilities().argmax()).toList();
  }

  private AblationRecord.Row row(
      String variant, String slice, List<HeldOut> judged, List<HeldOut> whole) {
    boolean itself = variant.equals(WHOLE);
    boolean alone = HeldOutFigures.judgesAll(NeuralMember.NAME, judged);
    boolean besideAlone = HeldOutFigures.judgesAll(NeuralMember.NAME, whole);
    return new AblationRecord.Row(
        variant,
        slice,
        judged.size(),
        macroF1(judged, null),
        itself ? null : difference(judged, whole, null),
        alone ? macroF1(judged, NeuralMember.NAME) : null,
        itself || !alone || !besideAlone ? null : difference(judged, whole, NeuralMember.NAME));
  }

  private Value macroF1(List<HeldOut> judged, @Nullable String member) {
    List<Scored> rows = HeldOutFigures.rows(judged, member);
    return Value.of(Figures.of(rows, bootstrap).of(Measure.MACRO_F1));
  }

  private Value difference(List<HeldOut> judged, List<HeldOut> whole, @Nullable String member) {
    PairedDifference difference =
        new PairedDifference(
            HeldOutFigures.rows(judged, member), HeldOutFigures.rows(whole, member));
    return Value.of(difference.of(Measure.MACRO_F1, bootstrap));
  }
}
