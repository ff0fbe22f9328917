package org.parley.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.annotation.GoldDocuments.GoldDocument;
import org.parley.text.Paragraph;

class GoldDocumentsTest {

  @TempDir Path folder;

  private List<GoldDocument> documents(String... rows) throws IOException {
    return GoldDocuments.of(
        AnnotationReader.read(Files.write(folder.resolve("gold.jsonl"), List.of(rows))));
  }

  private static String row(String document, int paragraph, String text) {
    return """
        {"document":"%s","paragraph":%d,"text":"%s","labels":{}}"""
        .formatted(document, paragraph, text);
  }

  @Test
  void rowsOfADocumentComeTogetherInParagraphOrder() throws IOException {
    List<GoldDocument> documents =
        documents(row("x", 2, "Last."), row("y", 0, "Alone."), row("x", 0, "First."));
    assertEquals(List.of("x", "y"), documents.stream().map(GoldDocument::group).toList());
    GoldDocument first = documents.get(0);
    assertEquals("First.\n\nLast.", first.split().document().text());
    assertEquals(
        List.of("First.", "Last."),
        first.split().paragraphs().stream().map(Paragraph::text).toList());
    assertEquals(
        List.of("First.", "Last."), first.annotations().stream().map(Annotation::text).toList());
    Paragraph last = first.split().paragraphs().get(1);
    assertEquals(last.text(), last.span().of(first.split().document().text()));
  }

  @Test
  void aRowWithoutADocumentIsOneByItselfEvenWhereTextsAreEqual() throws IOException {
    List<GoldDocument> documents =
        documents(
            "{\"text\":\"A\",\"target\":\"t\",\"label\":\"pro\"}",
            "{\"text\":\"A\",\"target\":\"u\",\"label\":\"anti\"}",
            "{\"text\":\"B\",\"target\":\"t\",\"label\":\"none\"}");
    assertEquals(3, documents.size());
    // Equal texts are one group, which no fold tears apart.
    assertEquals(documents.get(0).group(), documents.get(1).group());
    assertNotEquals(documents.get(0).group(), documents.get(2).group());
  }

  @Test
  void rowsWithoutAParagraphNumberKeepTheirOrderBehindTheOthers() throws IOException {
    List<GoldDocument> documents =
        documents(
            "{\"document\":\"x\",\"text\":\"C\",\"labels\":{}}",
            "{\"document\":\"x\",\"text\":\"D\",\"labels\":{}}",
            row("x", 7, "A"));
    assertEquals("A\n\nC\n\nD", documents.get(0).split().document().text());
  }

  /** As the splitter tells them, so that training sees what classifying gives. */
  @Test
  void headingsAreHeadings() throws IOException {
    GoldDocument document =
        documents(
                row("x", 0, "The bloc says no to Sochi"),
                row("x", 1, "It will not attend."),
                row("x", 2, "No more of this"))
            .get(0);
    assertEquals(
        List.of(Paragraph.Kind.HEADING, Paragraph.Kind.BODY, Paragraph.Kind.BODY),
        document.split().paragraphs().stream().map(Paragraph::kind).toList());
  }
}
