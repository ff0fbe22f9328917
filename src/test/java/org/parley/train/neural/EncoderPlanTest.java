package org.parley.train.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.encoder.KnownEncoder;
import org.parley.encoder.Pool;

class EncoderPlanTest {

  @Test
  void theUsualChoiceIsTheUsualPlan() {
    assertEquals(
        EncoderPlan.ENGLISH,
        EncoderPlan.english(KnownEncoder.BGE_SMALL, EncoderPlan.ENGLISH_LAYERS));
  }

  @Test
  void anotherEncoderHasItsOwnDepth() {
    FineTuningSettings.Shape shape = EncoderPlan.english(KnownEncoder.MINILM, 6).settings().shape();
    assertEquals(6, shape.usedLayers());
    assertEquals(0, shape.firstTrained());
    assertThrows(IllegalArgumentException.class, () -> EncoderPlan.english(KnownEncoder.MINILM, 7));
  }

  @Test
  void theCardTellsWhichEncoderServesWhom() {
    assertEquals(
        "bge-small-en-v1.5 for en, the upper 6 of 12 layers trained in 4 epochs",
        EncoderPlan.ENGLISH.summary());
    assertEquals(
        "bert-multi-cased for ru and ar, a head on 8 frozen layers trained in 12 epochs",
        EncoderPlan.MULTILINGUAL.summary());
  }

  @Test
  void aHeadAloneReadsTheParagraphAndTheMention() {
    FineTuningSettings settings = EncoderPlan.english(KnownEncoder.E5_SMALL, 0).settings();
    assertEquals(12, settings.shape().firstTrained());
    assertEquals(List.of(Pool.MEAN, Pool.MENTION), settings.shape().pools());
  }
}
