package org.parley.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parley.annotation.Annotation;
import org.parley.evaluate.MatchedPair.By;
import org.parley.stance.Stance;

/**
 * Finds the prediction for each gold label: by id, else by document and paragraph, else by text. A
 * gold row without a document also goes by its id as the prediction's document, because {@code
 * classify} calls a row of a table by its id.
 */
public final class Matcher {

  private record IdKey(String id, String target) {}

  private record ParagraphKey(String document, int paragraph, String target) {}

  private record TextKey(String text, String target) {}

  private record GoldKey(@Nullable Object row, String target, @Nullable String annotator) {}

  private final Map<IdKey, Prediction> byId = new HashMap<>();
  private final Map<ParagraphKey, Prediction> byParagraph = new HashMap<>();
  private final Map<TextKey, List<Prediction>> byText = new HashMap<>();
  private final Set<Prediction> used = Collections.newSetFromMap(new IdentityHashMap<>());
  private int ambiguous;
  private int otherText;

  private Matcher() {}

  /**
   * Matches.
   *
   * @return the pairs, in an order that depends on their content alone, not on that of the files
   * @throws EvaluationException where gold has no label, or where two rows of gold, or of the
   *     predictions, stand for the same pair and say different things
   */
  public static Matching match(List<Annotation> gold, List<Prediction> predictions)
      throws EvaluationException {
    Matcher matcher = new Matcher();
    List<String> notes = new ArrayList<>();
    List<Prediction> distinct = matcher.index(predictions, notes);
    List<MatchedPair> pairs = new ArrayList<>();
    for (Annotation row : distinctGold(gold, notes)) {
      row.labels().forEach((target, label) -> pairs.add(matcher.pair(row, target, label)));
    }
    if (pairs.isEmpty()) {
      throw new EvaluationException("gold has no label; give rows with \"labels\" or \"label\"");
    }
    List<Prediction> unmatched =
        distinct.stream().filter(prediction -> !matcher.used.contains(prediction)).toList();
    matcher.addNotes(pairs, unmatched, notes);
    return new Matching(CanonicalOrder.sort(pairs), unmatched, notes);
  }

  /** Indexes predictions, leaving out those that say again what another row said. */
  private List<Prediction> index(List<Prediction> predictions, List<String> notes)
      throws EvaluationException {
    List<Prediction> distinct = new ArrayList<>();
    for (Prediction prediction : predictions) {
      String target = prediction.target();
      Prediction previous = null;
      if (prediction.id() != null) {
        previous = byId.putIfAbsent(new IdKey(prediction.id(), target), prediction);
      }
      if (prediction.document() != null && prediction.paragraph() != null) {
        Prediction same =
            byParagraph.putIfAbsent(
                new ParagraphKey(prediction.document(), prediction.paragraph(), target),
                prediction);
        previous = previous == null ? same : previous;
      }
      if (previous != null) {
        if (!previous.agreesWith(prediction) || !sameText(previous.text(), prediction.text())) {
          throw new EvaluationException(
              "%s and %s: two predictions for \"%s\" toward \"%s\" that differ; keep one"
                  .formatted(previous.place(), prediction.place(), prediction.name(), target));
        }
        continue;
      }
      distinct.add(prediction);
      byText
          .computeIfAbsent(
              new TextKey(Rows.normalised(prediction.text()), target), key -> new ArrayList<>())
          .add(prediction);
    }
    if (distinct.size() < predictions.size()) {
      notes.add(
          (predictions.size() - distinct.size())
              + " predictions repeat another row and were left out.");
    }
    return distinct;
  }

  private static List<Annotation> distinctGold(List<Annotation> gold, List<String> notes)
      throws EvaluationException {
    Map<GoldKey, Annotation> seen = new LinkedHashMap<>();
    List<Annotation> distinct = new ArrayList<>();
    for (Annotation row : gold) {
      Map<String, Stance> fresh = new LinkedHashMap<>();
      for (Map.Entry<String, Stance> label : row.labels().entrySet()) {
        Annotation previous = seen.putIfAbsent(key(row, label.getKey()), row);
        if (previous == null) {
          fresh.put(label.getKey(), label.getValue());
        } else if (previous.labels().get(label.getKey()) != label.getValue()
            || !sameText(previous.text(), row.text())) {
          throw new EvaluationException(
              "gold has \"%s\" toward \"%s\" twice, with another label or text; give each row an id of its own"
                  .formatted(Rows.name(row), label.getKey()));
        }
      }
      if (fresh.size() == row.labels().size()) {
        distinct.add(row);
      } else if (!fresh.isEmpty()) {
        distinct.add(withLabels(row, fresh));
      }
    }
    long labels = gold.stream().mapToLong(row -> row.labels().size()).sum();
    long kept = distinct.stream().mapToLong(row -> row.labels().size()).sum();
    if (kept < labels) {
      notes.add((labels - kept) + " gold labels repeat another row and were left out.");
    }
    return distinct;
  }

