package org.parley.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parley.text.Span;

class MarkedTextTest {

  private static final MarkedText.Marks MARKS = new MarkedText.Marks("<", ">", 1);

  private static List<String> lines(int width, String text, Span... marked) {
    return new MarkedText(text).with(List.of(marked), MARKS).lines(width);
  }

  @Test
  void breaksBetweenWordsAndCollapsesWhiteSpace() {
    assertEquals(List.of("one two", "three"), lines(8, " one \n two\tthree  "));
  }

  @Test
  void marksAreClosedAtALinesEndAndOpenedAgain() {
    assertEquals(List.of("a <bb>", "<cc> d"), lines(7, "a bb cc d", new Span(2, 7)));
  }

  @Test
  void overlappingMentionsAreOneMark() {
    assertEquals(List.of("<the talks>"), lines(20, "the talks", new Span(0, 6), new Span(4, 9)));
  }

  @Test
  void marksOfTwoKindsLieWithinEachOther() {
    MarkedText.Marks stars = new MarkedText.Marks("*", "*", 1);
    MarkedText text = new MarkedText("we reject the talks now");
    assertEquals(
        List.of("we *reject <the talks>* now"),
        text.with(List.of(new Span(3, 19)), stars)
            .with(List.of(new Span(10, 19)), MARKS)
            .lines(80));
    assertEquals(
        List.of("we *reject <the>*< talks> now"),
        text.with(List.of(new Span(3, 13)), stars)
            .with(List.of(new Span(10, 19)), MARKS)
            .lines(80));
    assertEquals(
        List.of("<we *reject*>* the* talks", "now"),
        text.with(List.of(new Span(3, 13)), stars).with(List.of(new Span(0, 9)), MARKS).lines(25));
  }

  @Test
  void aWordLongerThanALineIsCutBetweenCharacters() {
    assertEquals(List.of("abcd", "ef😀g", "h"), lines(4, "abcdef😀gh"));
  }

  @Test
  void noLineIsWiderThanAsked() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 120; i++) {
        text.append("ab й\u0301ش  ".charAt(random.nextInt(8)));
      }
      int start = random.nextInt(60);
      Span span = new Span(start, start + random.nextInt(60));
      for (String line : lines(12, text.toString(), span)) {
        assertTrue(MarkedText.width(line) <= 12, line);
      }
    }
  }
}
