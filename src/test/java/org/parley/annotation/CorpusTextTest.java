package org.parley.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.parley.annotation.Corpus.TARGETS;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import opennlp.tools.ml.maxent.GISTrainer;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.model.MaxentModel;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import org.junit.jupiter.api.Test;
import org.parley.evaluate.metric.Confusion;
import org.parley.evaluate.metric.LabelMetrics;
import org.parley.stance.Stance;

/**
 * That the corpus was composed paragraph by paragraph, and that its outside gives no label away.
 */
class CorpusTextTest {

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

  private static List<String> wordGrams(Annotation row, int n) {
    List<String> words =
        BETWEEN_WORDS
            .splitAsStream(row.text().toLowerCase(Locale.ROOT))
            .filter(word -> !word.isEmpty())
            .toList();
    List<String> grams = new ArrayList<>();
    for (int i = 0; i + n <= words.size(); i++) {
      grams.add(String.join(" ", words.subList(i, i + n)));
    }
    return grams;
  }

  @Test
  void noTwoParagraphsShareTheirWords() {
    List<Annotation> rows = Corpus.gold();
    Map<String, List<Integer>> where = new HashMap<>();
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Set<String> grams = new TreeSet<>(wordGrams(rows.get(i), 3));
      sizes.add(grams.size());
      for (String gram : grams) {
        where.computeIfAbsent(gram, unused -> new ArrayList<>()).add(i);
      }
    }
    Map<List<Integer>, Integer> shared = new HashMap<>();
    for (List<Integer> paragraphs : where.values()) {
      for (int a = 0; a < paragraphs.size(); a++) {
        for (int b = a + 1; b < paragraphs.size(); b++) {
          shared.merge(List.of(paragraphs.get(a), paragraphs.get(b)), 1, Integer::sum);
        }
      }
    }
    shared.forEach(
        (pair, count) -> {
          int shorter = Math.min(sizes.get(pair.get(0)), sizes.get(pair.get(1)));
          assertTrue(
              count <= 4 || count <= 0.35 * shorter,
              () ->
                  "%s and %s share %d of %d word 3-grams"
                      .formatted(
                          rows.get(pair.get(0)).id(), rows.get(pair.get(1)).id(), count, shorter));
        });
  }

  @Test
  void noPhraseRunsThroughTheCorpus() {
    Map<String, Set<String>> where = new HashMap<>();
    for (Annotation row : Corpus.gold()) {
      for (String gram : wordGrams(row, 6)) {
        where.computeIfAbsent(gram, unused -> new HashSet<>()).add(String.valueOf(row.id()));
      }
    }
    where.forEach(
        (gram, paragraphs) ->
            assertTrue(paragraphs.size() <= 6, () -> "\"" + gram + "\" stands in " + paragraphs));
  }

  @Test
  void lengthLanguageAndYearDoNotTellTheLabel() throws IOException {
    List<Annotation> rows = Corpus.gold();
    for (String target : TARGETS) {
      List<Stance> labels = rows.stream().map(row -> Corpus.label(row, target)).toList();
      double majority = macroF1(labels, Collections.nCopies(labels.size(), Stance.NONE));
      double outside = macroF1(labels, crossValidated(rows, target));
      assertEquals(majority, outside, 0.10, target);
    }
  }

  private static double macroF1(List<Stance> labels, List<Stance> predicted) {
    return LabelMetrics.macroF1(Confusion.of(labels, predicted), Set.of(Stance.values()));
  }

  /** Logistic regression on what a reader sees without reading, by five folds of documents. */
  private static List<Stance> crossValidated(List<Annotation> rows, String target)
      throws IOException {
    List<String> documents =
        new ArrayList<>(new TreeSet<>(rows.stream().map(Corpus::document).toList()));
    Collections.shuffle(documents, new Random(1));
    Map<String, Integer> folds = new HashMap<>();
    documents.forEach(document -> folds.put(document, folds.size() % 5));
    Map<String, Stance> predicted = new HashMap<>();
    for (int fold = 0; fold < 5; fold++) {
      List<Event> events = new ArrayList<>();
      for (Annotation row : rows) {
        if (folds.get(Corpus.document(row)) != fold) {
          events.add(new Event(Corpus.label(row, target).label(), outside(row)));
        }
      }
      MaxentModel model = train(events);
      for (Annotation row : rows) {
        if (folds.get(Corpus.document(row)) == fold) {
          predicted.put(
              String.valueOf(row.id()),
              Stance.ofLabel(model.getBestOutcome(model.eval(outside(row)))).orElseThrow());
        }
      }
    }
    return rows.stream().map(row -> predicted.get(row.id())).toList();
  }

  private static MaxentModel train(List<Event> events) throws IOException {
    TrainingParameters parameters = new TrainingParameters();
    parameters.put(TrainingParameters.CUTOFF_PARAM, 0);
    parameters.put(TrainingParameters.ITERATIONS_PARAM, 100);
    parameters.put("PrintMessages", false);
    GISTrainer trainer = new GISTrainer();
    trainer.init(parameters, new HashMap<>());
    return trainer.train(ObjectStreamUtils.createObjectStream(events));
  }

  private static String[] outside(Annotation row) {
    String language = Corpus.language(row).code();
    String length = Corpus.isHeadline(row) ? "headline" : "words" + Corpus.words(row) / 20;
    return new String[] {
      language, "y" + Corpus.year(row), length, language + Corpus.year(row), language + length
    };
  }
}
