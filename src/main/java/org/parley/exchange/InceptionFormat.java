package org.parley.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.uima.UIMAException;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.CASRuntimeException;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.json.jsoncas2.JsonCas2Deserializer;
import org.apache.uima.json.jsoncas2.JsonCas2Serializer;
import org.apache.uima.json.jsoncas2.mode.OffsetConversionMode;
import org.apache.uima.resource.metadata.TypeDescription;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.jspecify.annotations.Nullable;
import org.parley.annotation.Annotation;
import org.parley.annotation.GoldDocuments.GoldDocument;
import org.parley.annotation.MalformedAnnotationException;
import org.parley.stance.Stance;
import org.parley.text.Language;
import org.parley.text.Span;
import org.xml.sax.SAXException;

/**
 * UIMA CAS JSON, as INCEpTION imports and exports it: a folder with a file a document, and {@code
 * layers.xml}, the type system to import as the project's layers first.
 *
 * <ul>
 *   <li>{@code ParleyRow} spans a paragraph; its features are an annotation's plain fields, and
 *       {@code more} holds the others as JSON;
 *   <li>{@code ParleyStance} spans it once more for each target, with the features {@code target},
 *       {@code stance} (pro, anti, none) and {@code addressed} (yes, no);
 *   <li>{@code ParleyEvidence}, {@code ParleyMention} and {@code ParleyHolder} lie within it and
 *       have the feature {@code target}.
 * </ul>
 */
final class InceptionFormat implements AnnotationFormat {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The package of the layers that people make in INCEpTION. */
  private static final String PREFIX = "webanno.custom.Parley";

  private static final String ROW = PREFIX + "Row";
  private static final String STANCE = PREFIX + "Stance";
  private static final String LAYERS = "layers.xml";
  private static final String ENDING = ".json";
  private static final String MORE = "more";
  private static final List<String> PLAIN =
      List.of(
          "id",
          "document",
          "paragraph",
          "language",
          "title",
          "date",
          "speaker",
          "genre",
          "annotator",
          "origin",
          "note");

  @Override
  public List<Annotation> write(List<Annotation> annotations, Path out) throws IOException {
    DocumentFiles.prepare(out);
    TypeSystemDescription types = types();
    List<DocumentFiles.Named> documents = DocumentFiles.of(annotations);
    JsonCas2Serializer serializer = new JsonCas2Serializer();
    serializer.setOffsetConversionMode(OffsetConversionMode.UTF_16);
    try {
      try (OutputStream layers = Files.newOutputStream(out.resolve(LAYERS))) {
        types.toXML(layers);
      }
      CAS cas = CasCreationUtils.createCas(types, null, null);
      for (DocumentFiles.Named named : documents) {
        cas.reset();
        fill(cas, named.document());
        serializer.serialize(cas, out.resolve(named.name() + ENDING).toFile());
      }
    } catch (UIMAException | SAXException e) {
      throw new IOException("%s: cannot be written as UIMA CAS: %s".formatted(out, e), e);
    }
    return DocumentFiles.annotations(documents);
  }

  private static TypeSystemDescription types() {
    TypeSystemDescription types =
        UIMAFramework.getResourceSpecifierFactory().createTypeSystemDescription();
    TypeDescription row =
        types.addType(ROW, "A paragraph that is annotated", CAS.TYPE_NAME_ANNOTATION);
    PLAIN.forEach(name -> row.addFeature(name, "", CAS.TYPE_NAME_STRING));
    row.addFeature(MORE, "Further fields as JSON", CAS.TYPE_NAME_STRING);
    TypeDescription stance =
        types.addType(STANCE, "What a paragraph is toward a target", CAS.TYPE_NAME_ANNOTATION);
    stance.addFeature("target", "Id of the target", CAS.TYPE_NAME_STRING);
    stance.addFeature("stance", "pro, anti or none", CAS.TYPE_NAME_STRING);
    stance.addFeature("addressed", "yes or no", CAS.TYPE_NAME_STRING);
    for (SpanKind kind : SpanKind.values()) {
      types
          .addType(
              PREFIX + kind.type(),
              "Words of a paragraph that belong to a target",
              CAS.TYPE_NAME_ANNOTATION)
          .addFeature("target", "Id of the target", CAS.TYPE_NAME_STRING);
    }
    return types;
  }

  private static void fill(CAS cas, GoldDocument document) {
    cas.setDocumentText(document.split().document().text());
    Language language = document.split().document().language();
    if (language != null && language != Language.UNDETERMINED) {
      cas.setDocumentLanguage(language.code());
    }
    for (int i = 0; i < document.annotations().size(); i++) {
      Span paragraph = document.split().paragraphs().get(i).span();
      fill(cas, paragraph, document.annotations().get(i));
    }
  }

  private static void fill(CAS cas, Span paragraph, Annotation annotation) {
    Parts parts = Parts.of(annotation);
    AnnotationFS row = add(cas, ROW, paragraph);
    ObjectNode more = parts.rest();
    for (String name : PLAIN) {
      JsonNode value = more.remove(name);
      if (value != null) {
        set(row, name, value.asText());
      }
    }
    if (!more.isEmpty()) {
      set(row, MORE, more.toString());
    }
    for (String target : Parts.targets(annotation)) {
      Stance stance = annotation.labels().get(target);
      Boolean addressed = parts.addressed().get(target);
      if (stance != null || addressed != null) {
        AnnotationFS toward = add(cas, STANCE, paragraph);
        set(toward, "target", target);
        set(toward, "stance", stance == null ? null : stance.label());
        set(toward, "addressed", addressed == null ? null : addressed ? "yes" : "no");
      }
    }
    for (Parts.Mark mark : parts.spans()) {
      AnnotationFS words =
          add(cas, PREFIX + mark.kind().type(), mark.span().shift(paragraph.start()));
      set(words, "target", mark.target());
    }
  }

