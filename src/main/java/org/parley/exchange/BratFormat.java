package org.parley.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.parley.annotation.Annotation;
import org.parley.annotation.GoldDocuments.GoldDocument;
import org.parley.stance.Stance;
import org.parley.text.Paragraph;
import org.parley.text.Span;

/**
 * Brat's standoff format: a folder with a {@code .txt} and an {@code .ann} file a document, and the
 * {@code annotation.conf} that they need.
 *
 * <ul>
 *   <li>Each paragraph is a text-bound annotation {@code Paragraph} with the attributes {@code
 *       addressed-TARGET} (yes, no) and {@code stance-TARGET} (pro, anti, none). Its note holds
 *       everything else in the annotation form; a note that is no JSON is the annotation's own.
 *   <li>{@code Evidence}, {@code Mention} and {@code Holder} lie within a paragraph and have the
 *       attribute {@code target}.
 * </ul>
 *
 * A target's id stands there as in a URL. Offsets are code points; a span over several lines is one
 * of several fragments, as brat has it, so line ends at its edges are lost.
 */
final class BratFormat implements AnnotationFormat {

  static final String PARAGRAPH = "Paragraph";
  static final String ADDRESSED = "addressed-";
  static final String STANCE = "stance-";
  static final String TARGET = "target";
  static final String YES = "yes";
  static final String NO = "no";

  private final Set<String> targets;

  /**
   * The format for some targets.
   *
   * @param targets ids for the configuration; the annotations' own targets are added
   */
  BratFormat(Set<String> targets) {
    this.targets = new LinkedHashSet<>(targets);
  }

  @Override
  public List<Annotation> read(Path in, Remarks remarks) throws IOException {
    List<Annotation> annotations = new ArrayList<>();
    for (Path file : DocumentFiles.list(in, ".ann")) {
      annotations.addAll(new BratReader(file, remarks).read());
    }
    return annotations;
  }

  @Override
  public List<Annotation> write(List<Annotation> annotations, Path out) throws IOException {
    DocumentFiles.prepare(out);
    List<DocumentFiles.Named> documents = DocumentFiles.of(annotations);
    for (DocumentFiles.Named named : documents) {
      GoldDocument document = named.document();
      Files.writeString(out.resolve(named.name() + ".txt"), document.split().document().text());
      try (BufferedWriter file = Files.newBufferedWriter(out.resolve(named.name() + ".ann"))) {
        new Standoff(document).write(file);
      }
    }
    Set<String> all = new LinkedHashSet<>(targets);
    all.addAll(Parts.targets(annotations));
    Files.writeString(out.resolve("annotation.conf"), configuration(all));
    return DocumentFiles.annotations(documents);
  }

  /** What the words of a text-bound annotation are on its one line. */
  static String words(List<Span> fragments, String text) {
    return fragments.stream()
        .map(part -> part.of(text))
        .collect(Collectors.joining(" "))
        .replace('\n', ' ')
        .replace('\r', ' ');
  }

  private static String encoded(String target) {
    return URLEncoder.encode(target, StandardCharsets.UTF_8);
  }

  private static String configuration(Set<String> targets) {
    String values = targets.stream().map(BratFormat::encoded).collect(Collectors.joining("|"));
    StringBuilder conf = new StringBuilder("[entities]\n" + PARAGRAPH + "\n");
    for (SpanKind kind : SpanKind.values()) {
      conf.append(kind.type()).append('\n');
    }
    conf.append("\n[relations]\n<OVERLAP> Arg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>\n");
    conf.append("\n[events]\n\n[attributes]\n");
    for (String target : targets) {
      String attribute = "%s%s Arg:%s, Value:%s\n";
      conf.append(attribute.formatted(ADDRESSED, encoded(target), PARAGRAPH, YES + "|" + NO));
      conf.append(attribute.formatted(STANCE, encoded(target), PARAGRAPH, stances()));
    }
    if (!targets.isEmpty()) {
      String spans =
          Arrays.stream(SpanKind.values()).map(SpanKind::type).collect(Collectors.joining("|"));
      conf.append("%s Arg:%s, Value:%s\n".formatted(TARGET, spans, values));
    }
    return conf.toString();
  }

  private static String stances() {
    return Arrays.stream(Stance.values()).map(Stance::label).collect(Collectors.joining("|"));
  }

  /** The annotations of one document. */
  private static final class Standoff {

    private final GoldDocument document;
    private final String text;
    private final StringBuilder lines = new StringBuilder();
    private int spans;
    private int attributes;
    private int notes;

    Standoff(GoldDocument document) {
      this.document = document;
      this.text = document.split().document().text();
    }

    void write(BufferedWriter out) throws IOException {
      for (int i = 0; i < document.annotations().size(); i++) {
        add(document.split().paragraphs().get(i), document.annotations().get(i));
      }
      out.append(lines);
    }

    private void add(Paragraph paragraph, Annotation annotation) {
      Parts parts = Parts.of(annotation);
      String id = span(PARAGRAPH, paragraph.span());
      for (Map.Entry<String, Boolean> addressed : parts.addressed().entrySet()) {
        attribute(ADDRESSED + encoded(addressed.getKey()), id, addressed.getValue() ? YES : NO);
      }
      for (Map.Entry<String, Stance> label : annotation.labels().entrySet()) {
        attribute(STANCE + encoded(label.getKey()), id, label.getValue().label());
      }
      ObjectNode rest = parts.rest();
      if (!rest.isEmpty()) {
        lines.append("#%d\tAnnotatorNotes %s\t%s\n".formatted(++notes, id, rest));
      }
      for (Parts.Mark mark : parts.spans()) {
        String marked = span(mark.kind().type(), mark.span().shift(paragraph.span().start()));
        attribute(TARGET, marked, encoded(mark.target()));
      }
    }

    private String span(String type, Span span) {
      String id = "T" + ++spans;
      List<Span> fragments = fragments(span);
      String offsets =
          fragments.stream()
              .map(
                  part ->
                      String.format(
                          Locale.ROOT,
                          "%d %d",
                          CodePoints.before(text, part.start()),
                          CodePoints.before(text, part.end())))
              .collect(Collectors.joining(";"));
      String words = words(fragments, text);
      lines.append("%s\t%s %s\t%s\n".formatted(id, type, offsets, words));
      return id;
    }

    /** The span line by line; the whole of it where it holds nothing but line ends. */
    private List<Span> fragments(Span span) {
      List<Span> fragments = new ArrayList<>();
      int start = span.start();
      for (int i = span.start(); i <= span.end(); i++) {
        if (i == span.end() || "\r\n".indexOf(text.charAt(i)) >= 0) {
          if (i > start) {
            fragments.add(new Span(start, i));
          }
          start = i + 1;
        }
      }
      return fragments.isEmpty() ? List.of(span) : fragments;
    }

    private void attribute(String name, String of, String value) {
      lines.append("A%d\t%s %s %s\n".formatted(++attributes, name, of, value));
    }
  }
}
