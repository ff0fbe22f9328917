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
 * fetched. Saved pages often declare the encoding that they had before: what is Unicode by its
 * bytes is read so, else the declaration holds, else the encoding is guessed.
 */
final class HtmlReader implements DocumentReader {

  private static final Pattern DECLARED =
      Pattern.compile("<meta[^>]{0,200}charset\\s*=\\s*[\"']?([\\w-]+)", Pattern.CASE_INSENSITIVE);
  private static final int HEAD = 4096;

  @Override
  public Parsed read(String id, byte[] bytes) throws UnreadableDocumentException {
    Encoding encoding = encoding(bytes);
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

  private static Encoding encoding(byte[] bytes) throws UnreadableDocumentException {
    Optional<Charset> declared =
        declared(bytes).filter(charset -> !charset.equals(StandardCharsets.UTF_8));
    return declared.isPresent() && !Encoding.isUnicode(bytes)
        ? new Encoding(declared.get(), 0, false)
        : Encoding.detect(bytes);
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
