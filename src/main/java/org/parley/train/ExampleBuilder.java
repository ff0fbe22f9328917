package org.parley.train;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.parley.Preparation;
import org.parley.PreparedParagraph;
import org.parley.annotation.Annotation;
import org.parley.annotation.GoldDocuments;
import org.parley.stance.Pair;
import org.parley.stance.Stance;
import org.parley.target.Target;
import org.parley.target.TargetMentions;
import org.parley.target.TargetSet;
import org.parley.text.Span;

/** Turns gold annotations into examples, by the very stages that the pipeline runs. */
public final class ExampleBuilder {

  private final Preparation preparation;
  private final TargetSet targets;
  private final Set<String> ids;
  private final Set<String> searched;

  /** The stages by the targets that a document is read for: target patterns are slow to parse. */
  private final Map<Set<String>, Preparation> byTargets = new ConcurrentHashMap<>();

  /**
   * A builder for one target set.
   *
   * @param targets examples are made for these targets; labels for others are left aside
   */
  public ExampleBuilder(Preparation preparation, TargetSet targets) {
    this.preparation = preparation;
    this.targets = targets;
    this.ids = Set.copyOf(targets.ids());
    this.searched =
        targets.targets().stream()
            .filter(target -> target.addressing() == Target.Addressing.DETECT)
            .map(Target::id)
            .collect(Collectors.toSet());
  }

  /**
   * Builds the examples: document by document in the order of their first rows, then by paragraph,
   * then in the order of the target set. Documents are prepared in parallel; the result is the same
   * on any number of threads.
   *
   * @param annotations gold; rows that share a document are read together, in paragraph order
   * @param progress told of each paragraph
   */
  public List<Example> build(List<Annotation> annotations, Progress progress) {
    progress.begin("reading paragraphs", annotations.size());
    List<Example> examples =
        GoldDocuments.of(annotations).parallelStream()
            .map(
                document -> {
                  List<Example> own = examples(document);
                  document.annotations().forEach(annotation -> progress.step());
                  return own;
                })
            .flatMap(List::stream)
            .toList();
    progress.end();
    return examples;
  }

  private List<Example> examples(GoldDocuments.GoldDocument document) {
    List<PreparedParagraph> prepared =
        byTargets
            .computeIfAbsent(
                wanted(document), ids -> preparation.withTargets(targets.restrictedTo(ids)))
            .prepare(document.split().paragraphs(), Preparation.Entities.ADDRESSED);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < prepared.size(); i++) {
      Annotation annotation = document.annotations().get(i);
      for (TargetMentions target : prepared.get(i).targets()) {
        Stance label = annotation.labels().get(target.target().id());
        if (label != null) {
          Pair pair = withGivenMentions(prepared.get(i).pair(target), annotation);
          examples.add(
              new Example(
                  annotation,
                  pair,
                  label,
                  annotation.addresses(target.target().id()),
                  document.group()));
        }
      }
    }
    return examples;
  }

  /**
   * The targets that a document is read for: all that have to be found, and of those assumed, of
   * which a corpus may have thousands, the ones that its rows label.
   */
  private Set<String> wanted(GoldDocuments.GoldDocument document) {
    Set<String> wanted = new HashSet<>(searched);
    document.annotations().forEach(annotation -> wanted.addAll(annotation.labels().keySet()));
    wanted.retainAll(ids);
    return wanted;
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
}
