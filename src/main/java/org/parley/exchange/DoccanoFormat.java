package org.parley.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.annotation.Annotation;
import org.parley.annotation.MalformedAnnotationException;
import org.parley.ingest.JsonLineReader;
import org.parley.ingest.Row;
import org.parley.output.OutputFile;
import org.parley.text.Span;

/**
 * Doccano's JSON Lines for projects of the kind "intent detection and slot filling", which have
 * both categories ({@code cats}) and spans ({@code entities}); those of text classification and
 * sequence labelling ({@code label}) are read as well.
 *
 * <p>A category is {@code sochi=pro} for a stance, {@code sochi=addressed} or {@code sochi=not
 * addressed}; a span's label is {@code evidence:sochi}, {@code mentions:sochi} or {@code
 * holders:sochi}. Everything else of an annotation travels in the field {@code parley}, which
 * doccano keeps as metadata. Offsets are code points.
 */
final class DoccanoFormat implements AnnotationFormat {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String REST = "parley";
  private static final String ADDRESSED = "addressed";
  private static final String NOT_ADDRESSED = "not addressed";

  /** Doccano's own fields, which say nothing that an annotation has. */
  private static final Set<String> ITS_OWN =
      Set.of("id", "text", "cats", "entities", "label", "relations", "Comments", "comments", REST);

  @Override
  public List<Annotation> read(Path in, Remarks remarks) throws IOException {
    List<Annotation> annotations = new ArrayList<>();
    try (JsonLineReader lines = JsonLineReader.open(in)) {
      while (lines.hasNext()) {
        Row<ObjectNode> row = lines.next();
        String place = in + ":" + row.line();
        if (row instanceof Row.Value<ObjectNode> value) {
          annotations.add(annotation(place, value.value(), remarks));
        } else if (row instanceof Row.Malformed<ObjectNode> malformed) {
          throw new MalformedAnnotationException(place, malformed.message());
        }
      }
    }
    return annotations;
  }

  private static Annotation annotation(String place, ObjectNode json, Remarks remarks)
      throws MalformedAnnotationException {
    if (!json.path("text").isTextual()) {
      throw new MalformedAnnotationException(
          place, "has no \"text\"; export the project as JSONL, each example with its text");
    }
    String text = json.get("text").textValue();
    RowBuilder row = new RowBuilder(place, text, rest(json), remarks);
    for (String list : List.of("cats", "entities", "label")) {
      for (JsonNode label : json.path(list)) {
        if (label.isTextual()) {
          category(row, label.textValue(), place, remarks);
        } else {
          span(row, label, text, place, remarks);
        }
      }
    }
    return row.build();
  }

  private static ObjectNode rest(ObjectNode json) {
    ObjectNode rest = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (!ITS_OWN.contains(field.getKey()) && !field.getValue().isNull()) {
        rest.set(field.getKey(), field.getValue());
      }
    }
    if (json.get(REST) instanceof ObjectNode ours) {
      rest.setAll(ours);
    } else if (json.has("id")) {
      rest.put("id", json.get("id").asText());
    }
    return rest;
  }

  private static void category(RowBuilder row, String category, String place, Remarks remarks) {
    int equals = category.lastIndexOf('=');
    if (equals < 0) {
      remarks.add("category \"" + category + "\", which is no TARGET=STANCE", place);
      return;
    }
    String target = category.substring(0, equals);
    String value = category.substring(equals + 1);
    if (value.equals(ADDRESSED) || value.equals(NOT_ADDRESSED)) {
      row.addressed(target, value.equals(ADDRESSED));
    } else {
      row.stance(target, value);
    }
  }

  private static void span(
      RowBuilder row, JsonNode entity, String text, String place, Remarks remarks)
      throws MalformedAnnotationException {
    boolean list = entity.isArray();
    JsonNode start = list ? entity.path(0) : entity.path("start_offset");
    JsonNode end = list ? entity.path(1) : entity.path("end_offset");
    String label = (list ? entity.path(2) : entity.path("label")).asText();
    Optional<Span> span =
        start.canConvertToInt() && end.canConvertToInt()
            ? CodePoints.span(text, start.intValue(), end.intValue())
            : Optional.empty();
    if (span.isEmpty()) {
      throw new MalformedAnnotationException(
          place,
          "has the span %s; allowed: [start, end, label] from 0 to %d, the text's length in code points"
              .formatted(entity, CodePoints.before(text, text.length())));
    }
    int colon = label.indexOf(':');
    Optional<SpanKind> kind =
        colon < 0 ? Optional.empty() : SpanKind.ofField(label.substring(0, colon));
    if (kind.isEmpty()) {
      remarks.add("span label \"" + label + "\", which is no evidence, mentions or holders", place);
    } else {
      row.mark(kind.get(), label.substring(colon + 1), span.get());
    }
  }

  @Override
  public List<Annotation> write(List<Annotation> annotations, Path out) throws IOException {
    try (OutputFile file = OutputFile.create(out)) {
      for (Annotation annotation : annotations) {
        file.writer().write(JSON.writeValueAsString(json(annotation)));
        file.writer().write('\n');
      }
      file.commit();
    }
    return annotations;
  }

  private static ObjectNode json(Annotation annotation) {
    Parts parts = Parts.of(annotation);
    ObjectNode json = JSON.createObjectNode();
    json.put("text", annotation.text());
    ArrayNode categories = json.putArray("cats");
    parts
        .addressed()
        .forEach(
            (target, addressed) ->
                categories.add(target + "=" + (addressed ? ADDRESSED : NOT_ADDRESSED)));
    annotation.labels().forEach((target, stance) -> categories.add(target + "=" + stance.label()));
    ArrayNode entities = json.putArray("entities");
    for (Parts.Mark mark : parts.spans()) {
      entities
          .addArray()
          .add(CodePoints.before(annotation.text(), mark.span().start()))
          .add(CodePoints.before(annotation.text(), mark.span().end()))
          .add(mark.kind().field() + ":" + mark.target());
    }
    json.set(REST, parts.rest());
    return json;
  }
}
