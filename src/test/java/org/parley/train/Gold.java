package org.parley.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.annotation.Annotation;
import org.parley.entity.SimpleAnalysis;
import org.parley.stance.Distribution;
import org.parley.stance.Pair;
import org.parley.stance.Pairs;
import org.parley.stance.Stance;
import org.parley.target.TargetMentions;
import org.parley.text.Language;
import org.parley.text.Span;

/** Examples and predictions made for tests. */
final class Gold {

  static final List<Stance> STANCES = List.of(Stance.values());

  private Gold() {}

  static Annotation annotation(@Nullable String id, @Nullable String document, String text) {
    return new Annotation(
        id,
        document,
        0,
        Language.ENGLISH,
        null,
        null,
        null,
        null,
        text,
        Optional.empty(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        null,
        null,
        null);
  }

  /** An example that the finder found and gold calls addressed. */
  static Example example(String document, String target, Stance label) {
    return example(document, target, label, true, true, Language.ENGLISH);
  }

  static Example example(
      String document,
      String target,
      Stance label,
      boolean found,
      boolean addressed,
      Language language) {
    String text = "The words of " + document;
    List<Span> mentions = found ? List.of(new Span(0, 3)) : List.of();
    return new Example(
        annotation(document + "/" + target, document, text),
        new Pair(
            SimpleAnalysis.paragraph(0, language, text),
            List.of(),
            new TargetMentions(Pairs.target(target), found, mentions),
            List.of()),
        label,
        addressed,
        document);
  }

  /** Documents of three examples each, their labels in turn. */
  static List<Example> documents(int documents, String target) {
    List<Example> examples = new ArrayList<>();
    for (int d = 0; d < documents; d++) {
      for (int p = 0; p < 3; p++) {
        examples.add(example("d" + d, target, STANCES.get((d + p) % 3)));
      }
    }
    return examples;
  }

  /** A prediction by one member named {@code m}. */
  static OutOfFold predicted(int fold, Stance gold, double pro, double anti, double none) {
    return new OutOfFold(
        example("d" + fold + "-" + pro, "sochi", gold),
        fold,
        Map.of("m", new Distribution(pro, anti, none)));
  }
}
