package org.parley.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.parley.entity.SimpleAnalysis;
import org.parley.stance.Stance;
import org.parley.target.AliasTargetFinder;
import org.parley.target.TargetSet;
import org.parley.text.AnalysedParagraph;
import org.parley.text.Language;

/** The example of a target of one's own: that its files are valid, agree, and stand alone. */
class AstanaExampleTest {

  private static final Path FOLDER = Path.of("data", "examples", "astana");
  private static final String TARGET = "astana";

  private static List<Annotation> rows;
  private static TargetSet targets;
  private static Splits splits;

  @BeforeAll
  static void read() throws IOException {
    rows = AnnotationReader.read(FOLDER.resolve("annotations.jsonl"));
    targets = TargetSet.read(FOLDER.resolve("astana.yaml"));
    splits = Splits.read(FOLDER.resolve("splits.json"));
  }

  @Test
  void rowsAndTargetsAndSplitBelongTogether() throws IOException {
    assertEquals(List.of(TARGET), targets.ids());
    assertEquals(120, rows.size());
    assertEquals(120, rows.stream().map(Annotation::id).distinct().count());
    assertEquals(84, splits.select(rows, List.of("train")).size());
    assertEquals(36, splits.select(rows, List.of("test")).size());
    for (Annotation row : rows) {
      String id = String.valueOf(row.id());
      assertEquals(row.document() + "#" + row.paragraph(), id);
      assertEquals(Set.of(TARGET), row.labels().keySet(), id);
      assertTrue(List.of(TARGET).containsAll(row.addressed().orElseThrow()), id);
      boolean stance = Corpus.label(row, TARGET) != Stance.NONE;
      assertTrue(!stance || Corpus.addresses(row, TARGET), id);
      assertEquals(stance, row.holders().containsKey(TARGET), id);
      assertEquals(stance, row.evidence().containsKey(TARGET), id);
      row.holders().values().stream()
          .flatMap(List::stream)
          .forEach(
              holder ->
                  assertTrue(
                      Set.of("author", "speaker").contains(holder) || row.text().contains(holder),
                      id));
      row.evidence().values().stream()
          .flatMap(List::stream)
          .forEach(span -> assertTrue(span.end() <= row.text().length() && span.length() > 1, id));
    }
  }

  @Test
  void everyLabelInEveryLanguage() {
    for (Language language : List.of(Language.ENGLISH, Language.RUSSIAN, Language.ARABIC)) {
      for (Stance stance : Stance.values()) {
        long found =
            rows.stream()
                .filter(row -> row.language() == language && Corpus.addresses(row, TARGET))
                .filter(row -> Corpus.label(row, TARGET) == stance)
                .count();
        assertTrue(found >= 3, () -> found + " of " + language + " " + stance);
      }
    }
  }

  /** On the train part: nothing about the test part may guide the patterns. */
  @Test
  void thePatternsFindWhatIsAddressed() throws IOException {
    AliasTargetFinder finder = new AliasTargetFinder(targets);
    Map<String, List<Annotation>> documents = new HashMap<>();
    for (Annotation row : splits.select(rows, List.of("train"))) {
      documents.computeIfAbsent(Corpus.document(row), id -> new ArrayList<>()).add(row);
    }
    int addressed = 0;
    int found = 0;
    int both = 0;
    for (List<Annotation> document : documents.values()) {
      List<AnalysedParagraph> paragraphs =
          document.stream()
              .map(
                  row ->
                      SimpleAnalysis.paragraph(
                          row.paragraph() == null ? 0 : row.paragraph(),
                          Corpus.language(row),
                          row.text()))
              .toList();
      for (int i = 0; i < document.size(); i++) {
        boolean gold = Corpus.addresses(document.get(i), TARGET);
        boolean told = finder.find(paragraphs).get(i).get(0).addressed();
        addressed += gold ? 1 : 0;
        found += told ? 1 : 0;
        both += gold && told ? 1 : 0;
      }
    }
    double recall = both / (double) addressed;
    double precision = both / (double) found;
    assertTrue(recall >= 0.9, "recall " + recall);
    assertTrue(precision >= 0.85, "precision " + precision);
  }

  @Test
  void nothingIsTakenFromTheCorpus() {
    Set<String> corpus = new TreeSet<>();
    Set<String> documents = new TreeSet<>();
    for (Annotation row : Corpus.gold()) {
      corpus.addAll(runsOfTenWords(row));
      documents.add(Corpus.document(row));
    }
    for (Annotation row : rows) {
      assertTrue(!documents.contains(Corpus.document(row)), row::toString);
      Set<String> shared = new TreeSet<>(runsOfTenWords(row));
      shared.retainAll(corpus);
      assertEquals(Set.of(), shared, row.id());
    }
  }

  private static List<String> runsOfTenWords(Annotation row) {
    List<String> words = Arrays.asList(row.text().split("[^\\p{L}\\p{N}]+"));
    List<String> runs = new ArrayList<>();
    for (int i = 0; i + 10 <= words.size(); i++) {
      runs.add(String.join(" ", words.subList(i, i + 10)));
    }
    return runs;
  }
}
