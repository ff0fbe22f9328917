package org.parley.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.annotation.Annotation;
import org.parley.stance.Stance;

/**
 * The same texts as labelled by several annotators.
 *
 * @param annotators their names, in the order in which they first come
 * @param items the texts, in the order in which they first come
 */
public record Ratings(List<String> annotators, List<Item> items) {

  public Ratings {
    annotators = List.copyOf(annotators);
    items = List.copyOf(items);
  }

  /**
   * One text.
   *
   * @param rows each annotator's row, in the order of the annotators; null where there is none
   */
  public record Item(List<@Nullable Annotation> rows) {

    public Item {
      rows = Collections.unmodifiableList(new ArrayList<>(rows));
    }

    /** The first annotator's row of those who have one. */
    public Annotation first() {
      return rows.stream().filter(row -> row != null).findFirst().orElseThrow();
    }

    /** Each annotator's label; null where there is none. */
    public List<@Nullable Stance> labels(String target) {
      List<@Nullable Stance> labels = new ArrayList<>();
      for (Annotation row : rows) {
        labels.add(row == null ? null : row.labels().get(target));
      }
      return labels;
    }

    /** The targets that anybody labelled, in the order in which they first come. */
    public List<String> targets() {
      return rows.stream()
          .filter(row -> row != null)
          .flatMap(row -> row.labels().keySet().stream())
          .distinct()
          .toList();
    }
  }

  /** Where rows are put together by what names them. */
  private static final class Gatherer {

    private final List<String> annotators = new ArrayList<>();
    private final List<Map<String, Annotation>> items = new ArrayList<>();
    private final Map<String, Integer> byName = new HashMap<>();

    /** Finds the item that a row is of: by id, else by document and paragraph, else by text. */
    private Map<String, Annotation> item(Annotation row) {
      List<String> names = names(row);
      Integer found = byName.get(names.get(0));
      if (found == null && row.id() == null) {
        // A row without an id may still be known by what the other annotators' rows say.
        found = names.stream().map(byName::get).filter(n -> n != null).findFirst().orElse(null);
      }
      if (found == null) {
        found = items.size();
        items.add(new LinkedHashMap<>());
      }
      for (String name : names) {
        byName.putIfAbsent(name, found);
      }
      return items.get(found);
    }

    private static List<String> names(Annotation row) {
      List<String> names = new ArrayList<>();
      if (row.id() != null) {
        names.add("id " + row.id());
      }
      if (row.document() != null && row.paragraph() != null) {
        names.add("paragraph " + row.paragraph() + " " + row.document());
      }
      names.add("text " + Rows.normalised(row.text()));
      return names;
    }
  }

  /**
   * Puts rows together. A row's annotator is whom it names, else the file's name.
   *
   * @param files the rows of each file by the file's name
   * @throws EvaluationException where there are fewer than two annotators, or one gave two labels
   *     for the same text and target
   */
  public static Ratings of(Map<String, List<Annotation>> files) throws EvaluationException {
    Gatherer gatherer = new Gatherer();
    for (Map.Entry<String, List<Annotation>> file : files.entrySet()) {
      for (Annotation row : file.getValue()) {
        String annotator = row.annotator() == null ? file.getKey() : row.annotator();
        if (!gatherer.annotators.contains(annotator)) {
          gatherer.annotators.add(annotator);
        }
        Map<String, Annotation> item = gatherer.item(row);
        Annotation previous = item.get(annotator);
        item.put(annotator, previous == null ? row : merged(annotator, previous, row));
      }
    }
    if (gatherer.annotators.size() < 2) {
      throw new EvaluationException(
          "agreement needs two annotators and there is only \"%s\"; give a file of each, or rows with \"annotator\""
              .formatted(String.join("", gatherer.annotators)));
    }
    List<Item> items = new ArrayList<>();
    for (Map<String, Annotation> item : gatherer.items) {
      List<@Nullable Annotation> rows = new ArrayList<>();
      gatherer.annotators.forEach(annotator -> rows.add(item.get(annotator)));
      items.add(new Item(rows));
    }
    return new Ratings(gatherer.annotators, items);
  }

  /** Joins two rows of one annotator on one text, as pair rows of two targets are. */
  private static Annotation merged(String annotator, Annotation first, Annotation second)
      throws EvaluationException {
    Map<String, Stance> labels = new LinkedHashMap<>(first.labels());
    for (Map.Entry<String, Stance> label : second.labels().entrySet()) {
      Stance previous = labels.putIfAbsent(label.getKey(), label.getValue());
      if (previous != null && previous != label.getValue()) {
        throw new EvaluationException(
            "%s labelled \"%s\" both %s and %s toward \"%s\"; keep one"
                .formatted(
                    annotator,
                    Rows.name(second),
                    previous.label(),
                    label.getValue().label(),
                    label.getKey()));
      }
    }
    return Matcher.withLabels(first, labels);
  }
}
