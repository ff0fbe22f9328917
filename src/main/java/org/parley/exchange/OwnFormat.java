package org.parley.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.parley.annotation.Annotation;
import org.parley.annotation.AnnotationReader;
import org.parley.annotation.AnnotationWriter;
import org.parley.output.OutputFile;

/**
 * Parley's own forms: JSON Lines in the annotation form, and sheets. What is read may be of the
 * pair or judgement form as well.
 */
final class OwnFormat implements AnnotationFormat {

  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "document",
          "paragraph",
          "language",
          "lang",
          "title",
          "date",
          "speaker",
          "genre",
          "text",
          "addressed",
          "labels",
          "stances",
          "target",
          "label",
          "holders",
          "evidence",
          "mentions",
          "phenomena",
          "annotator",
          "origin",
          "note");

  private static final Set<String> STANCE_FIELDS =
      Set.of("target", "addressed", "label", "mentions", "evidence", "holders");

  private final String ending;
  private final Writing writing;

  /** How the annotations become a file. */
  @FunctionalInterface
  interface Writing {
    void write(List<Annotation> annotations, Path out) throws IOException;
  }

  /**
   * One of the forms.
   *
   * @param ending how names of such files end; the reader tells its forms by it
   */
  OwnFormat(String ending, Writing writing) {
    this.ending = ending;
    this.writing = writing;
  }

  static OwnFormat jsonLines() {
    return new OwnFormat(
        ".jsonl",
        (annotations, out) -> {
          try (OutputFile file = OutputFile.create(out)) {
            for (Annotation annotation : annotations) {
              file.writer().write(AnnotationWriter.toJson(annotation));
              file.writer().write('\n');
            }
            file.commit();
          }
        });
  }

  @Override
  public List<Annotation> read(Path in, Remarks remarks) throws IOException {
    checkName(in);
    List<Annotation> annotations = new ArrayList<>();
    AnnotationReader.read(
        in,
        row -> {
          annotations.add(row.annotation());
          remark(row.json(), row.place(), remarks);
        });
    return annotations;
  }

  private static void remark(ObjectNode json, String place, Remarks remarks) {
    boolean mention = json.has("target") && !json.has("addressed");
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      String name = field.getKey();
      boolean used = FIELDS.contains(name) || (mention && Set.of("start", "end").contains(name));
      if (!used && !field.getValue().isNull()) {
        remarks.add("field \"" + name + "\", which annotations do not have", place);
      }
    }
    for (JsonNode stance : json.path("stances")) {
      for (Map.Entry<String, JsonNode> field : stance.properties()) {
        if (!STANCE_FIELDS.contains(field.getKey())) {
          remarks.add(
              "field \"" + field.getKey() + "\" of a stance, which annotations do not have", place);
        }
      }
    }
  }

  @Override
  public List<Annotation> write(List<Annotation> annotations, Path out) throws IOException {
    checkName(out);
    writing.write(annotations, out);
    return annotations;
  }

  private void checkName(Path file) throws IOException {
    if (!String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(ending)) {
      throw new IOException("%s: the name must end in %s for this format".formatted(file, ending));
    }
  }
}
