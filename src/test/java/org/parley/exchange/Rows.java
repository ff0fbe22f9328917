package org.parley.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.parley.annotation.Annotation;
import org.parley.stance.Stance;
import org.parley.text.Language;
import org.parley.text.Span;

/** Annotations of every shape, made from composed words by a seeded generator. */
final class Rows {

  private static final List<String> TARGETS = List.of("sochi", "geneva", "New Talks", "Женева=2");

  private static final Map<Language, List<String>> WORDS =
      Map.of(
          Language.ENGLISH,
          List.of(
              "the",
              "Harbour",
              "Bloc",
              "rejects",
              "talks;",
              "\"so-called\"",
              "it's",
              "a,b",
              "🕊",
              "𝔖ochi",
              "=SUM(1)",
              "[sic]",
              "100%",
              "<b>",
              "\\n"),
          Language.RUSSIAN,
          List.of("Блок", "«Гавань»", "отвергает", "переговоры", "т.е.", "ё́", "🇷🇺", "—", "№5"),
          Language.ARABIC,
          List.of(
              "كتلة", "الميناء", "ترفض", "المحادثات،", "لن", "تشارك", "\u200fسوتشي", "😀", "٢٠١٨"));

  private static final List<String> GAPS = List.of(" ", " ", " ", "\u00a0", "\n", "\t", "  ");

  private final Random random;

  Rows(long seed) {
    this.random = new Random(seed);
  }

  List<Annotation> next(int count) {
    List<Annotation> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(row(i));
    }
    return rows;
  }

  private Annotation row(int number) {
    Language language = pick(List.of(Language.ENGLISH, Language.RUSSIAN, Language.ARABIC));
    String text = text(language);
    Map<String, Stance> labels = new LinkedHashMap<>();
    Map<String, List<String>> holders = new LinkedHashMap<>();
    Map<String, List<Span>> evidence = new LinkedHashMap<>();
    Map<String, List<Span>> mentions = new LinkedHashMap<>();
    List<String> addressed = new ArrayList<>();
    for (String target : TARGETS) {
      if (labels.isEmpty() || random.nextBoolean()) {
        labels.put(target, pick(List.of(Stance.values())));
      }
      if (random.nextBoolean()) {
        addressed.add(target);
      }
      if (random.nextInt(3) == 0) {
        holders.put(target, random.nextBoolean() ? List.of(span(text).of(text)) : names());
      }
      if (random.nextInt(3) == 0) {
        evidence.put(target, spans(text));
      }
      if (random.nextInt(3) == 0) {
        mentions.put(target, spans(text));
      }
    }
    return new Annotation(
        "r" + number,
        maybe("doc/" + random.nextInt(4) + ".txt"),
        random.nextBoolean() ? number : null,
        random.nextBoolean() ? language : null,
        maybe("A \"title\", of sorts"),
        maybe("2018-01-26"),
        maybe("the spokesperson; who else"),
        maybe("Пресса"),
        text,
        random.nextBoolean() ? Optional.of(addressed) : Optional.empty(),
        labels,
        holders,
        evidence,
        mentions,
        random.nextBoolean() ? List.of("irony", "voices; disagree") : List.of(),
        maybe("annotator " + random.nextInt(2)),
        maybe("composed"),
        maybe("-1, {not} JSON: \"ملاحظة\"\nsecond line\twith a tab"));
  }

  private <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private @Nullable String maybe(String value) {
    return random.nextBoolean() ? value : null;
  }

  private List<String> names() {
    return random.nextInt(4) == 0
        ? List.of()
        : List.of("nobody; in the text", "جهة غير مذكورة", "[a bracket");
  }

  private String text(Language language) {
    StringBuilder text = new StringBuilder(pick(WORDS.get(language)));
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.append(pick(GAPS)).append(pick(WORDS.get(language)));
    }
    return text.toString();
  }

  private List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      Span span = span(text);
      if (!spans.contains(span)) {
        spans.add(span);
      }
    }
    return spans;
  }

  /** A span between code points that begins and ends with anything but white space. */
  private Span span(String text) {
    List<Integer> solid = new ArrayList<>();
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (!Character.isWhitespace(text.codePointAt(i))) {
        solid.add(i);
      }
    }
    int first = pick(solid);
    int last = pick(solid);
    int start = Math.min(first, last);
    int end = Math.max(first, last);
    return new Span(start, end + Character.charCount(text.codePointAt(end)));
  }
}
