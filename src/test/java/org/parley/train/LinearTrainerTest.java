package org.parley.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import edu.stanford.nlp.optimization.DiffFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import opennlp.tools.ml.model.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.stance.Distribution;
import org.parley.stance.LabelledPair;
import org.parley.stance.PairFeatures;
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

  /** OpenNLP's own cutoff drops the names but not their values, which then go to other names. */
  @Test
  void rareFeaturesAreDroppedWithTheirValues() throws IOException {
    PairFeatures features = ToyBundle.features();
    List<LabelledPair> pairs = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      pairs.add(
          new LabelledPair(
              Pairs.pair("Qx%d Vy%d praise the congress".formatted(i, i), "sochi", "congress"),
              i % 2 == 0 ? Stance.PRO : Stance.ANTI));
    }
    List<Event> events = new LinearTrainer(features).events(pairs);
    for (int i = 0; i < events.size(); i++) {
      Map<String, Float> all = features.of(pairs.get(i).pair());
      List<String> names = List.of(events.get(i).getContext());
      assertTrue(all.containsKey("w qx" + i), all.toString());
      assertFalse(names.contains("w qx" + i), names.toString());
      assertTrue(names.contains("w praise"), names.toString());
      for (int f = 0; f < names.size(); f++) {
        assertEquals(all.get(names.get(f)), events.get(i).getValues()[f], names.get(f));
      }
    }
  }

  /**
   * OpenNLP's own minimizer may end at its second step, which left a model on all of the corpus at
   * a third of the macro-F1 that it had on two thirds of it. At the minimum no weight has a slope.
   */
  @Test
  void theFitGoesToTheMinimum() throws IOException {
    Random random = new Random(1);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String label = Gold.STANCES.get(i % 3).label();
      // Of very different sizes, as in a long row of slight hints beside a strong one.
      events.add(
          new Event(
              label,
              new String[] {
                "size", "hint " + random.nextInt(40), "sign " + (i + random.nextInt(2)) % 3
              },
              new float[] {random.nextInt(200), 0.05f, 1}));
    }
    DiffFunction objective =
        new LinearTrainer(ToyBundle.features()).objective(LinearTrainer.index(events));
    double[] minimum = LinearTrainer.minimum(objective);
    double slope = norm(objective.derivativeAt(minimum));
    double atZero = norm(objective.derivativeAt(new double[minimum.length]));
    assertTrue(slope < atZero / 100, slope + " of " + atZero);
  }

  private static double norm(double[] vector) {
    return Math.sqrt(Arrays.stream(vector).map(value -> value * value).sum());
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
