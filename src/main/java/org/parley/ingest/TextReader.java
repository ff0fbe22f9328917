package org.parley.ingest;

import org.parley.text.Document;

/** Plain text: nothing but line ends and the byte-order mark is changed. */
final class TextReader implements DocumentReader {

  @Override
  public Parsed read(String id, byte[] bytes) throws UnreadableDocumentException {
    Encoding encoding = Encoding.detect(bytes);
    String text = Texts.normalise(encoding.decode(bytes));
    return new Parsed(Document.of(id, text), encoding.notice());
  }
}
