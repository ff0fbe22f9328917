package org.parley.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.parley.stance.Distribution;
import org.parley.stance.JudgedDocument;
import org.parley.stance.JudgedParagraph;
import org.parley.stance.Judgement;
import org.parley.text.Document;

/**
 * JSON Lines: one paragraph a line, every target in every paragraph. What is unknown is absent
 * ({@code title}, {@code date}, {@code speaker}, an entity's {@code id}), as are {@code evidence}
 * where none was asked for and {@code members} where the target is not addressed.
 */
public final class JsonLinesWriter implements JudgementWriter {

  private final Writer out;
  private final JsonGenerator json;

  /**
   * Writes to {@code out}. Its encoder meets lone surrogates as they stand in the text and may
   * replace each by one character; offsets stay true.
   */
  public JsonLinesWriter(Writer out) throws IOException {
    this.out = out;
    this.json = Json.FACTORY.createGenerator(out);
    // Each line is a root value of its own and ends itself: nothing goes between.
    this.json.setPrettyPrinter(new MinimalPrettyPrinter(""));
  }

  @Override
  public void write(JudgedDocument judged) throws IOException {
    for (JudgedParagraph paragraph : judged.paragraphs()) {
      write(judged.document(), paragraph);
      json.writeRaw('\n');
    }
    json.flush();
  }

  private void write(Document document, JudgedParagraph judged) throws IOException {
    json.writeStartObject();
    json.writeStringField("document", document.id());
    json.writeNumberField("paragraph", judged.paragraph().index());
    json.writeNumberField("start", judged.paragraph().span().start());
    json.writeNumberField("end", judged.paragraph().span().end());
    json.writeStringField("kind", judged.paragraph().kind().label());
    json.writeStringField("language", judged.language().code());
    Json.optional(json, "title", document.title());
    Json.optional(json, "date", document.date());
    Json.optional(json, "speaker", document.speaker());
    json.writeStringField("text", judged.paragraph().text());
    json.writeFieldName("entities");
    Json.entities(json, judged.entities());
    json.writeArrayFieldStart("stances");
    for (Judgement judgement : judged.judgements()) {
      write(judgement);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(Judgement judgement) throws IOException {
    json.writeStartObject();
    json.writeStringField("target", judgement.target().target().id());
    json.writeBooleanField("addressed", judgement.target().addressed());
    json.writeStringField("label", judgement.label().label());
    json.writeFieldName("probabilities");
    Json.distribution(json, judgement.probabilities());
    json.writeBooleanField("abstained", judgement.abstained());
    json.writeFieldName("mentions");
    Json.spans(json, judgement.target().mentions());
    if (!judgement.evidence().isEmpty()) {
      json.writeFieldName("evidence");
      Json.spans(json, judgement.evidence());
    }
    if (!judgement.members().isEmpty()) {
      json.writeObjectFieldStart("members");
      for (Map.Entry<String, Distribution> member : judgement.members().entrySet()) {
        json.writeFieldName(member.getKey());
        Json.distribution(json, member.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  @Override
  public void flush() throws IOException {
    json.flush();
  }

  @Override
  public void close() throws IOException {
    try (out) {
      json.close();
    }
  }
}