  /** What two gold rows share when they stand for the same pair; never shared without a name. */
  private static GoldKey key(Annotation row, String target) {
    Object name =
        row.id() != null
            ? row.id()
            : row.document() != null && row.paragraph() != null
                ? new ParagraphKey(row.document(), row.paragraph(), target)
                : new Object();
    return new GoldKey(name, target, row.annotator());
  }

  static Annotation withLabels(Annotation row, Map<String, Stance> labels) {
    return new Annotation(
        row.id(),
        row.document(),
        row.paragraph(),
        row.language(),
        row.title(),
        row.date(),
        row.speaker(),
        row.genre(),
        row.text(),
        row.addressed(),
        labels,
        row.holders(),
        row.evidence(),
        row.mentions(),
        row.phenomena(),
        row.annotator(),
        row.origin(),
        row.note());
  }

  private MatchedPair pair(Annotation row, String target, Stance label) {
    Prediction found = row.id() == null ? null : byId.get(new IdKey(row.id(), target));
    By by = By.ID;
    if (found == null && row.document() != null && row.paragraph() != null) {
      found = byParagraph.get(new ParagraphKey(row.document(), row.paragraph(), target));
      by = By.PARAGRAPH;
    }
    if (found == null) {
      found = ofText(row, target);
      by = By.TEXT;
    } else if (!sameText(found.text(), row.text())) {
      otherText++;
    }
    if (found == null) {
      by = By.NOTHING;
    } else {
      used.add(found);
    }
    return new MatchedPair(row, target, label, found, by);
  }

  private @Nullable Prediction ofText(Annotation row, String target) {
    List<Prediction> same =
        byText.getOrDefault(new TextKey(Rows.normalised(row.text()), target), List.of());
    String document = row.document() == null ? row.id() : row.document();
    List<Prediction> sameDocument =
        same.stream()
            .filter(p -> p.document() != null && Objects.equals(p.document(), document))
            .toList();
    List<Prediction> candidates = sameDocument.isEmpty() ? same : sameDocument;
    if (candidates.isEmpty()) {
      return null;
    }
    Prediction first = candidates.get(0);
    if (!candidates.stream().allMatch(first::agreesWith)) {
      ambiguous++;
      return null;
    }
    used.addAll(candidates);
    return first;
  }

  private static boolean sameText(String a, String b) {
    return a.equals(b) || Rows.normalised(a).equals(Rows.normalised(b));
  }

  private void addNotes(List<MatchedPair> pairs, List<Prediction> unmatched, List<String> notes) {
    long missing = pairs.stream().filter(pair -> pair.prediction() == null).count();
    if (missing > 0) {
      notes.add(missing + " gold labels have no prediction and count as wrong.");
    }
    if (ambiguous > 0) {
      notes.add(
          ambiguous
              + " of them have several predictions for their text that differ; give both files ids.");
    }
    if (otherText > 0) {
      notes.add(
          otherText
              + " pairs share an id or paragraph but not the text: are these the right files?");
    }
    if (!unmatched.isEmpty()) {
      notes.add(unmatched.size() + " predictions have no gold label and are not counted.");
    }
    Set<String> goldTargets = new TreeSet<>();
    pairs.forEach(pair -> goldTargets.add(pair.target()));
    Set<String> predicted = new TreeSet<>();
    byText.keySet().forEach(key -> predicted.add(key.target()));
    if (Collections.disjoint(goldTargets, predicted)) {
      notes.add(
          "No target is in both files: gold has %s, the predictions have %s."
              .formatted(some(goldTargets), some(predicted)));
    }
  }

  private static String some(Set<String> targets) {
    String first = String.join(", ", targets.stream().limit(5).toList());
    return targets.isEmpty() ? "none" : targets.size() > 5 ? first + ", …" : first;
  }
}
