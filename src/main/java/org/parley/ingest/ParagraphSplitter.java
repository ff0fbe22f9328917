package org.parley.ingest;

import org.parley.text.Document;

/** Cuts a document into paragraphs and leaves boilerplate out. */
@FunctionalInterface
public interface ParagraphSplitter {

  /**
   * Splits a document. Deterministic; never returns an empty or blank paragraph.
   *
   * @return the kept paragraphs, each with {@code document.text().substring(start, end)} as text
   */
  SplitDocument split(Document document);
}
