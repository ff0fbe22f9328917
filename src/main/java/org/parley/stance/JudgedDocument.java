package org.parley.stance;

import java.util.List;
import org.parley.ingest.SplitDocument;
import org.parley.text.Document;

/**
 * A document with its judged paragraphs.
 *
 * @param document the document
 * @param paragraphs its paragraphs in order
 * @param dropped boilerplate that was left out
 */
public record JudgedDocument(
    Document document, List<JudgedParagraph> paragraphs, List<SplitDocument.Dropped> dropped) {

  public JudgedDocument {
    paragraphs = List.copyOf(paragraphs);
    dropped = List.copyOf(dropped);
  }
}
