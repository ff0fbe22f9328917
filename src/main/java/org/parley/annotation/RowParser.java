package org.parley.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.stance.Stance;
import org.parley.text.Span;

/** Turns one row of the annotation, pair or judgement form into an annotation. */
final class RowParser {

  private RowParser() {}

  static Annotation parse(String place, ObjectNode json) throws MalformedAnnotationException {
    Fields row = new Fields(place, json);
    String text = row.requiredText("text");
    Labelled labelled = labelled(row, text);
    return new Annotation(
        row.text("id"),
        row.text("document"),
        row.position("paragraph"),
        row.language(),
        row.text("title"),
        row.text("date"),
        row.text("speaker"),
        row.text("genre"),
        text,
        labelled.addressed,
        labelled.labels,
        labelled.holders,
        labelled.evidence,
        labelled.mentions,
        row.texts("phenomena"),
        row.text("annotator"),
        row.text("origin"),
        row.text("note"));
  }

  /** The part of an annotation that the three forms give in different ways. */
  private static final class Labelled {
    Optional<List<String>> addressed = Optional.empty();
    final Map<String, Stance> labels = new LinkedHashMap<>();
    final Map<String, List<String>> holders = new LinkedHashMap<>();
    final Map<String, List<Span>> evidence = new LinkedHashMap<>();
    final Map<String, List<Span>> mentions = new LinkedHashMap<>();
  }

  private static Labelled labelled(Fields row, String text) throws MalformedAnnotationException {
    if (row.has("labels")) {
      return annotationForm(row, text);
    }
    if (row.has("stances")) {
      return judgementForm(row, text);
    }
    if (row.has("target") || row.has("label")) {
      return pairForm(row, text);
    }
    throw row.error(
        "has no labels; give \"labels\": {target: label}, or \"target\" and \"label\", or"
            + " \"stances\". Its fields are "
            + row.names());
  }

  private static Labelled annotationForm(Fields row, String text)
      throws MalformedAnnotationException {
    Labelled labelled = new Labelled();
    if (row.has("addressed")) {
      labelled.addressed = Optional.of(row.texts("addressed"));
    }
    for (Map.Entry<String, JsonNode> entry : row.object("labels")) {
      labelled.labels.put(entry.getKey(), row.stance("labels." + entry.getKey(), entry.getValue()));
    }
    for (Map.Entry<String, JsonNode> entry : row.object("holders")) {
      labelled.holders.put(
          entry.getKey(), row.texts("holders." + entry.getKey(), entry.getValue()));
    }
    spans(row, "evidence", text, labelled.evidence);
    spans(row, "mentions", text, labelled.mentions);
    return labelled;
  }

  private static void spans(Fields row, String name, String text, Map<String, List<Span>> into)
      throws MalformedAnnotationException {
    for (Map.Entry<String, JsonNode> entry : row.object(name)) {
      into.put(entry.getKey(), row.spans(name + "." + entry.getKey(), entry.getValue(), text));
    }
  }

  private static Labelled pairForm(Fields row, String text) throws MalformedAnnotationException {
    Labelled labelled = new Labelled();
    String target = row.requiredText("target");
    labelled.labels.put(target, row.stance("label", row.required("label")));
    if (row.has("addressed")) {
      labelled.addressed = Optional.of(row.truth("addressed") ? List.of(target) : List.of());
    }
    if (row.has("mentions")) {
      labelled.mentions.put(target, row.spans("mentions", row.required("mentions"), text));
    } else if (row.has("start") && !row.has("addressed")) {
      // With "addressed" it is a row of a judgement table, whose start is the paragraph's.
      nearest(target, row.offset("start"), text)
          .ifPresent(mention -> labelled.mentions.put(target, List.of(mention)));
    }
    if (row.has("evidence")) {
      labelled.evidence.put(target, row.spans("evidence", row.required("evidence"), text));
    }
    if (row.has("holders")) {
      labelled.holders.put(target, row.texts("holders"));
    }
    return labelled;
  }

  /**
   * Where the text names the target nearest to an offset. Public corpora give offsets that are off
   * by a few units (218 of RuSentNE's 6,637 rows), so they choose among the occurrences only.
   */
  private static Optional<Span> nearest(String target, int offset, String text) {
    int best = -1;
    for (int at = text.indexOf(target); at >= 0; at = text.indexOf(target, at + 1)) {
      if (best < 0 || Math.abs(at - offset) < Math.abs(best - offset)) {
        best = at;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(new Span(best, best + target.length()));
  }

  private static Labelled judgementForm(Fields row, String text)
      throws MalformedAnnotationException {
    Labelled labelled = new Labelled();
    List<String> addressed = new ArrayList<>();
    boolean says = false;
    for (Fields stance : row.objects("stances")) {
      String target = stance.requiredText("target");
      if (labelled.labels.containsKey(target)) {
        throw row.error("has two stances toward \"" + target + "\"; keep one");
      }
      labelled.labels.put(target, stance.stance("label", stance.required("label")));
      if (stance.has("addressed")) {
        says = true;
        if (stance.truth("addressed")) {
          addressed.add(target);
        }
      }
      if (stance.has("mentions")) {
        labelled.mentions.put(target, stance.spans("mentions", stance.required("mentions"), text));
      }
      if (stance.has("evidence")) {
        labelled.evidence.put(target, stance.spans("evidence", stance.required("evidence"), text));
      }
      if (stance.has("holders")) {
        labelled.holders.put(target, stance.texts("holders"));
      }
    }
    labelled.addressed = says ? Optional.of(addressed) : Optional.empty();
    return labelled;
  }
}
