package org.parley.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.annotation.Annotation;
import org.parley.annotation.Corpus;
import org.parley.entity.SimpleAnalysis;
import org.parley.text.Language;

/** That the corpus meets every way in which the shipped targets say that text names them. */
class CorpusAliasTest {

  @Test
  void everyListOfAliasesIsMet() throws IOException {
    List<Annotation> corpus = Corpus.gold();
    List<String> unmet = new ArrayList<>();
    for (Target target : TargetSet.read(Path.of("data/targets/sochi-geneva.yaml")).targets()) {
      target
          .aliases()
          .forEach(
              (language, patterns) -> {
                Map<String, List<String>> lists = new LinkedHashMap<>();
                lists.put("explicit", patterns.explicit());
                lists.put("names", patterns.names());
                lists.put("indirect", patterns.indirect());
                lists.put("references", patterns.references());
                lists.put("exclusions", patterns.exclusions());
                lists.forEach(
                    (name, list) -> {
                      // What an exclusion stands in is as a rule about something else.
                      boolean any = name.equals("exclusions");
                      if (!list.isEmpty()
                          && corpus.stream()
                              .filter(row -> any || Corpus.addresses(row, target.id()))
                              .noneMatch(row -> occurs(list, language, row))) {
                        unmet.add(target.id() + "." + language.code() + "." + name);
                      }
                    });
              });
    }
    assertEquals(List.of(), unmet);
  }

  private static boolean occurs(List<String> notations, Language language, Annotation row) {
    if (Corpus.language(row) != language) {
      return false;
    }
    PatternList patterns = PatternList.of(notations);
    return patterns.occursIn(
        ParagraphWords.of(
            SimpleAnalysis.paragraph(0, language, row.text()), new WordIndex(List.of(patterns))));
  }
}
