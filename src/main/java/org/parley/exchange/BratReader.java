package org.parley.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.annotation.Annotation;
import org.parley.annotation.MalformedAnnotationException;
import org.parley.text.Span;

/** Reads the annotations of one document in brat's standoff format; see {@link BratFormat}. */
final class BratReader {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String NOTES = "AnnotatorNotes";

  private static final Pattern TEXT_BOUND =
      Pattern.compile("(T\\S+)\t(\\S+) (\\d{1,9} \\d{1,9}(?:;\\d{1,9} \\d{1,9})*)\t(.*)");
  private static final Pattern ATTRIBUTE = Pattern.compile("[AM]\\S+\t(\\S+) (\\S+)(?: (.*))?");
  private static final Pattern NOTE = Pattern.compile("#\\S*\t(\\S+) (\\S+)(?:\t(.*))?");

  private final Path file;
  private final Remarks remarks;
  private final String text;
  private final Map<String, TextBound> spans = new LinkedHashMap<>();

  /**
   * Begins with a document.
   *
   * @param file its {@code .ann} file, with the {@code .txt} file beside it
   */
  BratReader(Path file, Remarks remarks) throws IOException {
    this.file = file;
    this.remarks = remarks;
    String name = String.valueOf(file.getFileName());
    if (!name.endsWith(".ann")) {
      throw new IOException(file + ": name a folder, or a file that ends in .ann");
    }
    this.text = text(file.resolveSibling(name.substring(0, name.length() - 4) + ".txt"));
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (MalformedInputException e) {
      throw new IOException(file + ": is not valid UTF-8, which brat's files are", e);
    }
  }

  /** A text-bound annotation with what is attached to it. */
  private static final class TextBound {
    private final int line;
    private final String type;
    private final Span span;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private @Nullable String note;

    TextBound(int line, String type, Span span) {
      this.line = line;
      this.type = type;
      this.span = span;
    }
  }

