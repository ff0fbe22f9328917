package org.parley.train;

import static java.util.Map.entry;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.output.OutputFile;
import org.parley.stance.Bundle;
import org.parley.stance.BundleDescription;
import org.parley.stance.BundleDescription.Figure;
import org.parley.stance.BundleDescription.Learned;
import org.parley.stance.BundleDescription.SplitParts;
import org.parley.stance.BundleDescription.Training;
import org.parley.stance.BundleException;
import org.parley.stance.Calibration;
import org.parley.target.TargetSet;

/** A bundle's card, for people (after Mitchell et al. 2019, "Model Cards for Model Reporting"). */
final class ModelCard {

  /** The name of the card's file within a bundle. */
  static final String FILE = "MODEL.md";

  /** The name of the file within a bundle of what its makers add to the card. */
  private static final String NOTES = "notes.md";

  private static final String TEMPLATE = "MODEL.md.mustache";

  /** A list of hundreds of targets, as of a corpus in the pair form, tells a reader nothing. */
  private static final int MOST_TARGETS = 20;

  private ModelCard() {}

  /**
   * Writes a bundle's card anew, with what it keeps of evaluations, of an ablation and of notes.
   *
   * @throws BundleException where such a record is damaged
   */
  static void write(Bundle bundle) throws IOException {
    try (OutputFile file = OutputFile.create(bundle.directory().resolve(FILE))) {
      file.writer()
          .write(
              of(
                  bundle.description(),
                  bundle.targets(),
                  EvaluationRecords.of(bundle),
                  AblationRecord.of(bundle),
                  notes(bundle)));
      file.commit();
    }
  }

  private static String notes(Bundle bundle) throws IOException {
    Path file = bundle.directory().resolve(NOTES);
    return Files.exists(file) ? Files.readString(file).strip() : "";
  }

  /**
   * The card's text in Markdown.
   *
   * @param evaluations what was measured of the finished bundle
   * @param ablation what each of its parts is worth; null where that was not measured
   * @param notes what its makers add, in Markdown; the empty string for nothing
   */
  static String of(
      BundleDescription description,
      TargetSet targets,
      List<RecordedEvaluation> evaluations,
      @Nullable AblationRecord ablation,
      String notes) {
    List<Figure> figures = description.training().figures();
    int more = targets.targets().size() - MOST_TARGETS;
    try (InputStream in =
        Objects.requireNonNull(ModelCard.class.getResourceAsStream(TEMPLATE), TEMPLATE)) {
      return Mustache.compiler()
          .escapeHTML(false)
          .emptyStringIsFalse(true)
          .compile(new InputStreamReader(in, StandardCharsets.UTF_8))
          .execute(
              Map.ofEntries(
                  entry("bundle", description),
                  entry("training", description.training()),
                  entry(
                      "members",
                      description.members().stream()
                          .map(name -> member(name, description.training()))
                          .collect(Collectors.joining(", "))),
                  entry("cost", cost(description.training())),
                  entry("split", split(description.training())),
                  entry("learned", learned(description.training())),
                  entry("targets", targets.targets().stream().limit(MOST_TARGETS).toList()),
                  entry("moreTargets", more > 0 ? Integer.toString(more) : ""),
                  entry("calibration", calibration(description.calibration())),
                  entry("crossValidated", table(figures, HeldOutFigures.CROSS_VALIDATION)),
                  entry("heldOut", table(figures, HeldOutFigures.HELD_OUT)),
                  entry("fewPairs", FewPairs.of(figures, targets.ids())),
                  entry("measured", !evaluations.isEmpty()),
                  entry("evaluations", evaluations.stream().map(EvaluationCard::of).toList()),
                  entry("notes", notes),
                  entry("ablation", ablation == null ? "" : MarkdownTable.of(ablation.table())),
                  entry("ablationCommand", ablation == null ? "" : ablation.command())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A member's name and how it was trained, as far as that is known. */
  private static String member(String name, Training training) {
    String settings = training.settings().getOrDefault(name, "");
    return settings.isEmpty() ? name : "%s (%s)".formatted(name, settings);
  }

  /** What the training took of time and memory. */
  private static String cost(Training training) {
    String time =
        String.format(
            Locale.ROOT,
            training.resumed() ? "%.1f s since it was resumed" : "%.1f s",
            training.seconds());
    return training.peakMegabytes() == null
        ? time
        : String.format(
            Locale.ROOT, "%s, with at most %,d MB of memory", time, training.peakMegabytes());
  }

  /** The parts of the split that were learned from; the empty string where there is none. */
  private static String split(Training training) {
    SplitParts split = training.split();
    return split == null
        ? ""
        : "Of these it learned from the documents of the parts %s of `%s` (SHA-256 `%s`)."
            .formatted(String.join(" and ", split.parts()), split.file(), split.sha256());
  }

  /** A Markdown table of what was learned from; the empty string where that was not counted. */
  private static String learned(Training training) {
    if (training.learned().isEmpty()) {
      return "";
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("language", "target", "pro", "anti", "none"));
    for (Learned learned : training.learned()) {
      rows.add(
          List.of(
              learned.language(),
              learned.target().isEmpty() ? "all" : learned.target(),
              Integer.toString(learned.pro()),
              Integer.toString(learned.anti()),
              Integer.toString(learned.none())));
    }
    return MarkdownTable.of(rows);
  }

  private static String calibration(Calibration calibration) {
    String abstention =
        calibration.threshold() == null
            ? "no confidence reached an accuracy of %s with 95%% confidence, so it never abstains"
                .formatted(CalibrationFitter.ACCURACY)
            : String.format(
                Locale.ROOT, "it abstains below a confidence of %.3f", calibration.threshold());
    return String.format(
        Locale.ROOT,
        "%s; temperature %.3f; %s",
        weights(calibration),
        calibration.temperature(),
        abstention);
  }

  private static String weights(Calibration calibration) {
    if (calibration.weights().values().stream().distinct().count() == 1) {
      return "equal weights";
    }
    return "weights "
        + new TreeMap<>(calibration.weights())
            .entrySet().stream()
                .map(
                    weight ->
                        String.format(Locale.ROOT, "%s %.1f", weight.getKey(), weight.getValue()))
                .collect(Collectors.joining(", "));
  }

  /** A Markdown table of the figures of one kind; the empty string where there are none. */
  private static String table(List<Figure> figures, String on) {
    List<Figure> own = figures.stream().filter(figure -> figure.on().equals(on)).toList();
    if (own.isEmpty()) {
      return "";
    }
    return MarkdownTable.of(FigureTable.rows(own));
  }
}
