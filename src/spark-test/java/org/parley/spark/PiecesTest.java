package org.parley.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.parley.ingest.Ingested;
import org.parley.text.Document;

class PiecesTest {

  private static final long GIGABYTE = 1_000_000_000;

  private static Ingested document(int number, int units) {
    String id = "tweets.jsonl, line " + number;
    return new Ingested.Read(id, Document.of(id, "x".repeat(units)), "");
  }

  @Test
  void aSmallCorpusStillGivesEveryCoreWork() {
    assertEquals(new Pieces(1, 32), Pieces.of(10, 8));
  }

  @Test
  void aLargeCorpusIsCutBySize() {
    Pieces pieces = Pieces.of(GIGABYTE, 8);
    assertEquals(GIGABYTE / Pieces.PIECE, pieces.others());
    assertEquals(GIGABYTE / Pieces.LONG + 1, pieces.longOnes());
    assertTrue(Pieces.of(1000 * GIGABYTE, 8).count() <= 100_000);
  }

  @Test
  void longDocumentsComeFirstAndOthersAreSpreadEvenly() {
    Pieces pieces = Pieces.of(100 * Pieces.PIECE, 2);
    assertTrue(pieces.of(document(1, Pieces.LONG + 1)) < pieces.longOnes());
    assertEquals(pieces.of(document(1, Pieces.LONG + 1)), pieces.of(document(1, Pieces.LONG + 1)));
    assertTrue(pieces.of(document(1, Pieces.LONG)) >= pieces.longOnes());
    Set<Integer> used =
        IntStream.range(0, 2000)
            .map(i -> pieces.of(document(i, 100)))
            .boxed()
            .collect(Collectors.toSet());
    assertEquals(pieces.others(), used.size());
    assertTrue(pieces.of(new Ingested.Failed("a.txt", "is empty")) >= pieces.longOnes());
  }
}
