package org.parley.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.annotation.Annotation;
import org.parley.evaluate.Prediction;
import org.parley.evaluate.PredictionReader;
import org.parley.stance.Calibration;
import org.parley.stance.Distribution;
import org.parley.stance.Stance;
import org.parley.text.Language;
import org.parley.text.Span;

class PredictionsWriterTest {

  @TempDir Path folder;

  private static HeldOut heldOut(Annotation annotation, String target, boolean found) {
    Example made = Gold.example("d", target, Stance.PRO, found, true, Language.ENGLISH);
    Map<String, Distribution> members =
        found ? Map.of("m", new Distribution(0.25, 0.5, 0.25)) : Map.of();
    return HeldOut.of(
        new OutOfFold(new Example(annotation, made.pair(), made.label(), true, "d"), 3, members),
        new Calibration(Map.of("m", 1.0), 1, 0.6));
  }

  private List<Prediction> written(List<HeldOut> predictions) throws IOException {
    Path file = folder.resolve("oof.jsonl");
    PredictionsWriter.write(file, predictions);
    return PredictionReader.read(file);
  }

  @Test
  void evaluationReadsThemAsTheyAre() throws IOException {
    Annotation row = Gold.annotation("r1", "d", "The words of d");
    List<Prediction> read =
        written(List.of(heldOut(row, "sochi", true), heldOut(row, "geneva", false)));
    assertEquals(2, read.size());
    Prediction sochi = read.get(0);
    assertEquals("r1", sochi.id());
    assertEquals("d", sochi.document());
    assertEquals(0, sochi.paragraph());
    assertEquals("sochi", sochi.target());
    assertEquals(Stance.ANTI, sochi.label());
    assertEquals(new Distribution(0.25, 0.5, 0.25), sochi.probabilities());
    assertEquals(Optional.of(true), sochi.addressed());
    assertTrue(sochi.abstained());
    assertEquals(List.of(new Span(0, 3)), sochi.mentions());
    Prediction geneva = read.get(1);
    assertEquals(Stance.NONE, geneva.label());
    assertEquals(Optional.of(false), geneva.addressed());
    assertEquals(Distribution.CERTAIN_NONE, geneva.probabilities());
  }

  /** Rows without ids may be equal: each is a row all the same. */
  @Test
  void equalRowsStayApart() throws IOException {
    Annotation one = Gold.annotation(null, null, "The same words");
    Annotation other = Gold.annotation(null, null, "The same words");
    assertEquals(
        2, written(List.of(heldOut(one, "sochi", true), heldOut(other, "sochi", true))).size());
    assertEquals(2, Files.readAllLines(folder.resolve("oof.jsonl")).size());
  }
}
