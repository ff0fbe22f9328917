package org.parley.ingest;

import java.io.IOException;
import org.parley.text.Document;

/** Reads a file that is one document. */
@FunctionalInterface
interface DocumentReader {

  /**
   * A document and what had to be guessed.
   *
   * @param notice empty where nothing was guessed
   */
  record Parsed(Document document, String notice) {}

  /**
   * Reads a document.
   *
   * @param id the document's id
   * @param bytes the whole file
   * @throws UnreadableDocumentException where the bytes are no document of this format
   */
  Parsed read(String id, byte[] bytes) throws IOException;
}
