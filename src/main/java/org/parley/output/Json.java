package org.parley.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.entity.EntityMention;
import org.parley.stance.Distribution;
import org.parley.text.Span;

/** The pieces of a judgement in JSON, as JSON Lines and the cells of CSV share them. */
final class Json {

  /** Probabilities are written in millionths, that is with at most six decimals. */
  private static final int MILLION = 1_000_000;

  static final JsonFactory FACTORY =
      new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private Json() {}

  /** A part of JSON that is written to a generator. */
  @FunctionalInterface
  interface Part {
    void write(JsonGenerator json) throws IOException;
  }

  /** A part of JSON as a string. */
  static String string(Part part) throws IOException {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      part.write(json);
    }
    return out.toString();
  }

  static void entities(JsonGenerator json, List<EntityMention> entities) throws IOException {
    json.writeStartArray();
    for (EntityMention entity : entities) {
      json.writeStartObject();
      json.writeNumberField("start", entity.span().start());
      json.writeNumberField("end", entity.span().end());
      json.writeStringField("text", entity.text());
      json.writeStringField("type", entity.type().name());
      optional(json, "id", entity.id());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void spans(JsonGenerator json, List<Span> spans) throws IOException {
    json.writeStartArray();
    for (Span span : spans) {
      json.writeStartObject();
      json.writeNumberField("start", span.start());
      json.writeNumberField("end", span.end());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void distribution(JsonGenerator json, Distribution distribution) throws IOException {
    Shares shares = Shares.of(distribution, MILLION);
    json.writeStartObject();
    json.writeNumberField("pro", millionths(shares.pro()));
    json.writeNumberField("anti", millionths(shares.anti()));
    json.writeNumberField("none", millionths(shares.none()));
    json.writeEndObject();
  }

  /** The three probabilities as the text of three cells: pro, anti, none. */
  static List<String> cells(Distribution distribution) {
    Shares shares = Shares.of(distribution, MILLION);
    return List.of(
        millionths(shares.pro()).toPlainString(),
        millionths(shares.anti()).toPlainString(),
        millionths(shares.none()).toPlainString());
  }

  static void optional(JsonGenerator json, String field, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(field, value);
    }
  }

  private static BigDecimal millionths(int parts) {
    BigDecimal exact = BigDecimal.valueOf(parts, 6).stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }
}
