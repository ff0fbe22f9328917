package org.parley.ingest;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.parley.text.Document;

/**
 * HTML pages: the article, each block element a paragraph. Nothing that a page refers to is
 * fetched. The encoding is that of the byte-order mark, else what the page declares, else what its
 * bytes tell.
 */
final class HtmlReader implements DocumentReader {

  private static final Pattern DECLARED =
      Pattern.compile("<meta[^>]{0,200}charset\\s*=\\s*[\"']?([\\w-]+)", Pattern.CASE_INSENSITIVE);
  private static final int HEAD = 4096;

  @Override
  public Parsed read(String id, byte[] bytes) throws UnreadableDocumentException {
    Encoding detected = Encoding.detect(bytes);
    Encoding encoding =
        detected.markLength() > 0
            ? detected
            : declared(bytes).map(c -> new Encoding(c, 0, false)).orElse(detected);
    org.jsoup.nodes.Document page = Jsoup.parse(encoding.decode(bytes));
    HtmlMetadata metadata = HtmlMetadata.of(page);
    String text = HtmlBlocks.join(ArticleExtractor.article(page, metadata.title()));
    return new Parsed(
        new Document(
            id,
            Texts.normalise(text),
            metadata.title(),
            metadata.date(),
            null,
            metadata.source(),
            metadata.language()),
        encoding.notice());
  }

  /** The encoding that a page declares, empty where it declares none that exists. */
  private static Optional<Charset> declared(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
    Matcher matcher = DECLARED.matcher(head);
    if (!matcher.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Charset.forName(matcher.group(1)));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      // A misspelt declaration is as good as none: the bytes decide.
      return Optional.empty();
    }
  }
}
