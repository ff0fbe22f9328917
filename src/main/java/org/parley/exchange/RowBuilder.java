package org.parley.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.parley.annotation.Annotation;
import org.parley.annotation.AnnotationReader;
import org.parley.annotation.MalformedAnnotationException;
import org.parley.text.Span;

/** Puts an annotation together from the parts that other tools hold. */
final class RowBuilder {

  /** What the rest of an annotation may hold. */
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "document",
          "paragraph",
          "language",
          "title",
          "date",
          "speaker",
          "genre",
          "addressed",
          "holders",
          "evidence",
          "mentions",
          "phenomena",
          "annotator",
          "origin",
          "note");

  private final String place;
  private final String text;
  private final ObjectNode row;

  /**
   * Begins an annotation.
   *
   * @param place where it stands, for messages
   * @param text its text
   * @param rest further fields in the annotation form, as {@link Parts#rest} holds them
   * @param remarks takes the fields that no annotation has
   * @throws MalformedAnnotationException where a field of spans is not by target
   */
  RowBuilder(String place, String text, ObjectNode rest, Remarks remarks)
      throws MalformedAnnotationException {
    this.place = place;
    this.text = text;
    this.row = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : rest.properties()) {
      if (!FIELDS.contains(field.getKey())) {
        remarks.add("field \"" + field.getKey() + "\", which annotations do not have", place);
      } else if (wellFormed(field.getKey(), field.getValue())) {
        row.set(field.getKey(), field.getValue().deepCopy());
      } else {
        throw new MalformedAnnotationException(
            place,
            "\"%s\" is %s; allowed: %s"
                .formatted(
                    field.getKey(),
                    field.getValue(),
                    field.getKey().equals("addressed")
                        ? "a list of targets"
                        : "an object with a list for each target"));
      }
    }
    row.put("text", text);
    row.putObject("labels");
  }

  private static boolean wellFormed(String field, JsonNode value) {
    if (SpanKind.ofField(field).isPresent()) {
      return value.isObject()
          && value.properties().stream().allMatch(entry -> entry.getValue().isArray());
    }
    return !field.equals("addressed") || value.isArray();
  }

  /**
   * Says the stance toward a target.
   *
   * @param label a label as the tool has it; checked by {@link #build}
   */
  void stance(String target, String label) {
    row.withObjectProperty("labels").put(target, label);
  }

  /** Says whether a target is addressed. */
  void addressed(String target, boolean addressed) {
    ArrayNode targets = row.withArrayProperty("addressed");
    if (addressed) {
      targets.add(target);
    }
  }

  /** Adds a span of the text, in UTF-16 units. */
  void mark(SpanKind kind, String target, Span span) {
    ArrayNode list = row.withObjectProperty(kind.field()).withArrayProperty(target);
    if (kind == SpanKind.HOLDER) {
      list.add(span.of(text));
    } else {
      list.addObject().put("start", span.start()).put("end", span.end());
    }
  }

  /**
   * The annotation.
   *
   * @throws MalformedAnnotationException where a field or label is none that an annotation may have
   */
  Annotation build() throws MalformedAnnotationException {
    return AnnotationReader.parse(place, row);
  }
}
