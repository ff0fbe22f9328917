package org.parley.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.stance.Bundle;
import org.parley.stance.BundleDescription;

class BundleWriterTest {

  @TempDir Path folder;

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Path bundle = folder.resolve("new").resolve("toy");
    Files.createDirectory(bundle.getParent());
    BundleDescription written = ToyBundle.write(bundle);
    assertEquals(written, Bundle.read(bundle).description());
    assertEquals(
        List.of(
            "MODEL.md",
            "gazetteer.tsv",
            "lexicon.tsv",
            "linear.maxent.gz",
            "model.json",
            "targets.yaml"),
        names(bundle));
    assertTrue(Files.readString(bundle.resolve("targets.yaml")).startsWith("# A target file with"));
    assertEquals(List.of("actors.tsv", "toy"), names(bundle.getParent()));
  }

  @Test
  void theCardTellsAPersonWhatItIs() throws IOException {
    Path bundle = folder.resolve("toy");
    ToyBundle.write(bundle);
    String card = Files.readString(bundle.resolve("MODEL.md"));
    assertTrue(card.startsWith("# toy\n"), card);
    for (String line :
        List.of(
            "| combination | equal weights; temperature 1.000; no confidence reached an accuracy of"
                + " 0.95 with 95% confidence, so it never abstains |",
            "| members | linear (as quickly as can be) |",
            "| training took | 1.5 s, with at most 1,234 MB of memory |",
            "- `sochi`: Sochi congress. The congress held in Sochi.",
            "Of these it learned from the documents of the parts train and dev of `splits.json`"
                + " (SHA-256 `01`).",
            "| language | target | pro | anti | none |\n| --- | --- | --- | --- | --- |\n| en | sochi |"
                + " 4 | 5 | 3 |",
            "| gold.jsonl | 12 | `00` |",
            "| pairs | n | Macro-F1 |\n| --- | --- | --- |\n| all | 12 | 0.750 ± 0.071 |")) {
      assertTrue(card.contains(line + "\n"), card);
    }
    assertFalse(card.contains("held out of the training"), card);
    assertFalse(card.contains("more, see"), card);
    assertFalse(card.contains("## Measured"), card);
    assertFalse(card.contains("{{"), card);
  }

  @Test
  void aBundleIsReplacedWithAllItsFiles() throws IOException {
    Path bundle = folder.resolve("toy");
    ToyBundle.write(bundle);
    Files.writeString(bundle.resolve("neural-old.safetensors"), "of an earlier training");
    Files.writeString(bundle.resolve("evaluations.json"), "[]");
    ToyBundle.write(bundle);
    assertFalse(names(bundle).contains("neural-old.safetensors"));
    assertFalse(names(bundle).contains("evaluations.json"), "they were of the other model");
    Bundle.read(bundle);
    assertEquals(List.of("actors.tsv", "toy"), names(folder));
  }

  @Test
  void anEmptyFolderIsFilled() throws IOException {
    Path bundle = Files.createDirectory(folder.resolve("toy"));
    ToyBundle.write(bundle);
    Bundle.read(bundle);
  }

  @Test
  void aFolderOfOtherThingsIsNotTouched() throws IOException {
    Path file = Files.writeString(folder.resolve("thesis.txt"), "years of work");
    TrainingException e = assertThrows(TrainingException.class, () -> new BundleWriter(folder));
    assertEquals(
        folder + " is no bundle but holds other things: name a folder that is new or empty",
        e.getMessage());
    assertTrue(Files.exists(file));
  }

  @Test
  void norIsABundleWithFoldersInIt() throws IOException {
    Path bundle = folder.resolve("toy");
    ToyBundle.write(bundle);
    Files.createDirectory(bundle.resolve("notes"));
    assertThrows(TrainingException.class, () -> new BundleWriter(bundle));
  }

  @Test
  void aFileWhereTheFolderShouldBe() throws IOException {
    Path file = Files.writeString(folder.resolve("toy"), "text");
    TrainingException e = assertThrows(TrainingException.class, () -> new BundleWriter(file));
    assertEquals(file + " is a file: name a folder", e.getMessage());
  }

  @Test
  void aFailureLeavesTheOldBundleAndNothingElse() throws IOException {
    Path bundle = folder.resolve("toy");
    BundleDescription before = ToyBundle.write(bundle);
    BundleWriter writer = new BundleWriter(bundle);
    assertThrows(
        IOException.class,
        () ->
            writer.write(
                before,
                Bundle.read(bundle).targets(),
                "targets: []",
                folder.resolve("no-such-gazetteer.tsv"),
                Path.of("data/lexicon/stance.tsv"),
                List.of()));
    assertEquals(before, Bundle.read(bundle).description());
    assertEquals(List.of("actors.tsv", "toy"), names(folder));
  }
}
