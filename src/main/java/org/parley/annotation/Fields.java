package org.parley.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.stance.Stance;
import org.parley.text.Language;
import org.parley.text.Span;

/** Typed access to the fields of a row; every error names the place, the field and its value. */
record Fields(String place, ObjectNode json) {

  /** A position as a cell of a table holds it. */
  private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

  MalformedAnnotationException error(String message) {
    return new MalformedAnnotationException(place, message);
  }

  private MalformedAnnotationException error(String name, JsonNode found, String allowed) {
    String shown = found.toString();
    if (shown.length() > 60) {
      shown = shown.substring(0, 60) + "…";
    }
    return error("\"%s\" is %s; allowed: %s".formatted(name, shown, allowed));
  }

  /** Whether the field is there and neither null nor blank. */
  boolean has(String name) {
    JsonNode value = json.get(name);
    return value != null && !value.isNull() && !(value.isTextual() && value.textValue().isBlank());
  }

  /** The names of all fields, sorted. */
  String names() {
    TreeSet<String> names = new TreeSet<>();
    json.fieldNames().forEachRemaining(names::add);
    return String.join(", ", names);
  }

  JsonNode required(String name) throws MalformedAnnotationException {
    if (!has(name)) {
      throw error(
          json.has(name)
              ? "\"" + name + "\" is blank"
              : "has no \"" + name + "\"; its fields are " + names());
    }
    return json.get(name);
  }

  String requiredText(String name) throws MalformedAnnotationException {
    required(name);
    String text = text(name);
    if (text == null) {
      throw error("\"" + name + "\" is blank");
    }
    return text;
  }

  /** A string, or a number as it would be written; null where the field is absent or blank. */
  @Nullable String text(String name) throws MalformedAnnotationException {
    return has(name) ? scalar(name, json.get(name)) : null;
  }

  private String scalar(String name, JsonNode value) throws MalformedAnnotationException {
    if (value.isTextual() || value.isNumber()) {
      return value.asText();
    }
    throw error(name, value, "a string");
  }

  /** A list of strings, or one string for a list of one; empty where the field is absent. */
  List<String> texts(String name) throws MalformedAnnotationException {
    return has(name) ? texts(name, json.get(name)) : List.of();
  }

  List<String> texts(String name, JsonNode value) throws MalformedAnnotationException {
    if (!value.isArray()) {
      return List.of(scalar(name, value));
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode element : value) {
      texts.add(scalar(name, element));
    }
    return texts;
  }

  /** A whole number from 0 on; null where the field is absent. */
  @Nullable Integer position(String name) throws MalformedAnnotationException {
    return has(name) ? position(name, json.get(name)) : null;
  }

  /** A whole number from 0 on that must be there. */
  int offset(String name) throws MalformedAnnotationException {
    return position(name, required(name));
  }

  private int position(String name, @Nullable JsonNode value) throws MalformedAnnotationException {
    if (value != null && value.canConvertToInt() && value.intValue() >= 0) {
      return value.intValue();
    }
    if (value != null && DIGITS.matcher(value.asText()).matches()) {
      return Integer.parseInt(value.asText());
    }
    throw value == null
        ? error("has no \"" + name + "\"")
        : error(name, value, "a whole number from 0 on");
  }

  boolean truth(String name) throws MalformedAnnotationException {
    JsonNode value = required(name);
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    switch (value.asText("").toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes" -> {
        return true;
      }
      case "false", "0", "no" -> {
        return false;
      }
      default -> throw error(name, value, "true or false");
    }
  }

  /** The row's language from {@code language} or, as other corpora call it, {@code lang}. */
  @Nullable Language language() throws MalformedAnnotationException {
    String name = has("language") ? "language" : "lang";
    String code = text(name);
    if (code == null) {
      return null;
    }
    Optional<Language> language = Language.ofCode(code);
    if (language.isEmpty()) {
      throw error(name, json.get(name), "en, ru, ar, or und for any other language");
    }
    return language.get();
  }

  Stance stance(String name, JsonNode value) throws MalformedAnnotationException {
    Optional<Stance> stance =
        value.isTextual() ? Stance.ofLabel(value.textValue()) : Optional.empty();
    if (stance.isEmpty()) {
      throw error(name, value, "pro, anti or none; also FAVOR, AGAINST and NEUTRAL, in any case");
    }
    return stance.get();
  }

  /** The entries of an object field, in order; none where the field is absent. */
  Iterable<Map.Entry<String, JsonNode>> object(String name) throws MalformedAnnotationException {
    if (!has(name)) {
      return List.of();
    }
    JsonNode value = json.get(name);
    if (!value.isObject()) {
      throw error(name, value, "an object with a target's id for each key");
    }
    return value.properties();
  }

  /** The elements of a list of objects. */
  List<Fields> objects(String name) throws MalformedAnnotationException {
    JsonNode value = required(name);
    List<Fields> objects = new ArrayList<>();
    for (JsonNode element : value) {
      if (element instanceof ObjectNode object) {
        objects.add(new Fields(place, object));
      } else {
        throw error(name, element, "objects");
      }
    }
    if (!value.isArray()) {
      throw error(name, value, "a list of objects");
    }
    return objects;
  }

  List<Span> spans(String name, JsonNode value, String text) throws MalformedAnnotationException {
    if (!value.isArray()) {
      throw error(name, value, "a list of {\"start\": …, \"end\": …}");
    }
    List<Span> spans = new ArrayList<>();
    for (JsonNode element : value) {
      spans.add(span(name, element, text));
    }
    return spans;
  }

  /** The span in an object's {@code start} and {@code end}, which must lie within the text. */
  Span span(String name, JsonNode value, String text) throws MalformedAnnotationException {
    int start = position(name + ".start", value.get("start"));
    int end = position(name + ".end", value.get("end"));
    if (start > end || end > text.length()) {
      throw error(
          "\"%s\" runs from %d to %d; allowed: 0 to %d, the text's length in UTF-16 units"
              .formatted(name, start, end, text.length()));
    }
    return new Span(start, end);
  }
}