  /** The annotations of the document, one a {@code Paragraph}. */
  List<Annotation> read() throws IOException {
    // Brat appends to the file, so what is attached may stand before what it is attached to.
    List<String> lines = text(file).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("T")) {
        textBound(i + 1, lines.get(i));
      }
    }
    for (int i = 0; i < lines.size(); i++) {
      attach(i + 1, lines.get(i));
    }
    List<TextBound> paragraphs =
        spans.values().stream().filter(span -> span.type.equals(BratFormat.PARAGRAPH)).toList();
    Map<TextBound, RowBuilder> rows = new LinkedHashMap<>();
    for (TextBound paragraph : paragraphs) {
      rows.put(paragraph, row(paragraph));
    }
    for (TextBound span : spans.values()) {
      if (!span.type.equals(BratFormat.PARAGRAPH)) {
        mark(span, rows);
      }
    }
    List<Annotation> annotations = new ArrayList<>();
    for (RowBuilder row : rows.values()) {
      annotations.add(row.build());
    }
    return annotations;
  }

  private String place(int line) {
    return file + ":" + line;
  }

  private MalformedAnnotationException error(int line, String message) {
    return new MalformedAnnotationException(place(line), message);
  }

  private void textBound(int line, String content) throws MalformedAnnotationException {
    Matcher matcher = TEXT_BOUND.matcher(content);
    if (!matcher.matches()) {
      throw error(line, "is no text-bound annotation: T1, tab, TYPE START END, tab, words");
    }
    List<Span> fragments = new ArrayList<>();
    for (String offsets : matcher.group(3).split(";", -1)) {
      String[] ends = offsets.split(" ", -1);
      fragments.add(
          CodePoints.span(text, Integer.parseInt(ends[0]), Integer.parseInt(ends[1]))
              .orElseThrow(
                  () ->
                      error(
                          line,
                          "runs from %s to %s; allowed: 0 to %d, the text's length in code points"
                              .formatted(
                                  ends[0], ends[1], CodePoints.before(text, text.length())))));
    }
    String words = BratFormat.words(fragments, text);
    if (!words.equals(matcher.group(4))) {
      throw error(
          line,
          "is of the words \"%s\", but its offsets mark \"%s\": they count code points, from 0"
              .formatted(matcher.group(4), words));
    }
    Span whole = new Span(fragments.get(0).start(), fragments.get(fragments.size() - 1).end());
    spans.put(matcher.group(1), new TextBound(line, matcher.group(2), whole));
  }

  private void attach(int line, String content) throws MalformedAnnotationException {
    if (content.isBlank() || content.startsWith("T")) {
      return;
    }
    Matcher attribute = ATTRIBUTE.matcher(content);
    Matcher note = NOTE.matcher(content);
    if (attribute.matches()) {
      TextBound of = spans.get(attribute.group(2));
      String value = attribute.group(3);
      if (of == null || value == null) {
        remarks.add("attributes without a value or a span", place(line));
      } else if (of.attributes.put(attribute.group(1), value) != null) {
        throw error(line, "gives %s a second %s".formatted(attribute.group(2), attribute.group(1)));
      }
    } else if (note.matches() && note.group(1).equals(NOTES)) {
      TextBound of = spans.get(note.group(2));
      if (of == null || !of.type.equals(BratFormat.PARAGRAPH)) {
        remarks.add("notes on anything but a paragraph", place(line));
      } else {
        of.note = note.group(3);
      }
    } else {
      remarks.add("relations, events and other lines that no annotation holds", place(line));
    }
  }

  private RowBuilder row(TextBound paragraph) throws MalformedAnnotationException {
    RowBuilder row =
        new RowBuilder(
            place(paragraph.line), paragraph.span.of(text), rest(paragraph.note), remarks);
    for (Map.Entry<String, String> attribute : paragraph.attributes.entrySet()) {
      String name = attribute.getKey();
      String value = attribute.getValue();
      if (name.startsWith(BratFormat.STANCE)) {
        row.stance(target(name.substring(BratFormat.STANCE.length()), paragraph.line), value);
      } else if (name.startsWith(BratFormat.ADDRESSED)) {
        if (!value.equals(BratFormat.YES) && !value.equals(BratFormat.NO)) {
          throw error(paragraph.line, "has %s %s; allowed: yes, no".formatted(name, value));
        }
        row.addressed(
            target(name.substring(BratFormat.ADDRESSED.length()), paragraph.line),
            value.equals(BratFormat.YES));
      } else {
        remarks.add(
            "attribute \"" + name + "\", which annotations do not have", place(paragraph.line));
      }
    }
    return row;
  }

  private static ObjectNode rest(@Nullable String note) {
    ObjectNode rest = JSON.createObjectNode();
    if (note == null) {
      return rest;
    }
    try {
      JsonNode json = JSON.readTree(note);
      return json instanceof ObjectNode object ? object : rest.put("note", note);
    } catch (JsonProcessingException e) {
      // An annotator wrote plain words.
      return rest.put("note", note);
    }
  }

  private void mark(TextBound span, Map<TextBound, RowBuilder> rows)
      throws MalformedAnnotationException {
    Optional<SpanKind> kind = SpanKind.ofType(span.type);
    if (kind.isEmpty()) {
      remarks.add("spans of type \"" + span.type + "\"", place(span.line));
      return;
    }
    String target = span.attributes.get(BratFormat.TARGET);
    if (target == null) {
      throw error(span.line, "is %s without a \"target\": say toward which".formatted(span.type));
    }
    Map.Entry<TextBound, RowBuilder> around =
        rows.entrySet().stream()
            .filter(row -> row.getKey().span.contains(span.span))
            .findFirst()
            .orElseThrow(
                () -> error(span.line, "lies within no Paragraph: mark one that holds all of it"));
    around
        .getValue()
        .mark(
            kind.get(), target(target, span.line), span.span.shift(-around.getKey().span.start()));
  }

  private String target(String encoded, int line) throws MalformedAnnotationException {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw error(
          line, "names the target \"%s\", which is not encoded as in a URL".formatted(encoded));
    }
  }
}
