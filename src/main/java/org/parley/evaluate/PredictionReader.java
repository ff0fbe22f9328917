package org.parley.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.parley.annotation.Annotation;
import org.parley.annotation.AnnotationReader;
import org.parley.annotation.MalformedAnnotationException;
import org.parley.stance.Distribution;
import org.parley.stance.Stance;

/**
 * Reads predictions in any form that {@link AnnotationReader} reads. The judgement form has
 * probabilities, {@code abstained} and {@code members} in each stance; a pair row may have {@code
 * probabilities} and {@code abstained} of its own; the annotation form has labels alone.
 */
public final class PredictionReader {

  /** How far from 1 rounded probabilities may sum, and a label's fall short of the highest. */
  private static final double ROUNDING = 0.01;

  private PredictionReader() {}

  /**
   * Reads a file.
   *
   * @return one prediction for each target of each row, in file order
   * @throws MalformedAnnotationException where a row cannot be read, its probabilities are not
   *     three that sum to 1, or its label is not the most probable
   * @throws IOException where the file cannot be read
   */
  public static List<Prediction> read(Path file) throws IOException {
    List<Prediction> predictions = new ArrayList<>();
    AnnotationReader.read(file, row -> predictions.addAll(predictions(row)));
    return predictions;
  }

  private static List<Prediction> predictions(AnnotationReader.Row row) throws IOException {
    Annotation annotation = row.annotation();
    Map<String, JsonNode> scores = new HashMap<>();
    for (JsonNode stance : row.json().path("stances")) {
      scores.put(stance.path("target").asText(), stance);
    }
    if (row.json().has("target")) {
      scores.put(row.json().path("target").asText(), row.json());
    }
    List<Prediction> predictions = new ArrayList<>();
    for (Map.Entry<String, Stance> label : annotation.labels().entrySet()) {
      String target = label.getKey();
      JsonNode score = scores.get(target);
      predictions.add(
          new Prediction(
              row.place(),
              annotation.id(),
              annotation.document(),
              annotation.paragraph(),
              annotation.text(),
              target,
              label.getValue(),
              score == null ? null : probabilities(row.place(), label.getValue(), score),
              annotation.addressed().map(targets -> targets.contains(target)),
              score != null && score.path("abstained").asBoolean(false),
              annotation.mentions().getOrDefault(target, List.of()),
              score == null ? Map.of() : members(row.place(), score)));
    }
    return predictions;
  }

  private static @Nullable Distribution probabilities(String place, Stance label, JsonNode score)
      throws MalformedAnnotationException {
    JsonNode given = score.path("probabilities");
    if (given.isMissingNode() || given.isNull()) {
      return null;
    }
    Distribution probabilities = distribution(place, "probabilities", given);
    if (probabilities.of(label) < probabilities.max() - ROUNDING) {
      throw new MalformedAnnotationException(
          place,
          "\"label\" is %s but %s is the most probable of %s; the label must be that one"
              .formatted(label.label(), probabilities.argmax().label(), given));
    }
    return probabilities;
  }

  /** What each member says by itself. */
  private static Map<String, Distribution> members(String place, JsonNode score)
      throws MalformedAnnotationException {
    Map<String, Distribution> members = new TreeMap<>();
    for (Map.Entry<String, JsonNode> member : score.path("members").properties()) {
      members.put(
          member.getKey(), distribution(place, "members." + member.getKey(), member.getValue()));
    }
    return members;
  }

  /** Reads three probabilities and takes rounding out of them. */
  private static Distribution distribution(String place, String field, JsonNode given)
      throws MalformedAnnotationException {
    double pro = given.path("pro").asDouble(Double.NaN);
    double anti = given.path("anti").asDouble(Double.NaN);
    double none = given.path("none").asDouble(Double.NaN);
    double sum = pro + anti + none;
    if (!(pro >= 0 && anti >= 0 && none >= 0 && Math.abs(sum - 1) <= ROUNDING)) {
      throw new MalformedAnnotationException(
          place,
          "\"%s\" is %s; allowed: {\"pro\": …, \"anti\": …, \"none\": …} from 0 to 1 with the sum 1"
              .formatted(field, given));
    }
    return new Distribution(pro / sum, anti / sum, none / sum);
  }
}
