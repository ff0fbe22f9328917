package org.parley.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.sax.ToHTMLContentHandler;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.parley.text.Document;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Word documents (DOCX): paragraphs, a table's row as one paragraph, notes after the text. Running
 * heads, deleted text and embedded files are left out; nothing external is fetched.
 */
final class WordReader implements DocumentReader {

  private static final String KIND = "Word";

  /** Where Tika sets a note's number into the text: nobody said it. */
  private static final Pattern NOTE_MARK = Pattern.compile("(?<=\\S)\\[\\d{1,4}]");

  @Override
  public Parsed read(String id, byte[] bytes) throws IOException {
    OfficePackage.check(bytes, KIND, "word/");
    ToHTMLContentHandler xhtml = new ToHTMLContentHandler();
    Metadata metadata = new Metadata();
    try (InputStream in = new ByteArrayInputStream(bytes)) {
      new OOXMLParser().parse(in, xhtml, metadata, context());
    } catch (TikaException | SAXException | RuntimeException e) {
      // What a damaged file makes of the libraries is not told beforehand.
      throw OfficePackage.broken(KIND, e);
    }
    Element body = Jsoup.parse(xhtml.toString()).body();
    String text = text(body);
    String title = metadata.get(TikaCoreProperties.TITLE);
    return new Parsed(
        new Document(
            id,
            Texts.normalise(text),
            title == null || title.isBlank() ? null : title.strip(),
            null,
            null,
            null,
            null),
        "");
  }

  private static ParseContext context() {
    OfficeParserConfig config = new OfficeParserConfig();
    config.setUseSAXDocxExtractor(true);
    config.setIncludeDeletedContent(false);
    config.setIncludeMoveFromContent(false);
    config.setIncludeHeadersAndFooters(false);
    ParseContext context = new ParseContext();
    context.set(OfficeParserConfig.class, config);
    context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
    return context;
  }

  private static String text(Element body) {
    for (Element row : body.select("tr")) {
      Elements cells = row.children();
      if (row.selectFirst("table") == null && cells.size() > 1) {
        String joined = String.join(Headings.BETWEEN_CELLS, cells.eachText());
        row.empty();
        row.appendElement("td").text(joined);
      }
    }
    return NOTE_MARK.matcher(HtmlBlocks.join(HtmlBlocks.of(body))).replaceAll("");
  }

  /** Leaves embedded pictures and files alone. */
  private static final class NothingEmbedded implements EmbeddedDocumentExtractor {

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      return false;
    }

    @Override
    public void parseEmbedded(
        InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {}
  }
}
