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
    return new MarkedText(text, List.of(marked), MARKS).lines(width);
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
