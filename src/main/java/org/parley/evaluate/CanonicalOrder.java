package org.parley.evaluate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.annotation.Annotation;
import org.parley.text.Sha256;

/**
 * Orders pairs by what they say, so that neither the order of rows, nor their ids, nor how they are
 * spread over files can change a figure or a draw. Documents are ordered by the hash of all they
 * hold; pairs that are still equal are interchangeable.
 */
final class CanonicalOrder {

  private CanonicalOrder() {}

  private record Keyed(MatchedPair pair, String key) {}

  static List<MatchedPair> sort(List<MatchedPair> pairs) {
    Map<String, List<Keyed>> documents = new HashMap<>();
    for (MatchedPair pair : pairs) {
      documents
          .computeIfAbsent(Rows.document(pair.gold()), document -> new ArrayList<>())
          .add(new Keyed(pair, hash(content(pair))));
    }
    record Ordered(String key, List<Keyed> rows) {}
    List<Ordered> ordered = new ArrayList<>();
    for (List<Keyed> rows : documents.values()) {
      rows.sort(Comparator.comparing(Keyed::key));
      StringBuilder keys = new StringBuilder();
      rows.forEach(row -> keys.append(row.key));
      ordered.add(new Ordered(hash(keys.toString()), rows));
    }
    ordered.sort(Comparator.comparing(Ordered::key));
    List<MatchedPair> sorted = new ArrayList<>(pairs.size());
    ordered.forEach(document -> document.rows.forEach(row -> sorted.add(row.pair)));
    return sorted;
  }

  private static String content(MatchedPair pair) {
    Annotation gold = pair.gold();
    StringBuilder content = new StringBuilder(gold.text());
    field(content, pair.target());
    field(content, pair.label());
    field(content, gold.addressed());
    field(content, gold.language());
    field(content, gold.genre());
    field(content, gold.origin());
    field(content, gold.annotator());
    field(content, gold.date());
    Prediction prediction = pair.prediction();
    if (prediction != null) {
      field(content, prediction.label());
      field(content, prediction.probabilities());
      field(content, prediction.addressed());
      field(content, prediction.abstained());
    }
    return content.toString();
  }

  private static void field(StringBuilder content, @Nullable Object value) {
    content.append('\u0000').append(value);
  }

  private static String hash(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
