package org.parley.exchange;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.annotation.Annotation;

/**
 * What annotations lost on their way through a format, field by field. The order of spans, holders
 * and targets means nothing and is not compared.
 */
final class Differences {

  private Differences() {}

  /** A field of an annotation, in a form that {@code equals} compares rightly. */
  private record Field(String name, Function<Annotation, @Nullable Object> value) {}

  private static final List<Field> FIELDS =
      List.of(
          new Field("id", Annotation::id),
          new Field("document", Annotation::document),
          new Field("paragraph", Annotation::paragraph),
          new Field("language", Annotation::language),
          new Field("title", Annotation::title),
          new Field("date", Annotation::date),
          new Field("speaker", Annotation::speaker),
          new Field("genre", Annotation::genre),
          new Field("text", Annotation::text),
          new Field("addressed", annotation -> annotation.addressed().map(HashSet::new)),
          new Field("labels", Annotation::labels),
          new Field("holders", annotation -> sorted(annotation.holders())),
          new Field("evidence", annotation -> sorted(annotation.evidence())),
          new Field("mentions", annotation -> sorted(annotation.mentions())),
          new Field("phenomena", Annotation::phenomena),
          new Field("annotator", Annotation::annotator),
          new Field("origin", Annotation::origin),
          new Field("note", Annotation::note));

  private static <T extends Comparable<? super T>> Map<String, List<T>> sorted(
      Map<String, List<T>> byTarget) {
    Map<String, List<T>> sorted = new TreeMap<>();
    byTarget.forEach((target, list) -> sorted.put(target, list.stream().sorted().toList()));
    return sorted;
  }

  /**
   * Counts the fields that came back other than they were.
   *
   * @param written the annotations as they were
   * @param back the same as they were read back, in the same order
   */
  static void remark(List<Annotation> written, List<Annotation> back, Remarks remarks) {
    for (int i = 0; i < written.size(); i++) {
      Annotation before = written.get(i);
      String place = before.id() == null ? "row " + (i + 1) : "row " + before.id();
      if (i >= back.size()) {
        remarks.add("rows", place);
        continue;
      }
      for (Field field : FIELDS) {
        if (!Objects.equals(field.value.apply(before), field.value.apply(back.get(i)))) {
          remarks.add("\"" + field.name + "\" of a row as it was", place);
        }
      }
    }
  }
}
