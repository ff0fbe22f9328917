package org.parley.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.annotation.Annotation;
import org.parley.text.Span;

/**
 * An annotation in the parts that annotation tools have: choices a target, spans of the text, and
 * fields that they carry along. {@link RowBuilder} puts them together again.
 *
 * <p>A holder who is named in the text becomes a span there: the first occurrence, at a word's
 * begin and end where there is one. What is no choice and no span (a holder whom the text does not
 * name, an empty list, an empty span) stays in {@code rest}.
 *
 * @param addressed whether each target is addressed, where the annotation says it
 * @param spans the spans in order; none is empty
 * @param rest everything else, in the annotation form; no text and no labels
 */
record Parts(Map<String, Boolean> addressed, List<Mark> spans, ObjectNode rest) {

  /** A span of the text that belongs to a target. */
  record Mark(SpanKind kind, String target, Span span) {}

  static Parts of(Annotation annotation) {
    Map<String, Boolean> addressed = new LinkedHashMap<>();
    ObjectNode rest = scalars(annotation);
    annotation
        .addressed()
        .ifPresent(
            targets -> {
              targets.forEach(target -> addressed.put(target, true));
              annotation.labels().keySet().forEach(target -> addressed.putIfAbsent(target, false));
              if (addressed.isEmpty()) {
                rest.putArray("addressed");
              }
            });
    List<Mark> spans = new ArrayList<>();
    add(SpanKind.EVIDENCE, annotation.evidence(), spans, rest);
    add(SpanKind.MENTION, annotation.mentions(), spans, rest);
    addHolders(annotation, spans, rest);
    return new Parts(addressed, spans, rest);
  }

  private static ObjectNode scalars(Annotation annotation) {
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    put(rest, "id", annotation.id());
    put(rest, "document", annotation.document());
    if (annotation.paragraph() != null) {
      rest.put("paragraph", annotation.paragraph());
    }
    put(rest, "language", annotation.language() == null ? null : annotation.language().code());
    put(rest, "title", annotation.title());
    put(rest, "date", annotation.date());
    put(rest, "speaker", annotation.speaker());
    put(rest, "genre", annotation.genre());
    if (!annotation.phenomena().isEmpty()) {
      annotation.phenomena().forEach(rest.putArray("phenomena")::add);
    }
    put(rest, "annotator", annotation.annotator());
    put(rest, "origin", annotation.origin());
    put(rest, "note", annotation.note());
    return rest;
  }

  private static void put(ObjectNode rest, String name, @Nullable String value) {
    if (value != null) {
      rest.put(name, value);
    }
  }

  private static void add(
      SpanKind kind, Map<String, List<Span>> byTarget, List<Mark> spans, ObjectNode rest) {
    byTarget.forEach(
        (target, list) -> {
          if (list.isEmpty()) {
            rest.withObjectProperty(kind.field()).putArray(target);
          }
          for (Span span : list) {
            if (span.length() > 0) {
              spans.add(new Mark(kind, target, span));
            } else {
              rest.withObjectProperty(kind.field())
                  .withArrayProperty(target)
                  .addObject()
                  .put("start", span.start())
                  .put("end", span.end());
            }
          }
        });
  }

  private static void addHolders(Annotation annotation, List<Mark> spans, ObjectNode rest) {
    annotation
        .holders()
        .forEach(
            (target, names) -> {
              ArrayNode unnamed = JsonNodeFactory.instance.arrayNode();
              for (String name : names) {
                Span span = find(name, annotation.text());
                if (span == null) {
                  unnamed.add(name);
                } else {
                  spans.add(new Mark(SpanKind.HOLDER, target, span));
                }
              }
              if (!unnamed.isEmpty() || names.isEmpty()) {
                rest.withObjectProperty(SpanKind.HOLDER.field()).set(target, unnamed);
              }
            });
  }

  /** Where the text names somebody; null where it does not. */
  private static @Nullable Span find(String name, String text) {
    if (name.isBlank()) {
      return null;
    }
    Span first = null;
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      Span span = new Span(at, at + name.length());
      if (!letterAt(text, span.start() - 1) && !letterAt(text, span.end())) {
        return span;
      }
      first = first == null ? span : first;
    }
    return first;
  }

  private static boolean letterAt(String text, int index) {
    return index >= 0 && index < text.length() && Character.isLetterOrDigit(text.charAt(index));
  }

  /** The targets that an annotation speaks of, in the order of its labels. */
  static Set<String> targets(Annotation annotation) {
    Set<String> targets = new LinkedHashSet<>(annotation.labels().keySet());
    annotation.addressed().ifPresent(targets::addAll);
    targets.addAll(annotation.holders().keySet());
    targets.addAll(annotation.evidence().keySet());
    targets.addAll(annotation.mentions().keySet());
    return targets;
  }

  /** The targets that some annotations speak of. */
  static Set<String> targets(List<Annotation> annotations) {
    Set<String> targets = new LinkedHashSet<>();
    annotations.forEach(annotation -> targets.addAll(targets(annotation)));
    return targets;
  }
}
