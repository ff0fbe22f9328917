package org.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.encoder.ModelCache;
import org.parley.text.Language;

class ModelsCommandTest {

  @Test
  void listsEveryEncoderWithItsSize() {
    Cli.Result result = Cli.run("models");
    assertEquals(ExitCode.DONE, result.exitCode());
    assertEquals("", result.err());
    assertTrue(result.out().startsWith("bge-small-en-v1.5      78 MB  here\n"), result.out());
    assertTrue(result.out().contains("bert-multi-cased      664 MB  "), result.out());
    assertTrue(
        result.out().endsWith("\nkept in " + ModelCache.ofUser().root().toAbsolutePath() + "\n"),
        result.out());
  }

  @Test
  void whatIsHereIsNotFetchedAgain() {
    Cli.Result result = Cli.run("models", "fetch", "bge-small-en-v1.5");
    assertEquals(ExitCode.DONE, result.exitCode());
    assertTrue(result.err().startsWith("bge-small-en-v1.5 is here already"), result.err());
  }

  @Test
  void namesTheEncodersWhereOneIsMisspelt() {
    Cli.Result result = Cli.run("models", "fetch", "multilingal");
    assertEquals(ExitCode.USAGE, result.exitCode());
    assertTrue(
        result
            .err()
            .startsWith(
                "parley: no encoder 'multilingal'; there are multilingual, bge-small-en-v1.5,"),
        result.err());
  }

  @Test
  void hintsAtAnEncoderThatARunWouldHaveUsed() {
    Map<Language, String> missing =
        Map.of(Language.RUSSIAN, "bert-multi-cased", Language.ARABIC, "bert-multi-cased");
    assertEquals(List.of(), EncoderHint.of(missing, Map.of("en", 5)));
    assertEquals(
        List.of(
            "note: 7 paragraphs were judged without the neural member; for the next run"
                + " 'parley models fetch multilingual' (664 MB) brings its encoder"),
        EncoderHint.of(missing, Map.of("en", 5, "ru", 4, "ar", 3)));
    assertEquals(
        List.of(
            "note: 1 paragraph was judged without the neural member; for the next run"
                + " 'parley models fetch tiny' brings its encoder"),
        EncoderHint.of(Map.of(Language.ENGLISH, "tiny"), Map.of("en", 1)));
  }
}
