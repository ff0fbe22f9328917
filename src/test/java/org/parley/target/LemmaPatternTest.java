package org.parley.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.entity.SimpleAnalysis;
import org.parley.text.Language;

class LemmaPatternTest {

  private static String match(String pattern, String text) {
    PatternList list = PatternList.of(List.of(pattern));
    ParagraphWords words =
        ParagraphWords.of(
            SimpleAnalysis.paragraph(0, Language.ENGLISH, text), new WordIndex(List.of(list)));
    return list.find(words).stream()
        .map(match -> match.span().of(text))
        .reduce((a, b) -> a + " / " + b)
        .orElse("");
  }

  @Test
  void matchesWordsInAnyCase() {
    assertEquals("Sochi Congress", match("sochi congress", "The Sochi Congress met."));
  }

  @Test
  void matchesAPrefix() {
    assertEquals("talks / talking", match("talk*", "The talks about talking, not a tale."));
  }

  @Test
  void matchesOneOfSeveralSequences() {
    assertEquals("peace talks / round", match("(peace talks|round)", "peace talks, one round"));
  }

  @Test
  void aWordMayBeMissing() {
    assertEquals("the old plan / the plan", match("the old? plan", "the old plan and the plan"));
  }

  @Test
  void aGapSpansAFewWordsAndNoMore() {
    assertEquals("talks held in Geneva", match("talks ~2 geneva", "talks held in Geneva"));
    assertEquals("", match("talks ~2 geneva", "talks once held in Geneva"));
  }

  @Test
  void aGapDoesNotCrossASentence() {
    assertEquals("", match("talks ~5 geneva", "They left the talks. Geneva was quiet."));
  }

  @Test
  void theLongestMatchAtAWordWins() {
    assertEquals("a b b", match("a ~3 b", "a b b"));
  }

  @Test
  void anExactWordMindsItsCase() {
    assertEquals("WHO", match("=WHO", "The WHO knows who."));
  }

  @Test
  void theBeginningIsThatOfTheParagraph() {
    assertEquals("It", match("^ it", "It is late. It is."));
  }

  @Test
  void punctuationCountsForNothingButADash() {
    assertEquals("U.N.-led", match("un led", "the U.N.-led talks"));
    assertEquals("GENEVA (Reuters) —", match("geneva ~2 —", "GENEVA (Reuters) — Talks"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a (b; a \"(\" without its \")\"",
        "a) b; a \")\" that closes nothing",
        "a ~ b; \"~\" takes a number of words from 1 to 20",
        "a ~99 b; \"~\" takes a number of words from 1 to 20",
        "U.N.; \".\" where a word should stand; words are of letters and digits only",
        "(|a); nothing where a word should stand",
        "a? ~3; no word in it that must be there; it would match anything",
        "a ~3; a gap at its end, which would take in words at random",
        "~3 a; a gap at its beginning, which would take in words at random",
      })
  void refusesABrokenPattern(String line) {
    int cut = line.indexOf(';');
    String pattern = line.substring(0, cut).strip();
    InvalidTargetsException e =
        assertThrows(InvalidTargetsException.class, () -> LemmaPattern.parse(pattern));
    assertEquals("pattern \"" + pattern + "\": " + line.substring(cut + 1).strip(), e.getMessage());
  }
}
