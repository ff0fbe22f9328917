package org.parley.stance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.parley.train.ToyBundle;

class EvidenceFinderTest {

  /** Knows one word: with it a paragraph is against, without it is nothing. */
  private static Distribution judge(Pair pair, String word) {
    return pair.paragraph().text().contains(word)
        ? new Distribution(0.1, 0.8, 0.1)
        : new Distribution(0.1, 0.1, 0.8);
  }

  private static List<String> evidence(EvidenceFinder finder, String text, Stance label) {
    Pair pair = Pairs.pair(text, "sochi", "congress");
    return finder.find(pair, label).stream().map(span -> span.of(text)).toList();
  }

  private static String words(String word, int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> word + i).collect(Collectors.joining(" "));
  }

  @Test
  void theSentenceThatCarriedTheJudgement() throws IOException {
    try (StanceClassifier classifier =
        new StanceClassifier(List.of(ToyBundle.member()), Calibration.identity("linear"))) {
      EvidenceFinder finder = new EvidenceFinder(classifier);
      String text =
          "Delegates came on Monday. \"We reject and boycott the congress\". It rained at noon.";
      assertEquals(
          List.of("We reject and boycott the congress"), evidence(finder, text, Stance.ANTI));
      assertEquals(
          List.of("We welcome and praise the congress"),
          evidence(finder, text.replace("reject and boycott", "welcome and praise"), Stance.PRO));
    }
  }

  @Test
  void aJudgementOfNoneHasNone() {
    EvidenceFinder finder = new EvidenceFinder(pair -> judge(pair, "reject"), 12);
    assertEquals(List.of(), evidence(finder, "We await the congress.", Stance.NONE));
    assertEquals(List.of(), evidence(finder, "…!", Stance.PRO));
    assertEquals(List.of(), evidence(finder, "", Stance.PRO));
  }

  @Test
  void ofALongSentenceTheClausesOfAStretch() {
    EvidenceFinder finder = new EvidenceFinder(pair -> judge(pair, "reject"), 4);
    String clause = "and so we reject the congress in Sochi";
    String text = words("a", 0, 30) + ", " + clause + ", " + words("b", 0, 30) + ".";
    List<String> found = evidence(finder, text, Stance.ANTI);
    assertEquals(1, found.size());
    assertTrue(found.get(0).contains(clause), found.get(0));
    assertFalse(found.get(0).contains("b0"), found.get(0));
  }

  @Test
  void theNumberOfJudgementsIsBounded() {
    AtomicInteger judged = new AtomicInteger();
    EvidenceFinder finder =
        new EvidenceFinder(
            pair -> {
              judged.incrementAndGet();
              return judge(pair, "reject");
            },
            12);
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      sentences.add("Sentence " + words("x" + i, 0, 100) + (i == 77 ? " reject" : "") + ".");
    }
    List<String> found = evidence(finder, String.join(" ", sentences), Stance.ANTI);
    assertTrue(found.get(0).contains("reject"), found.get(0));
    assertTrue(judged.get() <= 32, judged + " judgements");
  }
}
