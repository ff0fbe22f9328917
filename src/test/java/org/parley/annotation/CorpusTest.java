package org.parley.annotation;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.parley.annotation.Corpus.TARGETS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.parley.stance.Stance;
import org.parley.text.Language;

/** The shipped corpus: that its rows are well formed and that there is enough of everything. */
class CorpusTest {

  private static final Set<String> GENRES =
      Set.of(
          "party-statement",
          "opposition-rejection",
          "ministry-readout",
          "un-speech",
          "wire-news",
          "interview",
          "opinion",
          "social");

  /** Fields that every row has, and those that only some have. */
  private static final Set<String> REQUIRED =
      Set.of(
          "id",
          "document",
          "paragraph",
          "language",
          "title",
          "date",
          "speaker",
          "genre",
          "text",
          "addressed",
          "labels",
          "annotator",
          "origin");

  private static final Set<String> OPTIONAL = Set.of("holders", "evidence", "phenomena", "note");

  /** A row of the codebook's table of hard cases: case, tag in backquotes, label. */
  private static final Pattern HARD_CASE =
      Pattern.compile("(?m)^\\|[^|]+\\| `([a-z-]+)` \\|[^|]+\\|$");

  private static List<AnnotationReader.Row> first;
  private static List<AnnotationReader.Row> second;
  private static List<AnnotationReader.Row> adjudicated;
  private static List<Annotation> gold;

  @BeforeAll
  static void read() {
    first = Corpus.rows(Corpus.FOLDER);
    second = Corpus.rows(Corpus.FOLDER.resolve("second"));
    adjudicated = Corpus.rows(Corpus.FOLDER.resolve("adjudicated"));
    gold = Corpus.gold();
  }

  private static List<AnnotationReader.Row> everyRow() {
    List<AnnotationReader.Row> rows = new ArrayList<>(first);
    rows.addAll(second);
    rows.addAll(adjudicated);
    return rows;
  }

  /** Fails with every row that breaks the rule. */
  private static void every(
      List<AnnotationReader.Row> rows, String rule, Predicate<Annotation> keepsIt) {
    assertEquals(
        List.of(),
        rows.stream()
            .filter(row -> !keepsIt.test(row.annotation()))
            .map(row -> row.place() + " " + row.annotation().id())
            .toList(),
        rule);
  }

