package org.parley.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.parley.annotation.Annotation;
import org.parley.entity.SimpleAnalysis;
import org.parley.stance.Distribution;
import org.parley.stance.LabelledPair;
import org.parley.stance.Pair;
import org.parley.stance.Stance;
import org.parley.stance.StanceMember;
import org.parley.target.Target;
import org.parley.target.TargetMentions;
import org.parley.target.TargetSet;
import org.parley.text.Language;

class LearningCurveTest {

  private static final Target TARGET = TargetSet.assumed(List.of("it")).targets().get(0);

  /** Remembers what it was given; whatever it trains says pro. */
  private static final class Recorder implements MemberTrainer {
    final List<Set<String>> seen = new ArrayList<>();

    @Override
    public String name() {
      return "recorder";
    }

    @Override
    public String settings() {
      return "";
    }

    @Override
    public StanceMember train(List<LabelledPair> pairs, long seed) {
      Set<String> texts = new HashSet<>();
      pairs.forEach(pair -> texts.add(pair.pair().paragraph().text()));
      seen.add(texts);
      return new StanceMember() {
        @Override
        public String name() {
          return "recorder";
        }

        @Override
        public Distribution judge(Pair pair) {
          return new Distribution(1, 0, 0);
        }

        @Override
        public void write(Path bundle) {}
      };
    }
  }

  private static Example example(String document, Language language, boolean found) {
    Pair pair =
        new Pair(
            SimpleAnalysis.paragraph(0, language, document),
            List.of(),
            new TargetMentions(TARGET, found, List.of()),
            List.of());
    Annotation row =
        new Annotation(
            document,
            document,
            0,
            language,
            null,
            null,
            null,
            null,
            document,
            Optional.empty(),
            Map.of("it", Stance.PRO),
            Map.of(),
            Map.of(),
            Map.of(),
            List.of(),
            null,
            null,
            null);
    // Training needs two labels.
    Stance label = document.endsWith("0") ? Stance.ANTI : Stance.PRO;
    return new Example(row, pair, label, found, document);
  }

  @Test
  void samplesAreSharesOfEveryLanguageEachWithinTheNext() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      examples.add(example("en" + i, Language.ENGLISH, true));
    }
    for (int i = 0; i < 4; i++) {
      examples.add(example("ar" + i, Language.ARABIC, true));
    }
    Recorder recorder = new Recorder();
    List<LearningCurve.Point> points =
        new LearningCurve(recorder, List.of(0.25, 0.5, 1.0), List.of(7L))
            .run(examples, List.of(), line -> {});
    assertEquals(List.of(3, 6, 12), points.stream().map(LearningCurve.Point::documents).toList());
    assertTrue(recorder.seen.get(1).containsAll(recorder.seen.get(0)));
    assertEquals(
        List.of(1L, 2L, 4L),
        recorder.seen.stream()
            .map(texts -> texts.stream().filter(text -> text.startsWith("ar")).count())
            .toList());
  }

  @Test
  void whatIsNotFoundAddressedIsNoneAndNotLearnedFrom() {
    Recorder recorder = new Recorder();
    LearningCurve.Point point =
        new LearningCurve(recorder, List.of(1.0), List.of(1L))
            .run(
                List.of(
                    example("one", Language.ENGLISH, true),
                    example("one0", Language.ENGLISH, true),
                    example("two", Language.ENGLISH, false)),
                List.of(
                    example("three", Language.ENGLISH, false),
                    example("four", Language.ENGLISH, true)),
                line -> {})
            .get(0);
    assertEquals(List.of(Set.of("one", "one0")), recorder.seen);
    assertEquals(List.of(Stance.NONE, Stance.PRO), point.judged());
    assertEquals(3, point.documents());
    assertEquals(2, point.pairs());
  }
}
