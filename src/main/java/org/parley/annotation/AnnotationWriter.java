package org.parley.annotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.text.Span;

/** Writes annotations as JSON Lines in the annotation form; what is absent is left out. */
public final class AnnotationWriter {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private AnnotationWriter() {}

  /**
   * Writes a file, replacing one that is there.
   *
   * @throws IOException where it cannot be written
   */
  public static void write(Path file, Iterable<Annotation> annotations) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (Annotation annotation : annotations) {
        out.write(toJson(annotation));
        out.write('\n');
      }
    }
  }

  /** One annotation as a JSON object without a line end. */
  public static String toJson(Annotation annotation) {
    try {
      return JSON.writeValueAsString(toNode(annotation));
    } catch (JsonProcessingException e) {
      // A tree of strings and numbers is written to memory: only a defect gets here.
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode toNode(Annotation annotation) {
    ObjectNode row = JSON.createObjectNode();
    put(row, "id", annotation.id());
    put(row, "document", annotation.document());
    if (annotation.paragraph() != null) {
      row.put("paragraph", annotation.paragraph());
    }
    if (annotation.language() != null) {
      row.put("language", annotation.language().code());
    }
    put(row, "title", annotation.title());
    put(row, "date", annotation.date());
    put(row, "speaker", annotation.speaker());
    put(row, "genre", annotation.genre());
    row.put("text", annotation.text());
    annotation.addressed().ifPresent(targets -> texts(row.putArray("addressed"), targets));
    ObjectNode labels = row.putObject("labels");
    annotation.labels().forEach((target, stance) -> labels.put(target, stance.label()));
    if (!annotation.holders().isEmpty()) {
      ObjectNode holders = row.putObject("holders");
      annotation.holders().forEach((target, names) -> texts(holders.putArray(target), names));
    }
    spans(row, "evidence", annotation.evidence());
    spans(row, "mentions", annotation.mentions());
    if (!annotation.phenomena().isEmpty()) {
      texts(row.putArray("phenomena"), annotation.phenomena());
    }
    put(row, "annotator", annotation.annotator());
    put(row, "origin", annotation.origin());
    put(row, "note", annotation.note());
    return row;
  }

  private static void put(ObjectNode row, String name, @Nullable String value) {
    if (value != null) {
      row.put(name, value);
    }
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  private static void spans(ObjectNode row, String name, Map<String, List<Span>> byTarget) {
    if (byTarget.isEmpty()) {
      return;
    }
    ObjectNode object = row.putObject(name);
    byTarget.forEach(
        (target, spans) -> {
          ArrayNode array = object.putArray(target);
          spans.forEach(
              span -> array.addObject().put("start", span.start()).put("end", span.end()));
        });
  }
}