  private static AnnotationFS add(CAS cas, String type, Span span) {
    AnnotationFS annotation =
        cas.createAnnotation(cas.getTypeSystem().getType(type), span.start(), span.end());
    cas.addFsToIndexes(annotation);
    return annotation;
  }

  private static void set(AnnotationFS annotation, String name, @Nullable String value) {
    annotation.setStringValue(annotation.getType().getFeatureByBaseName(name), value);
  }

  @Override
  public List<Annotation> read(Path in, Remarks remarks) throws IOException {
    List<Annotation> annotations = new ArrayList<>();
    for (Path file : DocumentFiles.list(in, ENDING)) {
      read(file, annotations, remarks);
    }
    return annotations;
  }

  private static void read(Path file, List<Annotation> annotations, Remarks remarks)
      throws IOException {
    CAS cas;
    try {
      // The deserializer fills a CAS; it must know the file's own types beforehand.
      TypeSystemDescription types = CasTypes.of(JSON.readTree(file.toFile()));
      cas = CasCreationUtils.createCas(types, null, null);
      new JsonCas2Deserializer().deserialize(file.toFile(), cas);
    } catch (UIMAException | CASRuntimeException | JsonProcessingException e) {
      throw new MalformedAnnotationException(
          file.toString(), "is no UIMA CAS in JSON: " + e.getMessage());
    }
    if (cas.getTypeSystem().getType(ROW) == null) {
      throw new MalformedAnnotationException(
          file.toString(),
          "has no layer %s; mark each paragraph by it, as %s declares it".formatted(ROW, LAYERS));
    }
    int number = 0;
    for (AnnotationFS row : annotations(cas, ROW)) {
      annotations.add(annotation(cas, row, file + ": row " + ++number, remarks));
    }
  }

  private static Iterable<AnnotationFS> annotations(CAS cas, String name) {
    Type type = cas.getTypeSystem().getType(name);
    return type == null ? List.of() : cas.<AnnotationFS>getAnnotationIndex(type);
  }

  private static Annotation annotation(CAS cas, AnnotationFS row, String place, Remarks remarks)
      throws MalformedAnnotationException {
    ObjectNode rest = more(get(row, MORE), place);
    for (String name : PLAIN) {
      String value = get(row, name);
      if (value != null) {
        rest.put(name, value);
      }
    }
    RowBuilder builder = new RowBuilder(place, row.getCoveredText(), rest, remarks);
    for (AnnotationFS toward : annotations(cas, STANCE)) {
      if (toward.getBegin() == row.getBegin() && toward.getEnd() == row.getEnd()) {
        stance(builder, toward, place);
      }
    }
    for (SpanKind kind : SpanKind.values()) {
      for (AnnotationFS words : annotations(cas, PREFIX + kind.type())) {
        if (words.getBegin() >= row.getBegin() && words.getEnd() <= row.getEnd()) {
          Span span = new Span(words.getBegin(), words.getEnd()).shift(-row.getBegin());
          builder.mark(kind, target(words, place), span);
        }
      }
    }
    return builder.build();
  }

  private static void stance(RowBuilder builder, AnnotationFS toward, String place)
      throws MalformedAnnotationException {
    String target = target(toward, place);
    String stance = get(toward, "stance");
    String addressed = get(toward, "addressed");
    if (stance != null) {
      builder.stance(target, stance);
    }
    if (addressed != null) {
      if (!addressed.equals("yes") && !addressed.equals("no")) {
        throw new MalformedAnnotationException(
            place, "\"addressed\" is \"%s\"; allowed: yes, no".formatted(addressed));
      }
      builder.addressed(target, addressed.equals("yes"));
    }
  }

  private static ObjectNode more(@Nullable String more, String place)
      throws MalformedAnnotationException {
    try {
      if (more == null) {
        return JSON.createObjectNode();
      }
      if (JSON.readTree(more) instanceof ObjectNode object) {
        return object;
      }
      throw new MalformedAnnotationException(
          place, "\"%s\" is %s; allowed: a JSON object".formatted(MORE, more));
    } catch (JsonProcessingException e) {
      throw new MalformedAnnotationException(
          place, "\"%s\" is no JSON: %s".formatted(MORE, e.getOriginalMessage()));
    }
  }

  private static String target(AnnotationFS annotation, String place)
      throws MalformedAnnotationException {
    String target = get(annotation, "target");
    if (target == null) {
      throw new MalformedAnnotationException(
          place,
          "%s from %d to %d has no \"target\": say toward which"
              .formatted(
                  annotation.getType().getShortName(), annotation.getBegin(), annotation.getEnd()));
    }
    return target;
  }

  private static @Nullable String get(AnnotationFS annotation, String name) {
    Feature feature = annotation.getType().getFeatureByBaseName(name);
    return feature == null ? null : annotation.getStringValue(feature);
  }
}
