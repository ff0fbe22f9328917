package org.parley.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.parley.stance.Distribution;
import org.parley.stance.LabelledPair;
import org.parley.stance.Pair;
import org.parley.stance.Stance;
import org.parley.stance.StanceMember;
import org.parley.text.Language;

class CrossValidationTest {

  /** Remembers what it was trained on and says of each pair whether it was among that. */
  private record Memory(Set<String> texts) implements StanceMember {

    @Override
    public String name() {
      return "memory";
    }

    @Override
    public Distribution judge(Pair pair) {
      return texts.contains(pair.paragraph().text())
          ? new Distribution(1, 0, 0)
          : Distribution.CERTAIN_NONE;
    }

    @Override
    public void write(Path bundle) {}
  }

  private static final class MemoryTrainer implements MemberTrainer {

    final List<Integer> sizes = new ArrayList<>();

    @Override
    public String name() {
      return "memory";
    }

    @Override
    public String settings() {
      return "";
    }

    @Override
    public StanceMember train(List<LabelledPair> pairs, long seed) {
      sizes.add(pairs.size());
      return new Memory(
          pairs.stream().map(pair -> pair.pair().paragraph().text()).collect(Collectors.toSet()));
    }
  }

  @Test
  void noExampleIsJudgedByAMemberThatSawItsDocument() throws TrainingException {
    List<Example> examples = Gold.documents(10, "sochi");
    MemoryTrainer trainer = new MemoryTrainer();
    List<OutOfFold> predictions =
        new CrossValidation(List.of(trainer), 5, 1).run(examples, Progress.SILENT);
    assertEquals(examples, predictions.stream().map(OutOfFold::example).toList());
    for (OutOfFold prediction : predictions) {
      assertEquals(Distribution.CERTAIN_NONE, prediction.members().get("memory"));
    }
    assertEquals(List.of(24, 24, 24, 24, 24), trainer.sizes);
  }

  @Test
  void whatTheFinderMissedIsLearnedFromButNotJudged() throws TrainingException {
    List<Example> examples = new ArrayList<>(Gold.documents(4, "sochi"));
    examples.add(Gold.example("missed", "sochi", Stance.PRO, false, true, Language.ENGLISH));
    examples.add(Gold.example("off", "sochi", Stance.NONE, false, false, Language.ENGLISH));
    MemoryTrainer trainer = new MemoryTrainer();
    List<OutOfFold> predictions =
        new CrossValidation(List.of(trainer), 2, 1).run(examples, Progress.SILENT);
    assertTrue(predictions.get(0).judged());
    assertFalse(predictions.get(12).judged());
    assertFalse(predictions.get(13).judged());
    // Both folds together learn once from each of the 13 pairs that are found or addressed.
    assertEquals(13, trainer.sizes.get(0) + trainer.sizes.get(1));
  }

  @Test
  void nothingToTellApart() {
    List<Example> examples = new ArrayList<>();
    for (int d = 0; d < 4; d++) {
      examples.add(Gold.example("d" + d, "sochi", Stance.PRO));
    }
    TrainingException e =
        assertThrows(
            TrainingException.class,
            () ->
                new CrossValidation(List.of(new MemoryTrainer()), 2, 1)
                    .run(examples, Progress.SILENT));
    assertEquals(
        "all 2 pairs to learn from are labelled pro; learning needs two labels, in documents of"
            + " several folds",
        e.getMessage());
  }
}
