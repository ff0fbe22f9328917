package org.parley.train;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.parley.stance.BundleDescription;
import org.parley.stance.Calibration;
import org.parley.target.TargetSet;

/** A bundle's card, for people (after Mitchell et al. 2019, "Model Cards for Model Reporting"). */
final class ModelCard {

  /** The name of the card's file within a bundle. */
  static final String FILE = "MODEL.md";

  private static final String TEMPLATE = "MODEL.md.mustache";

  private ModelCard() {}

  /** The card's text in Markdown. */
  static String of(BundleDescription description, TargetSet targets) {
    try (InputStream in =
        Objects.requireNonNull(ModelCard.class.getResourceAsStream(TEMPLATE), TEMPLATE)) {
      return Mustache.compiler()
          .escapeHTML(false)
          .compile(new InputStreamReader(in, StandardCharsets.UTF_8))
          .execute(
              Map.of(
                  "bundle", description,
                  "training", description.training(),
                  "members", String.join(", ", description.members()),
                  "targets", targets.targets(),
                  "calibration", calibration(description.calibration()),
                  "figures", figures(description.training().figures())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String calibration(Calibration calibration) {
    String abstention =
        calibration.threshold() == null
            ? "no confidence reached an accuracy of %s with 95%% confidence, so it never abstains"
                .formatted(CalibrationFitter.ACCURACY)
            : "it abstains below a confidence of %.3f".formatted(calibration.threshold());
    return String.format(
        Locale.ROOT, "temperature %.3f; %s", calibration.temperature(), abstention);
  }

  private record Figure(String name, String value) {}

  private static List<Figure> figures(Map<String, Double> figures) {
    return figures.entrySet().stream()
        .map(
            entry ->
                new Figure(entry.getKey(), String.format(Locale.ROOT, "%.3f", entry.getValue())))
        .toList();
  }
}
