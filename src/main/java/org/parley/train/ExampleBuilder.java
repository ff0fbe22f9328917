package org.parley.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.parley.Preparation;
import org.parley.PreparedParagraph;
import org.parley.annotation.Annotation;
import org.parley.annotation.GoldDocuments;
import org.parley.stance.Pair;
import org.parley.stance.Stance;
import org.parley.target.TargetMentions;
import org.parley.target.TargetSet;
import org.parley.text.Span;

/** Turns gold annotations into examples, by the very stages that the pipeline runs. */
public final class ExampleBuilder {

  private final Preparation preparation;
  private final TargetSet targets;

  /**
   * A builder for one target set.
   *
   * @param targets examples are made for these targets; labels for others are left aside
   */
  public ExampleBuilder(Preparation preparation, TargetSet targets) {
    this.preparation = preparation;
    this.targets = targets;
  }

  /**
   * Builds the examples, in the order of the annotations and, within each, of the target set.
   *
   * @param annotations gold; rows that share a document are read together, in paragraph order
   */
  public List<Example> build(List<Annotation> annotations) {
    List<Example> examples = new ArrayList<>();
    for (GoldDocuments.GoldDocument document : GoldDocuments.of(annotations)) {
      examples.addAll(examples(document));
    }
    return examples;
  }

  private List<Example> examples(GoldDocuments.GoldDocument document) {
    Set<String> labelled =
        document.annotations().stream()
            .flatMap(annotation -> annotation.labels().keySet().stream())
            .collect(Collectors.toSet());
    TargetSet wanted = targets.restrictedTo(labelled);
    List<PreparedParagraph> prepared =
        preparation
            .withTargets(wanted)
            .prepare(document.split().paragraphs(), Preparation.Entities.ADDRESSED);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < prepared.size(); i++) {
      Annotation annotation = document.annotations().get(i);
      for (TargetMentions target : prepared.get(i).targets()) {
        Stance label = annotation.labels().get(target.target().id());
        if (label == null) {
          continue;
        }
        boolean addressed =
            label != Stance.NONE
                || annotation.addressed().isEmpty()
                || annotation.addressed().get().contains(target.target().id());
        examples.add(
            new Example(
                annotation,
                withGivenMentions(prepared.get(i).pair(target), annotation),
                label,
                addressed,
                document.group()));
      }
    }
    return examples;
  }

  /** The row's own mention offsets, where it has some, are surer than an alias match. */
  private static Pair withGivenMentions(Pair pair, Annotation annotation) {
    List<Span> given = annotation.mentions().get(pair.target().target().id());
    if (given == null || given.isEmpty()) {
      return pair;
    }
    return new Pair(
        pair.paragraph(),
        pair.entities(),
        new TargetMentions(pair.target().target(), true, given),
        pair.rivals());
  }

  /** How many examples each target has, in the order met. */
  public static Map<String, Integer> counts(List<Example> examples) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    examples.forEach(example -> counts.merge(example.target(), 1, Integer::sum));
    return counts;
  }
}
