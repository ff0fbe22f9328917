package org.parley.ingest;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.parley.text.Document;

/** HTML pages: each block element is a paragraph. */
final class HtmlReader implements DocumentReader {

  @Override
  public Parsed read(String id, byte[] bytes) throws UnreadableDocumentException {
    Encoding encoding = Encoding.detect(bytes);
    return parse(id, encoding.decode(bytes), encoding.notice());
  }

  /** Reads a page that is decoded already. */
  static Parsed parse(String id, String html, String notice) {
    org.jsoup.nodes.Document page = Jsoup.parse(html);
    page.select("script, style, nav, footer, aside, form, noscript, template").remove();
    Element body = page.body();
    String title = page.title().isBlank() ? null : page.title();
    return new Parsed(
        new Document(id, HtmlBlocks.text(body), title, null, null, null, null), notice);
  }
}
