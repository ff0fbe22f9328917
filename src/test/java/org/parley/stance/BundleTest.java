package org.parley.stance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.train.ToyBundle;

/** Each damage to a bundle has its message. */
class BundleTest {

  @TempDir Path folder;
  private Path bundle;

  @BeforeEach
  void write() throws IOException {
    bundle = folder.resolve("toy");
    ToyBundle.write(bundle);
  }

  private String refusal() {
    return assertThrows(BundleException.class, () -> Bundle.read(bundle)).getMessage();
  }

  private void edit(String found, String replacement) throws IOException {
    Path file = bundle.resolve("model.json");
    String text = Files.readString(file);
    assertTrue(text.contains(found), text);
    Files.writeString(file, text.replace(found, replacement));
  }

  @Test
  void aWholeBundleJudges() throws IOException {
    Bundle read = Bundle.read(bundle);
    assertEquals("toy", read.description().name());
    assertEquals(bundle.resolve("gazetteer.tsv"), read.gazetteer());
    try (StanceClassifier classifier = read.classifier()) {
      LabelledPair pair = ToyBundle.pairs().get(0);
      Judgement judgement = classifier.judge(pair.pair());
      assertEquals(pair.label(), judgement.label());
      assertEquals(java.util.Set.of("linear"), judgement.members().keySet());
      assertFalse(judgement.abstained());
    }
  }

  @Test
  void oneOfAnEarlierBuildLacksWhatWasNotYetRecorded() throws IOException {
    Path file = bundle.resolve("model.json");
    ObjectNode model = (ObjectNode) Bundle.JSON.readTree(file.toFile());
    ((ObjectNode) model.get("training"))
        .remove(List.of("settings", "split", "learned", "addressed", "resumed", "peakMegabytes"));
    ((ObjectNode) model.at("/training/figures/0")).remove(List.of("member", "low", "high"));
    Files.writeString(file, model.toString());
    BundleDescription.Training training = Bundle.read(bundle).description().training();
    assertEquals(Map.of(), training.settings());
    assertNull(training.split());
    assertEquals(List.of(), training.learned());
    assertEquals(Map.of(), training.addressed());
    assertNull(training.peakMegabytes());
    assertNull(training.figures().get(0).low());
  }

  @Test
  void noFolder() {
    Path nowhere = folder.resolve("nowhere");
    assertEquals(
        "no bundle at %s (no model.json there): name a folder that 'parley train --out' wrote"
            .formatted(nowhere),
        assertThrows(BundleException.class, () -> Bundle.read(nowhere)).getMessage());
  }

  @Test
  void noDescription() throws IOException {
    Files.delete(bundle.resolve("model.json"));
    assertEquals(
        "%s holds no model.json: name a folder that 'parley train --out' wrote".formatted(bundle),
        refusal());
  }

  @Test
  void anotherFormat() throws IOException {
    edit("\"format\" : 1", "\"format\" : 7");
    assertTrue(refusal().contains("model.json is of bundle format 7; "), refusal());
    Files.writeString(bundle.resolve("model.json"), "[]");
    assertTrue(refusal().contains("model.json is of bundle format none; "), refusal());
    Files.writeString(bundle.resolve("model.json"), "");
    assertTrue(refusal().contains("model.json is of bundle format none; "), refusal());
  }

  @Test
  void aDescriptionBrokenOff() throws IOException {
    Path file = bundle.resolve("model.json");
    Files.writeString(file, Files.readString(file).substring(0, 300));
    assertTrue(refusal().startsWith(file + " is damaged: "), refusal());
  }

  @Test
  void aDescriptionWithoutSomeField() throws IOException {
    edit("\"members\" :", "\"limbs\" :");
    assertTrue(refusal().contains("model.json is damaged: "), refusal());
    assertTrue(refusal().endsWith("; restore the bundle from where it came from"), refusal());
  }

  @Test
  void membersThatHaveNoWeight() throws IOException {
    edit("\"members\" : [ \"linear\" ]", "\"members\" : [ \"linear\", \"neural\" ]");
    assertTrue(
        refusal().contains("members are [linear, neural] but weights are for [linear]"), refusal());
  }

  @Test
  void anImpossibleCalibration() throws IOException {
    edit("\"temperature\" : 1.0", "\"temperature\" : -1.0");
    assertTrue(refusal().contains("temperature must be above 0, not -1.0"), refusal());
  }

  @Test
  void aMissingFile() throws IOException {
    Path file = bundle.resolve("lexicon.tsv");
    Files.delete(file);
    assertEquals(file + " is missing; restore the bundle from where it came from", refusal());
  }

  @Test
  void aFileThatIsNotWhatWasWritten() throws IOException {
    Path file = bundle.resolve("linear.maxent.gz");
    Files.write(file, new byte[] {1, 2, 3});
    assertTrue(refusal().startsWith(file + " is damaged: its SHA-256 is 039058c6f2c0"), refusal());
    assertTrue(refusal().endsWith("; restore it"), refusal());
  }

  @Test
  void aMemberOfALaterVersion() throws IOException {
    edit("[ \"linear\" ]", "[ \"oracle\" ]");
    edit("\"linear\" : 1.0", "\"oracle\" : 1.0");
    Bundle read = Bundle.read(bundle);
    String message = assertThrows(BundleException.class, read::classifier).getMessage();
    assertTrue(
        message.startsWith(bundle + " has a member 'oracle'; this version of Parley knows: linear"),
        message);
  }
}
