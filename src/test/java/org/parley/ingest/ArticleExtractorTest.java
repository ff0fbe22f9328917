package org.parley.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dankito.readability4j.Readability4J;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.boilerpipe.BoilerpipeContentHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.text.Document;
import org.parley.text.Paragraph;
import org.xml.sax.SAXException;

/**
 * Measures article extraction by word-F1 on ten composed pages of different make, beside two kept
 * libraries. The pages were composed before the rule was written, by the same hand.
 */
class ArticleExtractorTest {

  private static final Path PAGES = Path.of("src/test/resources/org/parley/ingest/pages");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files.filter(f -> f.toString().endsWith(".html")).sorted().toList();
    }
  }

  private static String known(Path page) throws IOException {
    return Files.readString(Path.of(page.toString().replace(".html", ".txt")));
  }

  private static String ours(Path page) throws IOException {
    return new HtmlReader().read("page", Files.readAllBytes(page)).document().text();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void eachPageGivesItsArticle(Path page) throws IOException {
    String found = kept(ours(page));
    double f1 = f1(known(page), found);
    assertTrue(f1 >= 0.95, page.getFileName() + ": word-F1 " + f1 + " of\n" + found);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void offsetsAreTrueOnEachPage(Path page) throws IOException {
    TextParagraphSplitterTest.assertSpansTrue(
        new TextParagraphSplitter()
            .split(new HtmlReader().read("page", Files.readAllBytes(page)).document()));
  }

  @Test
  void theFiguresOfTheThreeExtractorsAreThoseStated()
      throws IOException, SAXException, TikaException {
    Map<String, Double> sums = new LinkedHashMap<>();
    StringBuilder table = new StringBuilder("word-F1 by page: parley, boilerpipe, readability4j\n");
    for (Path page : pages()) {
      String known = known(page);
      double[] scores = {
        f1(known, kept(ours(page))),
        f1(known, kept(boilerpipe(page))),
        f1(known, kept(readability(page)))
      };
      sums.merge("parley", scores[0], Double::sum);
      sums.merge("boilerpipe", scores[1], Double::sum);
      sums.merge("readability4j", scores[2], Double::sum);
      table.append(
          String.format(
              Locale.ROOT,
              "%-26s %.3f %.3f %.3f%n",
              page.getFileName(),
              scores[0],
              scores[1],
              scores[2]));
    }
    sums.replaceAll((name, sum) -> sum / 10);
    // The figures that ArticleExtractor's Javadoc gives.
    assertEquals(0.995, sums.get("parley"), 0.01, table::toString);
    assertEquals(0.82, sums.get("boilerpipe"), 0.01, table::toString);
    assertEquals(0.956, sums.get("readability4j"), 0.01, table::toString);
  }

  /** What is left of an extracted text when boilerplate lines are dropped, as a run does it. */
  private static String kept(String text) {
    return new TextParagraphSplitter()
        .split(Document.of("page", Texts.normalise(text))).paragraphs().stream()
            .map(Paragraph::text)
            .collect(Collectors.joining("\n\n"));
  }

  private static String boilerpipe(Path page) throws IOException, SAXException, TikaException {
    BodyContentHandler text = new BodyContentHandler(-1);
    Metadata metadata = new Metadata();
    metadata.set(HttpHeaders.CONTENT_TYPE, "text/html; charset=" + charset(page));
    new JSoupParser()
        .parse(
            new ByteArrayInputStream(Files.readAllBytes(page)),
            new BoilerpipeContentHandler(text),
            metadata,
            new ParseContext());
    return text.toString();
  }

  private static Charset charset(Path page) {
    return page.toString().contains("1251")
        ? Charset.forName("windows-1251")
        : StandardCharsets.UTF_8;
  }

  private static String readability(Path page) throws IOException {
    String html = new String(Files.readAllBytes(page), charset(page));
    var article = new Readability4J("http://page.example/", html).parse();
    String title = article.getTitle() == null ? "" : article.getTitle();
    String text = article.getTextContent() == null ? "" : article.getTextContent();
    return title + "\n\n" + text;
  }

  /** F1 of the words as a multiset, letters and digits only. */
  private static double f1(String known, String found) {
    Map<String, Integer> left = counts(known);
    Map<String, Integer> right = counts(found);
    int common =
        left.entrySet().stream()
            .mapToInt(e -> Math.min(e.getValue(), right.getOrDefault(e.getKey(), 0)))
            .sum();
    int total = sum(left) + sum(right);
    return total == 0 ? 0 : 2.0 * common / total;
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Map<String, Integer> counts(String text) {
    Map<String, Integer> counts = new HashMap<>();
    for (String word : NO_WORD.splitAsStream(text).toList()) {
      if (!word.isEmpty()) {
        counts.merge(word, 1, Integer::sum);
      }
    }
    return counts;
  }

  @Test
  void metadataIsReadInTheWaysPeopleUse() throws IOException {
    Map<String, String> found = new LinkedHashMap<>();
    for (Path page : pages()) {
      var document = new HtmlReader().read("page", Files.readAllBytes(page)).document();
      found.put(
          page.getFileName().toString().replace(".html", ""),
          document.date() + " " + document.language() + " " + document.title());
    }
    assertEquals(
        Map.of(
            "ar-news-rtl", "2018-01-20 ARABIC مجالس محلية في الوادي ترحب بالعودة إلى محادثات جنيف",
            "ar-statement-dialogs", "2018-01-28 ARABIC بيان حول المشاركة في مؤتمر الحوار الوطني",
            "en-blog-comments", "2018-02-03 ENGLISH Why I changed my mind about Sochi",
            "en-hashed-divs",
                "2018-01-31 ENGLISH Delegates boo, sing and sign in a single day by the sea",
            "en-news-semantic",
                "2018-01-18 ENGLISH Valley councils say they will stay away from Sochi congress",
            "en-press-release",
                "2018-01-22 ENGLISH Office of the Facilitator welcomes declaration of readiness by"
                    + " civil groups",
            "en-table-layout", "2018-01-27 null Statement on the ninth round",
            "ru-community-post", "2018-01-10 RUSSIAN Заметки о Женеве, которых никто не просил",
            "ru-party-joomla", "null RUSSIAN Мы не едем в Сочи",
            "ru-portal-1251",
                "2018-01-25 null Левый блок призвал не противопоставлять Сочи Женеве"),
        found);
  }
}
