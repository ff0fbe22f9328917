package org.parley.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.stance.Bundle;
import org.parley.stance.BundleException;
import org.parley.train.AblationRecord.Row;
import org.parley.train.RecordedEvaluation.Value;

class AblationRecordTest {

  private static final Row WHOLE =
      new Row("nothing", "all", 90, new Value(0.7, 0.65, 0.75), null, null, null);

  @TempDir Path folder;
  private Path toy;

  @BeforeEach
  void write() throws IOException {
    toy = folder.resolve("toy");
    ToyBundle.write(toy);
  }

  private static AblationRecord record(String model, Row... rows) {
    return new AblationRecord(
        model, "parley ablate --model toy", "2026-01-02T03:04:05Z", "0.1.0", 5, 1, List.of(rows));
  }

  private String card() throws IOException {
    return Files.readString(toy.resolve("MODEL.md"));
  }

  @Test
  void aTableOfFiguresWithTheirIntervalsAndSignedDifferences() {
    AblationRecord record =
        record(
            "00",
            new Row(
                "nothing",
                "all",
                90,
                new Value(0.7, 0.65, 0.75),
                null,
                new Value(0.6, null, null),
                null),
            new Row(
                "no description",
                "language en",
                8,
                new Value(null, null, null),
                new Value(-0.0125, -0.03, 0.01),
                null,
                new Value(0.02, 0.01, 0.03)));
    assertEquals(
        List.of(
            List.of(
                "changed", "pairs", "n", "Macro-F1", "difference", "neural alone", "difference"),
            List.of("nothing", "all", "90", "0.700 [0.650, 0.750]", "", "0.600", ""),
            List.of(
                "no description",
                "language en",
                "8",
                "not defined",
                "-0.013 [-0.030, +0.010]",
                "",
                "+0.020 [+0.010, +0.030]")),
        record.table());
  }

  @Test
  void noColumnIsEmpty() {
    assertEquals(
        List.of("  changed  pairs  n   Macro-F1", "  nothing  all    90  0.700 [0.650, 0.750]"),
        record("00", WHOLE).lines());
  }

  @Test
  void theCardShowsIt() throws IOException {
    Bundle bundle = Bundle.read(toy);
    assertNull(AblationRecord.of(bundle));
    assertFalse(card().contains("## Ablation"), card());
    AblationRecord record = record(RecordFile.hash(bundle), WHOLE);
    record.keepIn(bundle);
    assertEquals(record, AblationRecord.of(Bundle.read(toy)));
    assertTrue(card().contains("\n## Ablation\n"), card());
    assertTrue(card().contains("\n| nothing | all | 90 | 0.700 [0.650, 0.750] |\n"), card());
    assertTrue(card().contains("\nPrinted by `parley ablate --model toy`.\n"), card());
  }

  @Test
  void thatOfAnotherModelIsIgnored() throws IOException {
    Bundle bundle = Bundle.read(toy);
    record("ab".repeat(32), WHOLE).keepIn(bundle);
    assertTrue(Files.exists(toy.resolve("ablation.json")));
    assertNull(AblationRecord.of(bundle));
    assertFalse(card().contains("## Ablation"), card());
  }

  @Test
  void damage() throws IOException {
    Path file = Files.writeString(toy.resolve("ablation.json"), "{\"model\":");
    BundleException e =
        assertThrows(BundleException.class, () -> AblationRecord.of(Bundle.read(toy)));
    assertTrue(e.getMessage().startsWith(file + " is damaged: "), e.getMessage());
  }
}
