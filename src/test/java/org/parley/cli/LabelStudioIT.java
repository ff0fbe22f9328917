package org.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.TinyBundle;

/** Judgements go to Label Studio as predictions, with the configuration that they need. */
class LabelStudioIT {

  @TempDir Path folder;

  @Test
  void predictions() throws IOException {
    Path bundle = TinyBundle.trainIn(folder);
    Path text =
        Files.writeString(
            folder.resolve("one.txt"), "Оппозиция отвергает конгресс в Сочи по Сирии.");
    Path out = folder.resolve("one.label-studio.json");
    Cli.Result result =
        Cli.run("classify", text.toString(), "--model", bundle.toString(), "-o", out.toString());
    assertEquals(ExitCode.DONE, result.exitCode(), result.err());
    JsonNode tasks = new ObjectMapper().readTree(out.toFile());
    assertEquals(1, tasks.size());
    JsonNode prediction = tasks.get(0).at("/predictions/0");
    assertEquals("tiny", prediction.get("model_version").asText());
    assertEquals("stance-sochi", prediction.at("/result/1/from_name").asText());
    assertEquals(prediction.at("/result/1/score"), prediction.get("score"));
    String configuration = Files.readString(folder.resolve("one.label-studio.json.config.xml"));
    assertTrue(configuration.contains("name=\"stance-sochi\""), configuration);
  }
}