  private static Set<String> codebookTags() {
    Set<String> tags = new TreeSet<>();
    try {
      String codebook = Files.readString(Path.of("data", "CODEBOOK.md"));
      int section = codebook.indexOf("\n## Hard cases");
      Matcher table =
          HARD_CASE.matcher(codebook).region(section, codebook.indexOf("\n## ", section + 1));
      while (table.find()) {
        tags.add(table.group(1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tags;
  }

  @Test
  void fields() {
    for (AnnotationReader.Row row : everyRow()) {
      Set<String> names = new TreeSet<>();
      row.json().fieldNames().forEachRemaining(names::add);
      assertTrue(names.containsAll(REQUIRED), () -> row.place() + " lacks one of " + REQUIRED);
      names.removeAll(REQUIRED);
      names.removeAll(OPTIONAL);
      assertEquals(Set.of(), names, row.place());
    }
    every(
        everyRow(),
        "the id is the document's and the paragraph's",
        row -> (row.document() + "#" + row.paragraph()).equals(row.id()));
    every(everyRow(), "genre", row -> GENRES.contains(Corpus.genre(row)));
    every(everyRow(), "origin", row -> "composed".equals(row.origin()));
    every(
        everyRow(),
        "date within 2012 to 2021",
        row -> {
          LocalDate date = LocalDate.parse(String.valueOf(row.date()));
          return date.getYear() >= 2012 && date.getYear() <= 2021;
        });
  }

  @Test
  void labels() {
    every(
        everyRow(),
        "one label a target",
        row -> row.labels().keySet().equals(new HashSet<>(TARGETS)));
    for (String target : TARGETS) {
      every(
          everyRow(),
          "a stance is held toward what is addressed",
          row -> Corpus.label(row, target) == Stance.NONE || Corpus.addresses(row, target));
      every(
          everyRow(),
          "holders where there is a stance and nowhere else",
          row -> row.holders().containsKey(target) == (Corpus.label(row, target) != Stance.NONE));
      every(
          everyRow(),
          "evidence of a stance only",
          row -> Corpus.label(row, target) != Stance.NONE || !row.evidence().containsKey(target));
    }
    every(
        everyRow(),
        "holders: author, speaker or words of the text",
        row ->
            row.holders().values().stream()
                .flatMap(List::stream)
                .allMatch(
                    holder ->
                        holder.equals("author")
                            || holder.equals("speaker")
                            || row.text().contains(holder)));
    every(
        everyRow(),
        "evidence inside the text, more than a letter of it",
        row ->
            row.evidence().values().stream()
                .flatMap(List::stream)
                .allMatch(
                    span ->
                        span.start() >= 0
                            && span.end() <= row.text().length()
                            && span.end() - span.start() > 1));
    Set<String> tags = codebookTags();
    assertEquals(16, tags.size());
    every(everyRow(), "phenomena of the codebook", row -> tags.containsAll(row.phenomena()));
    every(
        everyRow(),
        "indirect only where something is addressed, grim only where nothing is",
        row ->
            !row.phenomena()
                .contains(row.addressed().orElseThrow().isEmpty() ? "indirect" : "grim"));
  }

  @Test
  void documents() {
    assertEquals(first.size(), first.stream().map(row -> row.annotation().id()).distinct().count());
    assertEquals(first.size(), gold.stream().map(Annotation::text).distinct().count(), "texts");
    Map<String, List<Annotation>> documents =
        gold.stream()
            .collect(Collectors.groupingBy(Corpus::document, TreeMap::new, Collectors.toList()));
    documents.forEach(
        (id, rows) -> {
          assertTrue(rows.size() >= 3 && rows.size() <= 12, id);
          // Adjudicated rows come after the first ones.
          rows.sort(Comparator.comparing(Annotation::paragraph));
          for (int i = 0; i < rows.size(); i++) {
            Annotation row = rows.get(i);
            assertEquals(i, row.paragraph(), id);
            assertEquals(rows.get(0).text(), row.title(), id);
            assertEquals(rows.get(0).date(), row.date(), id);
            assertEquals(rows.get(0).speaker(), row.speaker(), id);
            assertEquals(rows.get(0).genre(), row.genre(), id);
            assertEquals(id.substring(0, 2), Corpus.language(row).code(), id);
          }
        });
    assertTrue(documents.size() >= 220);
    atLeast(650, row -> row.language() == Language.ENGLISH);
    atLeast(330, row -> row.language() == Language.RUSSIAN);
    atLeast(220, row -> row.language() == Language.ARABIC);
  }

  private static void atLeast(int least, Predicate<Annotation> of) {
    long found = gold.stream().filter(of).count();
    assertTrue(found >= least, () -> "found " + found + ", expected at least " + least);
  }

  @Test
  void lengths() {
    every(
        first,
        "headlines of 3 to 14 words, bodies of 20 to 180",
        row -> {
          int words = Corpus.words(row);
          return Corpus.isHeadline(row) ? words >= 3 && words <= 14 : words >= 20 && words <= 180;
        });
  }

  @Test
  void enoughOfEveryLabel() {
    for (String target : TARGETS) {
      Predicate<Annotation> addressed = row -> Corpus.addresses(row, target);
      atLeast(180, row -> Corpus.label(row, target) == Stance.PRO);
      atLeast(180, row -> Corpus.label(row, target) == Stance.ANTI);
      atLeast(250, addressed.and(row -> Corpus.label(row, target) == Stance.NONE));
      for (Language language : List.of(Language.ENGLISH, Language.RUSSIAN, Language.ARABIC)) {
        for (Stance stance : Stance.values()) {
          atLeast(
              20,
              addressed.and(
                  row -> row.language() == language && Corpus.label(row, target) == stance));
        }
      }
      // Mention is not stance.
      List<Annotation> rows = gold.stream().filter(addressed).toList();
      double none =
          rows.stream().filter(row -> Corpus.label(row, target) == Stance.NONE).count()
              / (double) rows.size();
      assertTrue(none >= 0.35 && none <= 0.45, target + ": " + none + " of the addressed are none");
    }
    for (String genre : GENRES) {
      atLeast((int) Math.ceil(0.08 * gold.size()), row -> genre.equals(row.genre()));
    }
  }

  @Test
  void enoughOfEveryHardCase() {
    for (String tag : codebookTags()) {
      atLeast(30, row -> row.phenomena().contains(tag));
    }
    atLeast(
        200,
        row ->
            row.phenomena().contains("hard-negative") && row.addressed().orElseThrow().isEmpty());
    atLeast(400, row -> !row.evidence().isEmpty());
  }

  @Test
  void secondAnnotation() {
    Map<String, Annotation> byId =
        first.stream()
            .map(AnnotationReader.Row::annotation)
            .collect(Collectors.toMap(row -> String.valueOf(row.id()), Function.identity()));
    Set<String> seen = new HashSet<>();
    for (AnnotationReader.Row row : second) {
      Annotation of = byId.get(row.annotation().id());
      assertTrue(of != null && seen.add(of.id()), row.place());
      assertEquals(of.text(), row.annotation().text(), row.place());
      assertTrue(!String.valueOf(of.annotator()).equals(row.annotation().annotator()), row.place());
    }
    assertTrue(second.size() >= 400);
    assertAll(
        GENRES.stream()
            .flatMap(
                genre ->
                    List.of(Language.ENGLISH, Language.RUSSIAN, Language.ARABIC).stream()
                        .map(
                            language ->
                                () ->
                                    assertTrue(
                                        second.stream()
                                            .map(AnnotationReader.Row::annotation)
                                            .anyMatch(
                                                row ->
                                                    row.language() == language
                                                        && genre.equals(row.genre())),
                                        genre + " in " + language))));
    Set<String> settled = new HashSet<>();
    for (AnnotationReader.Row row : adjudicated) {
      Annotation of = byId.get(row.annotation().id());
      assertTrue(of != null && settled.add(of.id()), row.place());
      assertEquals(of.text(), row.annotation().text(), row.place());
      assertTrue(row.annotation().note() != null, () -> row.place() + " gives no reason");
    }
    every(
        second,
        "what the two annotators label apart is adjudicated",
        row -> {
          Annotation of = byId.get(row.id());
          return settled.contains(row.id())
              || (of != null
                  && of.labels().equals(row.labels())
                  && new HashSet<>(of.addressed().orElseThrow())
                      .equals(new HashSet<>(row.addressed().orElseThrow())));
        });
  }

  @Test
  void splits() throws IOException {
    Splits splits = Splits.read(Path.of("data", "splits.json"));
    assertEquals(Set.of("train", "dev", "test"), splits.parts());
    Map<String, Double> shares = Map.of("train", 0.73, "dev", 0.1, "test", 0.17);
    assertEquals(gold.size(), splits.select(gold, List.of("train", "dev", "test")).size());
    for (Map.Entry<String, Double> part : shares.entrySet()) {
      List<Annotation> rows = splits.select(gold, List.of(part.getKey()));
      assertEquals(part.getValue(), rows.size() / (double) gold.size(), 0.02, part.getKey());
      share(rows, part, 0.05, Corpus::language);
      share(rows, part, 0.07, Corpus::genre);
      for (String target : TARGETS) {
        share(
            rows,
            part,
            0.05,
            row -> target + " " + Corpus.label(row, target) + " " + Corpus.addresses(row, target));
      }
    }
  }

  /** Checks that a part has its share of every kind of row. */
  private static void share(
      List<Annotation> rows,
      Map.Entry<String, Double> part,
      double tolerance,
      Function<Annotation, Object> kind) {
    Map<Object, Long> all =
        gold.stream().collect(Collectors.groupingBy(kind, Collectors.counting()));
    Map<Object, Long> some =
        rows.stream().collect(Collectors.groupingBy(kind, Collectors.counting()));
    all.forEach(
        (of, count) ->
            assertEquals(
                part.getValue(),
                some.getOrDefault(of, 0L) / (double) count,
                tolerance,
                part.getKey() + ": " + of));
  }
}
