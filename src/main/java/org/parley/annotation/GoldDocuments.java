package org.parley.annotation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.ingest.Headings;
import org.parley.ingest.SplitDocument;
import org.parley.text.Document;
import org.parley.text.Paragraph;
import org.parley.text.Span;

/**
 * Puts gold rows back together into documents, so that stages which read context can run on them.
 */
public final class GoldDocuments {

  private GoldDocuments() {}

  /**
   * A document made of gold paragraphs.
   *
   * @param split its paragraphs, in order
   * @param annotations the row of each paragraph, in the same order
   * @param group the document's id, else the text: what resampling and folds must keep together
   */
  public record GoldDocument(SplitDocument split, List<Annotation> annotations, String group) {

    public GoldDocument {
      annotations = List.copyOf(annotations);
    }
  }

  /**
   * Groups rows by document, each in paragraph order; a row without a document is one by itself.
   *
   * @return documents in the order of their first row
   */
  public static List<GoldDocument> of(List<Annotation> annotations) {
    Map<String, List<Annotation>> byDocument = new LinkedHashMap<>();
    for (int i = 0; i < annotations.size(); i++) {
      Annotation annotation = annotations.get(i);
      String document = annotation.document();
      // The separator keeps a row's number from meeting a document's id.
      String key = document != null ? document : "\u0000row " + i;
      byDocument.computeIfAbsent(key, unused -> new ArrayList<>()).add(annotation);
    }
    List<GoldDocument> documents = new ArrayList<>();
    for (List<Annotation> rows : byDocument.values()) {
      rows.sort(
          Comparator.comparing(
              Annotation::paragraph, Comparator.nullsLast(Comparator.naturalOrder())));
      documents.add(document(rows));
    }
    return documents;
  }

  private static GoldDocument document(List<Annotation> rows) {
    Annotation first = rows.get(0);
    StringBuilder text = new StringBuilder();
    List<Paragraph> paragraphs = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Annotation row = rows.get(i);
      if (text.length() > 0) {
        text.append("\n\n");
      }
      Span span = new Span(text.length(), text.length() + row.text().length());
      text.append(row.text());
      // As the splitter tells them, so that a model learns from what it will be given.
      boolean heading = i + 1 < rows.size() && Headings.isHeading(row.text());
      Paragraph.Kind kind = heading ? Paragraph.Kind.HEADING : Paragraph.Kind.BODY;
      paragraphs.add(new Paragraph(i, kind, span, row.text()));
    }
    String name = first.document() != null ? first.document() : first.id();
    Document document =
        new Document(
            name != null ? name : "",
            text.toString(),
            first.title(),
            first.date(),
            first.speaker(),
            first.origin(),
            first.language());
    return new GoldDocument(
        new SplitDocument(document, paragraphs, List.of()),
        rows,
        first.document() != null ? first.document() : first.text());
  }
}
