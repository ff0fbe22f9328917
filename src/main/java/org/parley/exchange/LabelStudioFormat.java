package org.parley.exchange;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.annotation.Annotation;
import org.parley.annotation.MalformedAnnotationException;
import org.parley.output.LabelStudioConfig;
import org.parley.output.LabelStudioResults;
import org.parley.output.OutputFile;
import org.parley.text.Span;

/**
 * Label Studio's JSON (not JSON-MIN): a list of tasks, each with its data and annotations. The
 * labelling configuration that the tasks need is written beside them.
 *
 * <p>A task's data hold the text and what is neither choice nor span. Each annotation of a task is
 * one of ours. Who made it: {@code annotator} of the data where the task has one annotation, else
 * {@code completed_by}. Skipped annotations and tasks without any are left out, and predictions are
 * never taken for annotations.
 */
final class LabelStudioFormat implements AnnotationFormat {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, String> targets;

  /**
   * The format for some targets.
   *
   * @param targets display names by id, for the configuration; the annotations' own targets are
   *     added
   */
  LabelStudioFormat(Map<String, String> targets) {
    this.targets = new LinkedHashMap<>(targets);
  }

  @Override
  public List<Annotation> read(Path in, Remarks remarks) throws IOException {
    List<Annotation> annotations = new ArrayList<>();
    try (JsonParser json = JSON.createParser(in.toFile())) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        throw new MalformedAnnotationException(
            in.toString(), "begins with no list of tasks; export the project as JSON");
      }
      for (int number = 1; json.nextToken() == JsonToken.START_OBJECT; number++) {
        int line = json.currentLocation().getLineNr();
        ObjectNode task = JSON.readTree(json);
        String id = task.path("id").asText(String.valueOf(number));
        read("%s:%d: task %s".formatted(in, line, id), task, annotations, remarks);
      }
    } catch (JsonProcessingException e) {
      throw new MalformedAnnotationException(
          in + ":" + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
          "is not valid JSON: " + e.getOriginalMessage());
    }
    return annotations;
  }

  private static void read(
      String place, ObjectNode task, List<Annotation> annotations, Remarks remarks)
      throws MalformedAnnotationException {
    if (!(task.get("data") instanceof ObjectNode data)
        || !data.path(LabelStudioResults.TEXT).isTextual()) {
      throw new MalformedAnnotationException(
          place, "has no \"data\" with a \"text\"; export the project as JSON, not as JSON-MIN");
    }
    List<ObjectNode> done = new ArrayList<>();
    for (JsonNode annotation : task.path(task.has("annotations") ? "annotations" : "completions")) {
      if (annotation.path("was_cancelled").asBoolean()) {
        remarks.add("skipped annotations", place);
      } else if (annotation instanceof ObjectNode object) {
        done.add(object);
      }
    }
    if (done.isEmpty()) {
      remarks.add(
          task.path("predictions").isEmpty()
              ? "tasks that nobody annotated"
              : "tasks that have predictions and no annotation",
          place);
    }
    for (ObjectNode annotation : done) {
      annotations.add(annotation(place, data, annotation, done.size() == 1, remarks));
    }
  }

  private static Annotation annotation(
      String place, ObjectNode data, ObjectNode annotation, boolean only, Remarks remarks)
      throws MalformedAnnotationException {
    String text = data.get(LabelStudioResults.TEXT).textValue();
    ObjectNode rest = data.deepCopy();
    rest.remove(LabelStudioResults.TEXT);
    if (!only || !rest.has("annotator")) {
      completedBy(annotation).ifPresent(name -> rest.put("annotator", name));
    }
    RowBuilder row = new RowBuilder(place, text, rest, remarks);
    for (JsonNode result : annotation.path("result")) {
      result(row, result, text, place, remarks);
    }
    return row.build();
  }

  /** A user's e-mail address or number, as the export has it. */
  private static Optional<String> completedBy(ObjectNode annotation) {
    JsonNode user = annotation.path("completed_by");
    JsonNode name = user.isObject() ? user.path("email") : user;
    return name.isTextual() || name.isNumber() ? Optional.of(name.asText()) : Optional.empty();
  }

  private static void result(
      RowBuilder row, JsonNode result, String text, String place, Remarks remarks)
      throws MalformedAnnotationException {
    String control = result.path("from_name").asText();
    JsonNode value = result.path("value");
    Optional<String> addressed = LabelStudioResults.addressedTarget(control);
    Optional<String> stance = LabelStudioResults.stanceTarget(control);
    Optional<SpanKind> kind = SpanKind.ofField(control);
    if (addressed.isPresent()) {
      row.addressed(addressed.get(), yes(control, value, place));
    } else if (stance.isPresent()) {
      row.stance(stance.get(), value.path("choices").path(0).asText());
    } else if (kind.isPresent()) {
      Span span = span(control, value, text, place);
      for (JsonNode target : value.path("labels")) {
        row.mark(kind.get(), target.asText(), span);
      }
    } else {
      remarks.add("results of \"" + control + "\", which is no control of Parley's", place);
    }
  }

  private static boolean yes(String control, JsonNode value, String place)
      throws MalformedAnnotationException {
    String choice = value.path("choices").path(0).asText();
    if (!choice.equals(LabelStudioResults.YES) && !choice.equals(LabelStudioResults.NO)) {
      throw new MalformedAnnotationException(
          place,
          "\"%s\" is %s; allowed: %s, %s"
              .formatted(control, value, LabelStudioResults.YES, LabelStudioResults.NO));
    }
    return choice.equals(LabelStudioResults.YES);
  }

  private static Span span(String control, JsonNode value, String text, String place)
      throws MalformedAnnotationException {
    int start = value.path("start").asInt(-1);
    int end = value.path("end").asInt(-1);
    return CodePoints.span(text, start, end)
        .orElseThrow(
            () ->
                new MalformedAnnotationException(
                    place,
                    "\"%s\" runs from %s to %s; allowed: 0 to %d, the text's length in code points"
                        .formatted(
                            control,
                            value.path("start"),
                            value.path("end"),
                            CodePoints.before(text, text.length()))));
  }

  @Override
  public List<Annotation> write(List<Annotation> annotations, Path out) throws IOException {
    try (OutputFile file = OutputFile.create(out);
        JsonGenerator json = JSON.createGenerator(file.writer())) {
      json.writeStartArray();
      for (Annotation annotation : annotations) {
        json.writeRaw('\n');
        json.writeTree(task(annotation));
      }
      json.writeEndArray();
      json.writeRaw('\n');
      json.flush();
      file.commit();
    }
    Map<String, String> names = new LinkedHashMap<>(targets);
    Parts.targets(annotations).forEach(target -> names.putIfAbsent(target, target));
    new LabelStudioConfig(names).write(LabelStudioConfig.beside(out));
    return annotations.stream().filter(annotation -> !results(annotation).isEmpty()).toList();
  }

  private static ObjectNode task(Annotation annotation) {
    ObjectNode task = JSON.createObjectNode();
    ObjectNode data = task.putObject("data");
    data.put(LabelStudioResults.TEXT, annotation.text());
    data.setAll(Parts.of(annotation).rest());
    ArrayNode results = results(annotation);
    // An annotation without any result would show as one that is finished.
    if (!results.isEmpty()) {
      task.putArray("annotations").addObject().set("result", results);
    }
    return task;
  }

  private static ArrayNode results(Annotation annotation) {
    Parts parts = Parts.of(annotation);
    LabelStudioResults results = new LabelStudioResults(annotation.text());
    parts.addressed().forEach(results::addressed);
    annotation.labels().forEach(results::stance);
    for (Parts.Mark mark : parts.spans()) {
      results.mark(mark.kind().field(), mark.target(), mark.span());
    }
    return results.json();
  }
}
