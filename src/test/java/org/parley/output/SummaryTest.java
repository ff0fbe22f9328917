package org.parley.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.text.Language;

class SummaryTest {

  @Test
  void tellsWhatWasReadFoundAndMissed() {
    Tally tally = new Tally();
    tally.add(Tally.of(Examples.statement()));
    tally.add(Tally.of(Examples.paragraph("x", Language.RUSSIAN, "Все в Сочи")));
    tally.notice("x.txt", "no encoding declared; read as windows-1251");
    tally.skip();
    tally.fail("y.jsonl:3", "not JSON");
    assertEquals(
        List.of(
            "2 documents, 3 paragraphs (1 heading)",
            "passed over: 1 file in no format that is read",
            "languages: en 2, ru 1",
            "dropped: cookie notice 1",
            "sochi: 1 pro, 1 anti, 0 none where addressed (2), 1 not addressed; 2 too uncertain to"
                + " use unread",
            "geneva: 0 pro, 0 anti, 0 none where addressed (0), 2 not addressed",
            "note: x.txt: no encoding declared; read as windows-1251",
            "failed: y.jsonl:3: not JSON",
            "1 failure"),
        Summary.lines(tally.counts()));
    assertEquals(Map.of("en", 1, "ru", 1), tally.counts().addressing(), "the heading does not");
  }

  @Test
  void nothingReadIsSaidInOneLine() {
    assertEquals(
        List.of("0 documents, 0 paragraphs (0 headings)"), Summary.lines(new Tally().counts()));
  }
}
