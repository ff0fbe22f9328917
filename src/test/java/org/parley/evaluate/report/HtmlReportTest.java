package org.parley.evaluate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.parley.evaluate.Evaluation;

class HtmlReportTest {

  private static String html(Evaluation evaluation) throws IOException {
    StringWriter out = new StringWriter();
    HtmlReport.write(evaluation, ReportFixtures.PROVENANCE, out);
    return out.toString();
  }

  @Test
  void aRichReportHasEverySection() throws IOException {
    Document page = Jsoup.parse(html(ReportFixtures.rich()));
    for (String id :
        List.of(
            "headline",
            "classes",
            "slices",
            "shares",
            "reliability",
            "risk",
            "finding",
            "time",
            "errors",
            "doubts",
            "unmatched",
            "origin")) {
      assertNotNull(page.getElementById(id), id);
      assertNotNull(page.selectFirst("nav a[href=#" + id + "]"), id + " in the contents");
    }
    assertEquals(3, page.select(".tile").size());
    assertTrue(page.selectFirst(".tile-interval").text().matches("\\[0\\.\\d+, 0\\.\\d+]"));
    assertTrue(page.getElementById("origin").text().contains(ReportFixtures.PROVENANCE.command()));
    assertTrue(page.getElementById("origin").text().contains("@software{parley"));
    assertTrue(page.select("#errors li").size() <= 30);
  }

  @Test
  void aSmallReportLeavesOutWhatItCannotShow() throws IOException {
    Document page = Jsoup.parse(html(ReportFixtures.small()));
    for (String id : List.of("reliability", "risk", "finding", "time", "errors", "doubts")) {
      assertEquals(0, page.select("#" + id + ", a[href=#" + id + "]").size(), id);
    }
    assertTrue(page.getElementById("headline").text().contains("no intervals"));
    assertTrue(page.getElementById("unmatched").text().contains("Predictions without gold: 1"));
  }

  @Test
  void nothingIsLoadedAndNothingRuns() throws IOException {
    String html = html(ReportFixtures.rich());
    Document page = Jsoup.parse(html);
    assertEquals(0, page.select("script, iframe, object, embed, img, video, audio").size());
    assertEquals(
        List.of("data:,"), page.select("link").stream().map(link -> link.attr("href")).toList());
    for (Element element : page.select("[href], [src]")) {
      String address = element.attr("href") + element.attr("src");
      assertTrue(address.startsWith("#") || address.equals("data:,"), address);
    }
    assertFalse(html.contains("url(http"), "no address in the style sheet");
    assertTrue(
        page.selectFirst("meta[http-equiv=Content-Security-Policy]")
            .attr("content")
            .startsWith("default-src 'none'"));
  }

  @Test
  void everyChartHasATextAndATableBesideIt() throws IOException {
    Document page = Jsoup.parse(html(ReportFixtures.rich()));
    assertTrue(page.select("svg").size() >= 7);
    for (Element svg : page.select("svg")) {
      assertEquals("img", svg.attr("role"));
      assertFalse(svg.attr("aria-label").isBlank());
      assertNotNull(svg.closest(".charted").selectFirst("table"), svg.attr("aria-label"));
      assertTrue(svg.hasAttr("viewBox"));
    }
    for (Element table : page.select("table")) {
      assertNotNull(table.selectFirst("caption"));
      assertFalse(table.select("th[scope]").isEmpty());
    }
    List<String> headings = new ArrayList<>();
    page.select("h1, h2, h3").forEach(heading -> headings.add(heading.tagName()));
    assertEquals("h1", headings.get(0));
    assertEquals("h2", headings.get(1));
  }

  @Test
  void idsAreUniqueAmongAllChartsAndSections() throws IOException {
    Set<String> seen = new HashSet<>();
    for (Element element : Jsoup.parse(html(ReportFixtures.rich())).select("[id]")) {
      assertTrue(seen.add(element.id()), element.id() + " twice");
    }
  }

  @Test
  void coloursFollowTheScheme() throws IOException {
    String html = html(ReportFixtures.rich());
    assertFalse(Pattern.compile("rgb\\([1-7],0,[1-7]\\)").matcher(html).find());
    assertTrue(html.contains("fill:var(--accent)"));
    assertTrue(html.contains("@media (prefers-color-scheme: dark)"));
    assertTrue(html.contains("@media print"));
  }

  @Test
  void textsAreEscapedMentionsMarkedAndArabicRunsFromTheRight() throws IOException {
    Document page = Jsoup.parse(html(ReportFixtures.rich()));
    Element markup = page.selectFirst("#errors blockquote[lang=en]:contains(alert)");
    assertEquals("<script>alert('Sochi')</script> & more", markup.wholeText());
    assertEquals("Sochi", markup.selectFirst("mark").text());
    Element arabic = page.selectFirst("#errors blockquote[lang=ar]");
    assertEquals("rtl", arabic.attr("dir"));
    assertEquals("مؤتمر", arabic.selectFirst("mark").text());
  }
}
