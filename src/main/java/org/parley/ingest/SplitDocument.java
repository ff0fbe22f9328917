package org.parley.ingest;

import java.util.List;
import org.parley.text.Document;
import org.parley.text.Paragraph;
import org.parley.text.Span;

/**
 * A document cut into paragraphs.
 *
 * @param document the document
 * @param paragraphs its kept paragraphs in order, indices from 0
 * @param dropped what was left out, and why
 */
public record SplitDocument(Document document, List<Paragraph> paragraphs, List<Dropped> dropped) {

  /**
   * A piece of boilerplate.
   *
   * @param span where it stands in the document's text
   * @param reason the reason given in the boilerplate table, for instance {@code "cookie notice"}
   */
  public record Dropped(Span span, String reason) {}

  public SplitDocument {
    paragraphs = List.copyOf(paragraphs);
    dropped = List.copyOf(dropped);
  }
}
