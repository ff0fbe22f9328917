package org.parley.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.Pipeline;
import org.parley.TinyBundle;
import org.parley.annotation.Annotation;
import org.parley.stance.Stance;
import org.parley.text.Language;

/** A bundle judges gold's own paragraphs, each in its document. */
class ModelPredictionsIT {

  @TempDir Path folder;

  @Test
  void everyGoldRowGetsItsPredictionAndATextOfTwoAnnotatorsIsJudgedOnce() throws IOException {
    Map<String, Stance> pro = Map.of("sochi", Stance.PRO, "geneva", Stance.NONE);
    List<Annotation> gold =
        List.of(
            Fixtures.gold("1", "d", 1, "We welcome it and will attend.", pro),
            Fixtures.gold("0", "d", 0, "The Sochi congress on Syria opens on Monday.", pro),
            Fixtures.gold(null, null, null, "The weather was fine.", pro),
            Fixtures.gold(null, null, null, "The weather  was fine.", pro));
    try (Pipeline pipeline = Pipeline.load(TinyBundle.trainIn(folder))) {
      ModelPredictions judged = ModelPredictions.of(pipeline, gold, Evaluator.Progress.SILENT);
      List<Prediction> predictions = judged.predictions();
      assertEquals(3, judged.counts().paragraphs());
      assertEquals(Set.of(Language.ENGLISH), ModelPredictions.languages(gold));
      assertEquals(3 * 2, predictions.size());
      Matching matching = Matcher.match(gold, predictions);
      assertTrue(matching.missing().isEmpty());
      assertTrue(matching.unmatched().isEmpty());
      for (MatchedPair pair : matching.pairs()) {
        if (pair.name().equals("0") && pair.target().equals("sochi")) {
          assertEquals(Optional.of(true), pair.prediction().addressed());
          assertEquals("Sochi", pair.prediction().mentions().get(0).of(pair.gold().text()));
        }
        if (pair.name().startsWith("\"The weather")) {
          assertEquals(Optional.of(false), pair.prediction().addressed());
          assertEquals(Stance.NONE, pair.predicted());
        }
      }
    }
  }
}
