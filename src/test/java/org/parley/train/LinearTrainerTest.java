package org.parley.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.stance.Distribution;
import org.parley.stance.LabelledPair;
import org.parley.stance.Pairs;
import org.parley.stance.Stance;
import org.parley.stance.StanceMember;

class LinearTrainerTest {

  @TempDir Path folder;

  private static Distribution judge(StanceMember member, String text) {
    return member.judge(Pairs.pair(text, "sochi", "congress"));
  }

  @Test
  void whatCanBeToldApartIsLearned() throws IOException {
    StanceMember member = ToyBundle.member();
    for (LabelledPair pair : ToyBundle.pairs()) {
      assertEquals(
          pair.label(), member.judge(pair.pair()).argmax(), pair.pair().paragraph().text());
    }
    assertEquals(Stance.ANTI, judge(member, "They boycott the congress.").argmax());
    assertEquals(Stance.PRO, judge(member, "They praise the congress.").argmax());
  }

  /**
   * OpenNLP's own cutoff drops the names of rare features but not their values, which then belong
   * to other names: with a rare word before the telling one nothing was learned.
   */
  @Test
  void rareWordsDoNotShiftTheValuesOfTheOthers() throws IOException {
    List<LabelledPair> pairs = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String rare = "Qx%dz Vy%dw Jk%dp".formatted(i, i * 7, i * 13);
      Stance label = i % 2 == 0 ? Stance.PRO : Stance.ANTI;
      String verb = label == Stance.PRO ? "praise" : "mock";
      pairs.add(
          new LabelledPair(
              Pairs.pair(rare + " " + verb + " the congress", "sochi", "congress"), label));
    }
    StanceMember member = new LinearTrainer(ToyBundle.features()).train(pairs, 1);
    assertTrue(judge(member, "Unseen men praise the congress").pro() > 0.9);
    assertTrue(judge(member, "Unseen men mock the congress").anti() > 0.9);
  }

  @Test
  void labelsThatNoPairHasHaveNoProbability() throws IOException {
    List<LabelledPair> pairs =
        ToyBundle.pairs().stream().filter(pair -> pair.label() != Stance.NONE).toList();
    StanceMember member = new LinearTrainer(ToyBundle.features()).train(pairs, 1);
    assertEquals(0, judge(member, "They praise the congress.").none());
  }

  @Test
  void theSamePairsGiveTheSameFileByteForByte() throws IOException {
    byte[][] files = new byte[2][];
    for (int i = 0; i < 2; i++) {
      Path bundle = Files.createDirectory(folder.resolve("bundle" + i));
      ToyBundle.member().write(bundle);
      files[i] = Files.readAllBytes(bundle.resolve("linear.maxent.gz"));
    }
    assertArrayEquals(files[0], files[1]);
  }
}
