package org.parley.stance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.parley.text.Language;

class PairFeaturesTest {

  private static PairFeatures features;

  @BeforeAll
  static void readLexicon() throws IOException {
    features = new PairFeatures(Lexicon.read(Path.of("data/lexicon/stance.tsv")));
  }

  private static Set<String> of(Pair pair) {
    return features.of(pair).keySet();
  }

  private static Set<String> of(String text) {
    return of(Pairs.pair(text, "sochi", "the congress"));
  }

  private static void assertHas(Set<String> features, String... expected) {
    for (String feature : expected) {
      assertTrue(features.contains(feature), () -> feature + " is not among " + features);
    }
  }

  private static void assertHasNot(Set<String> features, String... unexpected) {
    for (String feature : unexpected) {
      assertFalse(features.contains(feature), feature);
    }
  }

  @Test
  void aMentionOfSeveralWordsIsOneWordAndItsOwnWordsAreGone() {
    Set<String> found = of("They reject the congress.");
    assertHas(found, "w they reject TARGET", "w reject TARGET .", "near left reject");
    assertHasNot(found, "w congress", "w the", "c _cong");
  }

  @Test
  void rivalsAreMaskedApart() {
    Pair pair =
        Pairs.pair(
            Language.ENGLISH,
            "They leave the talks for the congress.",
            "sochi",
            "the congress",
            List.of("the talks"));
    assertHas(of(pair), "w leave RIVAL for", "w for TARGET .", "rival mentioned");
    assertHasNot(of("They leave the talks for the congress."), "rival mentioned", "w RIVAL");
  }

  @Test
  void whatIsBothTargetAndRivalIsTheTarget() {
    Pair pair =
        Pairs.pair(
            Language.ENGLISH,
            "They leave the congress.",
            "sochi",
            "the congress",
            List.of("the congress"));
    assertHas(of(pair), "w leave TARGET .");
    assertHasNot(of(pair), "w RIVAL");
  }

  @Test
  void everyFeatureStandsAloneAndCrossedWithTheTargetsId() {
    Map<String, Float> found =
        features.of(Pairs.pair("We back the congress.", "sochi", "congress"));
    Set<String> alone =
        found.keySet().stream().filter(name -> !name.contains("|")).collect(Collectors.toSet());
    assertEquals(2 * alone.size(), found.size());
    alone.forEach(name -> assertEquals(found.get(name), found.get("sochi|" + name), name));
  }

  @Test
  void theSameTextsOfTwoTargetsShareAllButWhatIsCrossed() {
    Set<String> sochi = of(Pairs.pair("We back the congress.", "sochi", "the congress"));
    Set<String> geneva = of(Pairs.pair("We back the congress.", "geneva", "the congress"));
    sochi.retainAll(geneva);
    assertTrue(sochi.stream().noneMatch(name -> name.contains("|")), sochi.toString());
    assertHas(sochi, "w back TARGET", "concept support before TARGET");
  }

  @Test
  void negationTurnsAConceptWithinThreeWords() {
    assertHas(of("They do not support the congress."), "concept not support before TARGET");
    assertHas(of("No party will ever support the congress."), "concept support before TARGET");
    assertHasNot(of("They support the congress."), "concept not support", "negation before TARGET");
    assertHas(of("They do not support the congress."), "negation before TARGET");
  }

  @Test
  void conceptsKnowWhichMentionIsNearest() {
    Pair pair =
        Pairs.pair(
            Language.ENGLISH,
            "They reject the congress, and with one more appeal to all of the parties who wait they"
                + " support the talks.",
            "sochi",
            "the congress",
            List.of("the talks"));
    assertHas(of(pair), "concept reject before TARGET", "concept support before RIVAL");
    assertHasNot(of(pair), "concept support before TARGET", "concept support after TARGET");
  }

  @Test
  void theWindowEndsAfterSevenWordsAndAtTheSentence() {
    Set<String> found =
        of("Zero one two three four five six seven the congress closes. Later we spoke.");
    assertHas(found, "near left one", "at -2 six", "at 1 closes", "near right closes");
    assertHasNot(found, "near left zero", "near right later", "at -3 five", "sentence later");
    assertHas(found, "sentence zero");
  }

  @Test
  void quotationMarksCountOnBothSidesOfTheMention() {
    assertHas(
        of(Pairs.pair("Their “congress” is over.", "sochi", "congress")),
        "mention in quotation marks",
        "target's sentence quotes");
    assertHasNot(
        of(Pairs.pair("“The congress is over.", "sochi", "congress")),
        "mention in quotation marks");
    assertHasNot(
        of(Pairs.pair("The congress is over. “So it was.”", "sochi", "congress")),
        "target's sentence quotes");
  }

  @Test
  void questionsInEitherScript() {
    assertHas(of("Who needs the congress?"), "target's sentence asks");
    assertHas(
        of(Pairs.pair(Language.ARABIC, "من يحتاج المؤتمر؟", "sochi", "المؤتمر", List.of())),
        "target's sentence asks");
    assertHasNot(of("Who? The congress."), "target's sentence asks");
  }

  @Test
  void aMentionAtEitherEndOfTheTextNeedsNoNeighbour() {
    assertHas(of("the congress"), "w TARGET");
    assertHas(of(Pairs.pair("congress", "sochi", "nothing")), "w congress");
  }

  /**
   * Groups of equal length: whatever a paragraph's length, its words weigh as much as another's.
   */
  @Test
  void groupsDoNotGrowWithTheParagraph() {
    String sentence = "They reject the congress and welcome what others make of it. ";
    for (String prefix : List.of("w ", "c ", "concept ")) {
      assertEquals(
          length(features.of(Pairs.pair(sentence, "sochi", "congress")), prefix),
          length(
              features.of(
                  Pairs.pair(
                      sentence + "Other men spoke of seven more conditions.", "sochi", "congress")),
              prefix),
          1e-3,
          prefix);
    }
  }

  private static double length(Map<String, Float> features, String prefix) {
    return Math.sqrt(
        features.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(prefix))
            .mapToDouble(entry -> entry.getValue() * entry.getValue())
            .sum());
  }

  @Test
  void theOrderIsStableAndNamesAndValuesFollowIt() {
    Pair pair = Pairs.pair("They do not support the congress.", "sochi", "congress");
    Map<String, Float> once = features.of(pair);
    List<String> names = new ArrayList<>(once.keySet());
    assertEquals(names, List.of(PairFeatures.names(features.of(pair))));
    assertEquals(once.get(names.get(3)), PairFeatures.values(once)[3]);
  }
}
