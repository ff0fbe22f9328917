package org.parley.ingest;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.parley.text.Document;

/** Markdown (CommonMark): the text without its marks, each block a paragraph. */
final class MarkdownReader implements DocumentReader {

  private static final Parser PARSER = Parser.builder().build();
  private static final HtmlRenderer RENDERER = HtmlRenderer.builder().build();

  @Override
  public Parsed read(String id, byte[] bytes) throws UnreadableDocumentException {
    Encoding encoding = Encoding.detect(bytes);
    String markdown = Texts.normalise(encoding.decode(bytes));
    String html = RENDERER.render(PARSER.parse(markdown));
    return new Parsed(
        Document.of(id, HtmlBlocks.join(HtmlBlocks.of(Jsoup.parseBodyFragment(html).body()))),
        encoding.notice());
  }
}
