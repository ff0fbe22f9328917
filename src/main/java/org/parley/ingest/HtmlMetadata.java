package org.parley.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.parley.text.Language;

/**
 * What a page says of itself, in the ways that pages do: Open Graph, JSON-LD (schema.org), Twitter
 * cards, Dublin Core, microdata, {@code <time>} and {@code <title>}, the first that there is.
 *
 * @param title headline
 * @param date date of publication; of a date with a time the date
 * @param source name of the site
 * @param language declared language, where it is one of ours
 */
record HtmlMetadata(
    @Nullable String title,
    @Nullable String date,
    @Nullable String source,
    @Nullable Language language) {

  private static final ObjectReader JSON = new JsonMapper().reader();

  private static final Pattern DATE_WITH_TIME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[T ].*");

  /** Reads a page's metadata. */
  static HtmlMetadata of(Document page) {
    List<JsonNode> linked = articlesInJson(page);
    String title =
        first(
            Stream.of(
                meta(page, "og:title"),
                json(linked, "headline"),
                meta(page, "twitter:title"),
                meta(page, "dc.title"),
                meta(page, "dcterms.title"),
                text(page, "[itemprop=headline]"),
                page.select("h1").size() == 1 ? text(page, "h1") : Optional.empty(),
                Optional.of(page.title())));
    String date =
        first(
            Stream.of(
                meta(page, "article:published_time"),
                json(linked, "datePublished"),
                meta(page, "datepublished"),
                attribute(page, "[itemprop=datePublished][datetime]", "datetime"),
                meta(page, "dc.date"),
                meta(page, "dc.date.issued"),
                meta(page, "dcterms.issued"),
                meta(page, "dcterms.created"),
                meta(page, "date"),
                attribute(page, "time[datetime]", "datetime")));
    Optional<String> language =
        attribute(page, "html[lang]", "lang").or(() -> meta(page, "og:locale"));
    return new HtmlMetadata(
        title,
        date == null ? null : DATE_WITH_TIME.matcher(date).replaceFirst("$1"),
        meta(page, "og:site_name").filter(name -> !name.isBlank()).orElse(null),
        language.flatMap(Language::ofCode).orElse(null));
  }

  private static @Nullable String first(Stream<Optional<String>> values) {
    return values
        .flatMap(Optional::stream)
        .map(String::strip)
        .filter(v -> !v.isEmpty())
        .findFirst()
        .orElse(null);
  }

  /** A meta element's content, by its name, property or itemprop, case ignored. */
  private static Optional<String> meta(Document page, String name) {
    return page.select("meta[content]").stream()
        .filter(
            m ->
                Stream.of("property", "name", "itemprop")
                    .anyMatch(key -> m.attr(key).equalsIgnoreCase(name)))
        .map(m -> m.attr("content"))
        .findFirst();
  }

  private static Optional<String> text(Document page, String selector) {
    return Optional.ofNullable(page.selectFirst(selector)).map(Element::text);
  }

  private static Optional<String> attribute(Document page, String selector, String name) {
    return Optional.ofNullable(page.selectFirst(selector)).map(e -> e.attr(name));
  }

  private static Optional<String> json(List<JsonNode> articles, String field) {
    return articles.stream()
        .map(a -> a.path(field))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .findFirst();
  }

  /** The things in the page's JSON-LD that have a headline. */
  private static List<JsonNode> articlesInJson(Document page) {
    return page.select("script[type=application/ld+json]").stream()
        .flatMap(script -> parse(script.data()))
        .flatMap(node -> node.isArray() ? elements(node) : Stream.of(node))
        .flatMap(node -> Stream.concat(Stream.of(node), elements(node.path("@graph"))))
        .filter(node -> node.hasNonNull("headline"))
        .toList();
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return array.valueStream();
  }

  private static Stream<JsonNode> parse(String json) {
    try {
      return Stream.of(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      // Pages often hold broken JSON-LD; the other kinds of metadata stand in for it.
      return Stream.empty();
    }
  }
}
