package org.parley.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;
import org.parley.stance.JudgedDocument;
import org.parley.stance.JudgedParagraph;
import org.parley.stance.Judgement;
import org.parley.text.Document;
import org.parley.text.Span;

/**
 * Label Studio tasks, one a paragraph, with the judgements as predictions: they import as
 * pre-annotations. Each stance's score is its probability. The prediction's own score is the
 * probability of the least certain stance toward an addressed target (1 where none is addressed),
 * so that sorting by it puts first what needs a person's look most.
 */
public final class LabelStudioWriter implements JudgementWriter {

  /** What stands between two tasks. */
  static final String SEPARATOR = ",";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Writer out;
  private final JsonGenerator json;
  private final String model;
  private boolean begun;

  /**
   * Begins the list of tasks.
   *
   * @param model name of the bundle that judges, for {@code model_version}
   */
  public LabelStudioWriter(Writer out, String model) throws IOException {
    this.out = out;
    this.model = model;
    this.json = Json.FACTORY.createGenerator(out);
    json.setCodec(JSON);
    // The list is written by hand, so that its items are the same wherever in it they stand.
    json.setPrettyPrinter(new MinimalPrettyPrinter(""));
    json.writeRaw('[');
  }

  @Override
  public void write(JudgedDocument judged) throws IOException {
    for (JudgedParagraph paragraph : judged.paragraphs()) {
      json.writeRaw(begun ? SEPARATOR + "\n" : "\n");
      begun = true;
      json.writeTree(task(judged.document(), paragraph));
    }
    json.flush();
  }

  private ObjectNode task(Document document, JudgedParagraph judged) {
    ObjectNode task = JSON.createObjectNode();
    ObjectNode data = task.putObject("data");
    data.put(LabelStudioResults.TEXT, judged.paragraph().text());
    data.put("document", document.id());
    data.put("paragraph", judged.paragraph().index());
    data.put("kind", judged.paragraph().kind().label());
    data.put("language", judged.language().code());
    put(data, "title", document.title());
    put(data, "date", document.date());
    put(data, "speaker", document.speaker());
    LabelStudioResults results = new LabelStudioResults(judged.paragraph().text());
    double score = 1;
    for (Judgement judgement : judged.judgements()) {
      add(judgement, results);
      if (judgement.target().addressed()) {
        score = Math.min(score, judgement.probabilities().max());
      }
    }
    ObjectNode prediction = task.putArray("predictions").addObject();
    prediction.put("model_version", model);
    prediction.put("score", score);
    prediction.set("result", results.json());
    return task;
  }

  private static void add(Judgement judgement, LabelStudioResults results) {
    String target = judgement.target().target().id();
    results.addressed(target, judgement.target().addressed());
    results.stance(target, judgement.label(), judgement.probabilities().max());
    for (Span mention : judgement.target().mentions()) {
      results.mark(LabelStudioResults.MENTIONS, target, mention);
    }
    for (Span evidence : judgement.evidence()) {
      results.mark(LabelStudioResults.EVIDENCE, target, evidence);
    }
  }

  private static void put(ObjectNode data, String name, @Nullable String value) {
    if (value != null) {
      data.put(name, value);
    }
  }

  @Override
  public void flush() throws IOException {
    json.flush();
  }

  @Override
  public void close() throws IOException {
    try (out) {
      json.writeRaw("\n]\n");
      json.close();
    }
  }
}
