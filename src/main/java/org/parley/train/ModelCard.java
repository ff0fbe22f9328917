package org.parley.train;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.parley.stance.BundleDescription;
import org.parley.stance.BundleDescription.Figure;
import org.parley.stance.Calibration;
import org.parley.target.TargetSet;

/** A bundle's card, for people (after Mitchell et al. 2019, "Model Cards for Model Reporting"). */
final class ModelCard {

  /** The name of the card's file within a bundle. */
  static final String FILE = "MODEL.md";

  private static final String TEMPLATE = "MODEL.md.mustache";

  /** A list of hundreds of targets, as of a corpus in the pair form, tells a reader nothing. */
  private static final int MOST_TARGETS = 20;

  private ModelCard() {}

  /** The card's text in Markdown. */
  static String of(BundleDescription description, TargetSet targets) {
    List<Figure> figures = description.training().figures();
    int more = targets.targets().size() - MOST_TARGETS;
    try (InputStream in =
        Objects.requireNonNull(ModelCard.class.getResourceAsStream(TEMPLATE), TEMPLATE)) {
      return Mustache.compiler()
          .escapeHTML(false)
          .emptyStringIsFalse(true)
          .compile(new InputStreamReader(in, StandardCharsets.UTF_8))
          .execute(
              Map.of(
                  "bundle", description,
                  "training", description.training(),
                  "members", String.join(", ", description.members()),
                  "targets", targets.targets().stream().limit(MOST_TARGETS).toList(),
                  "moreTargets", more > 0 ? Integer.toString(more) : "",
                  "calibration", calibration(description.calibration()),
                  "crossValidated", table(figures, HeldOutFigures.CROSS_VALIDATION),
                  "heldOut", table(figures, HeldOutFigures.HELD_OUT),
                  "fewPairs", FewPairs.of(figures, targets.ids())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String calibration(Calibration calibration) {
    String abstention =
        calibration.threshold() == null
            ? "no confidence reached an accuracy of %s with 95%% confidence, so it never abstains"
                .formatted(CalibrationFitter.ACCURACY)
            : String.format(
                Locale.ROOT, "it abstains below a confidence of %.3f", calibration.threshold());
    return String.format(
        Locale.ROOT, "temperature %.3f; %s", calibration.temperature(), abstention);
  }

  /** A Markdown table of the figures of one kind; the empty string where there are none. */
  private static String table(List<Figure> figures, String on) {
    List<Figure> own = figures.stream().filter(figure -> figure.on().equals(on)).toList();
    if (own.isEmpty()) {
      return "";
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : FigureTable.rows(own)) {
      lines.add("| " + String.join(" | ", row) + " |");
      if (lines.size() == 1) {
        lines.add(
            "|" + Stream.generate(() -> " --- |").limit(row.size()).reduce("", String::concat));
      }
    }
    return String.join("\n", lines);
  }
}
