package org.parley.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.parley.annotation.Annotation;
import org.parley.output.OutputFile;
import org.parley.stance.Distribution;
import org.parley.stance.Stance;
import org.parley.text.Span;

/**
 * Writes held-out predictions as judgement rows, one a gold row, with the ids of the gold, so that
 * {@code parley evaluate --predictions} reads them.
 */
final class PredictionsWriter {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PredictionsWriter() {}

  /**
   * Writes the file.
   *
   * @param predictions those of one gold row stand together
   */
  static void write(Path file, List<HeldOut> predictions) throws IOException {
    try (OutputFile out = OutputFile.create(file)) {
      int from = 0;
      while (from < predictions.size()) {
        Annotation annotation = predictions.get(from).example().annotation();
        ObjectNode row = row(annotation);
        ArrayNode stances = row.putArray("stances");
        int to = from;
        while (to < predictions.size() && sameRow(predictions.get(to), annotation)) {
          stance(stances.addObject(), predictions.get(to));
          to++;
        }
        out.writer().write(JSON.writeValueAsString(row) + "\n");
        from = to;
      }
      out.commit();
    }
  }

  @SuppressWarnings("ReferenceEquality") // the very row: another one may say the same
  private static boolean sameRow(HeldOut heldOut, Annotation annotation) {
    return heldOut.example().annotation() == annotation;
  }

  private static ObjectNode row(Annotation annotation) {
    ObjectNode row = JSON.createObjectNode();
    put(row, "id", annotation.id());
    put(row, "document", annotation.document());
    if (annotation.paragraph() != null) {
      row.put("paragraph", annotation.paragraph());
    }
    put(row, "text", annotation.text());
    return row;
  }

  private static void put(ObjectNode row, String name, @Nullable String value) {
    if (value != null) {
      row.put(name, value);
    }
  }

  private static void stance(ObjectNode stance, HeldOut heldOut) {
    stance.put("target", heldOut.example().target());
    stance.put("addressed", heldOut.prediction().judged());
    stance.put("label", heldOut.probabilities().argmax().label());
    probabilities(stance.putObject("probabilities"), heldOut.probabilities());
    stance.put("abstained", heldOut.abstained());
    stance.put("fold", heldOut.prediction().fold());
    ArrayNode mentions = stance.putArray("mentions");
    for (Span mention : heldOut.example().pair().target().mentions()) {
      mentions.addObject().put("start", mention.start()).put("end", mention.end());
    }
    ObjectNode members = stance.putObject("members");
    Map<String, Distribution> own = new TreeMap<>(heldOut.prediction().members());
    own.forEach((name, distribution) -> probabilities(members.putObject(name), distribution));
  }

  private static void probabilities(ObjectNode node, Distribution distribution) {
    for (Stance stance : Stance.values()) {
      node.put(stance.label(), distribution.of(stance));
    }
  }
}
