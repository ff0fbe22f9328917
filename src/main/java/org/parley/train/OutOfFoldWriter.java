package org.parley.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.annotation.Annotation;
import org.parley.stance.Calibration;
import org.parley.stance.Distribution;
import org.parley.stance.Stance;

/**
 * Writes out-of-fold predictions as judgement rows, one a gold row, with the ids of the gold, so
 * that {@code parley evaluate --predictions} reads them.
 */
final class OutOfFoldWriter {

  private static final ObjectMapper JSON = new ObjectMapper();

  private OutOfFoldWriter() {}

  static void write(Path file, List<OutOfFold> predictions, Calibration calibration)
      throws IOException {
    Map<Annotation, ObjectNode> rows = new LinkedHashMap<>();
    for (OutOfFold prediction : predictions) {
      ObjectNode row =
          rows.computeIfAbsent(prediction.example().annotation(), OutOfFoldWriter::row);
      stance(row.withArray("stances").addObject(), prediction, calibration);
    }
    if (file.toAbsolutePath().getParent() != null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
    }
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (ObjectNode row : rows.values()) {
        out.write(JSON.writeValueAsString(row));
        out.write('\n');
      }
    }
  }

  private static ObjectNode row(Annotation annotation) {
    ObjectNode row = JSON.createObjectNode();
    if (annotation.id() != null) {
      row.put("id", annotation.id());
    }
    if (annotation.document() != null) {
      row.put("document", annotation.document());
    }
    if (annotation.paragraph() != null) {
      row.put("paragraph", annotation.paragraph());
    }
    row.put("text", annotation.text());
    return row;
  }

  private static void stance(ObjectNode stance, OutOfFold prediction, Calibration calibration) {
    boolean addressed = !prediction.members().isEmpty();
    Distribution combined =
        addressed ? calibration.combine(prediction.members()) : Distribution.CERTAIN_NONE;
    stance.put("target", prediction.example().target());
    stance.put("addressed", addressed);
    stance.put("label", combined.argmax().label());
    probabilities(stance.putObject("probabilities"), combined);
    stance.put("abstained", addressed && calibration.abstains(combined));
    stance.put("fold", prediction.fold());
    ObjectNode members = stance.putObject("members");
    prediction.members().keySet().stream()
        .sorted()
        .forEach(
            name -> {
              Distribution own = prediction.members().get(name);
              if (own != null) {
                probabilities(members.putObject(name), own);
              }
            });
  }

  private static void probabilities(ObjectNode node, Distribution distribution) {
    for (Stance stance : Stance.values()) {
      node.put(stance.label(), distribution.of(stance));
    }
  }
}
