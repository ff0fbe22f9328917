package org.parley.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.stance.Stance;
import org.parley.text.Language;

class FoldsTest {

  /** Documents of one to nine examples, with rare and frequent strata. */
  private static List<Example> corpus(long seed) {
    Random random = new Random(seed);
    List<Example> examples = new ArrayList<>();
    for (int d = 0; d < 120; d++) {
      Language language = random.nextInt(4) == 0 ? Language.ARABIC : Language.ENGLISH;
      int size = 1 + random.nextInt(9);
      for (int p = 0; p < size; p++) {
        Stance label =
            random.nextInt(5) == 0
                ? Stance.PRO
                : random.nextInt(3) == 0 ? Stance.ANTI : Stance.NONE;
        String target = random.nextBoolean() ? "sochi" : "geneva";
        examples.add(Gold.example("d" + d, target, label, random.nextInt(6) > 0, true, language));
      }
    }
    return examples;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void documentsAreNeverTorn(long seed) throws TrainingException {
    List<Example> examples = corpus(seed);
    int[] folds = Folds.assign(examples, 5, seed);
    Map<String, Integer> foldOf = new HashMap<>();
    for (int i = 0; i < folds.length; i++) {
      Integer other = foldOf.putIfAbsent(examples.get(i).group(), folds[i]);
      assertTrue(other == null || other == folds[i], examples.get(i).group());
    }
    boolean[] heldOut = Folds.holdOut(examples, 0.2, seed);
    Map<String, Boolean> sideOf = new HashMap<>();
    for (int i = 0; i < heldOut.length; i++) {
      Boolean other = sideOf.putIfAbsent(examples.get(i).group(), heldOut[i]);
      assertTrue(other == null || other == heldOut[i], examples.get(i).group());
    }
  }

  /** A random deal of about 600 examples leaves the rarer strata far from even; this may not. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyFoldGetsItsShareOfEveryStratum(long seed) throws TrainingException {
    List<Example> examples = corpus(seed);
    int[] folds = Folds.assign(examples, 5, seed);
    for (String target : List.of("sochi", "geneva")) {
      for (Stance label : Stance.values()) {
        int[] counts = new int[5];
        for (int i = 0; i < folds.length; i++) {
          if (examples.get(i).target().equals(target) && examples.get(i).label() == label) {
            counts[folds[i]]++;
          }
        }
        int mean = Arrays.stream(counts).sum() / 5;
        for (int count : counts) {
          assertTrue(Math.abs(count - mean) <= 4, target + label + Arrays.toString(counts));
        }
      }
    }
  }

  @Test
  void theHeldOutPartIsAsLargeAsAskedAndStratified() throws TrainingException {
    List<Example> examples = corpus(7);
    boolean[] heldOut = Folds.holdOut(examples, 0.2, 1);
    int all = 0;
    int anti = 0;
    int antiHeldOut = 0;
    for (int i = 0; i < heldOut.length; i++) {
      all += heldOut[i] ? 1 : 0;
      if (examples.get(i).label() == Stance.ANTI) {
        anti++;
        antiHeldOut += heldOut[i] ? 1 : 0;
      }
    }
    assertEquals(0.2, all / (double) heldOut.length, 0.02);
    assertEquals(0.2, antiHeldOut / (double) anti, 0.04);
  }

  /** As in a corpus in the pair form, where each text may have a target of its own. */
  @Test
  void strataOfOneStillGiveFoldsOfOneSize() throws TrainingException {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      examples.add(Gold.example("d" + i, "target " + i, Stance.PRO));
    }
    int[] counts = new int[5];
    for (int fold : Folds.assign(examples, 5, 1)) {
      counts[fold]++;
    }
    assertArrayEquals(new int[] {20, 20, 20, 20, 20}, counts);
  }

  @Test
  void theSeedDecides() throws TrainingException {
    List<Example> examples = corpus(1);
    assertArrayEquals(Folds.assign(examples, 5, 4), Folds.assign(examples, 5, 4));
    assertFalse(Arrays.equals(Folds.assign(examples, 5, 4), Folds.assign(examples, 5, 5)));
  }

  @Test
  void moreFoldsThanDocuments() {
    List<Example> examples = Gold.documents(3, "sochi");
    TrainingException e = assertThrows(TrainingException.class, () -> Folds.assign(examples, 4, 1));
    assertEquals("cannot make 4 folds of 3 documents; ask for 2 to 3", e.getMessage());
  }

  @Test
  void oneDocument() {
    List<Example> examples = Gold.documents(1, "sochi");
    TrainingException e = assertThrows(TrainingException.class, () -> Folds.assign(examples, 2, 1));
    assertEquals("all rows are of one document: folds need at least two", e.getMessage());
    assertThrows(TrainingException.class, () -> Folds.holdOut(examples, 0.2, 1));
  }
}
