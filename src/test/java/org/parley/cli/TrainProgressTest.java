package org.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.parley.train.neural.TrainingProgress;

class TrainProgressTest {

  private static final TrainingProgress MIDWAY =
      new TrainingProgress(
          "bge-small-en-v1.5",
          2,
          6,
          10,
          40,
          0.5123,
          OptionalDouble.empty(),
          Duration.ofSeconds(190));

  private static final TrainingProgress END =
      new TrainingProgress(
          "bge-small-en-v1.5", 2, 6, 40, 40, 0.4, OptionalDouble.of(0.7), Duration.ofMinutes(2));

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private String said(Environment.Terminal terminal, TrainingProgress tuning) {
    Environment environment =
        new Environment(
            new ByteArrayInputStream(new byte[0]),
            OutputStream.nullOutputStream(),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminal,
            Path.of(""),
            CommandLines.PROGRAM);
    try (TrainProgress progress = new TrainProgress(environment)) {
      progress.begin("training", 2);
      progress.tune(tuning);
      progress.end();
    }
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theBarTellsWhichEncoderIsTunedAndHowFarItIs() {
    String said = said(new Environment.Terminal(true, true, 160, false), MIDWAY);
    assertTrue(said.contains("bge-small-en-v1.5 2/6, loss 0.512, 3:10 left"), said);
  }

  @Test
  void elsewhereALineAnEpoch() {
    assertEquals("training …\n", said(Environment.Terminal.NONE, MIDWAY));
    err.reset();
    assertEquals(
        """
        training …
        bge-small-en-v1.5: epoch 2 of 6, step 40 of 40, loss 0.400, dev macro-F1 0.700, 2:00 left
        """,
        said(Environment.Terminal.NONE, END));
  }
}
