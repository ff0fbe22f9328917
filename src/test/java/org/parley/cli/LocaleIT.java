package org.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.parley.TinyBundle;

/** The program on a machine whose language is Turkish, where a lower-case I has no dot. */
@EnabledOnOs(OS.LINUX)
class LocaleIT {

  @TempDir Path folder;

  @Test
  void namesWithACapitalIAreFound() throws Exception {
    TinyBundle.trainIn(folder);
    Files.writeString(
        folder.resolve("in.txt"), "India, Israel, Italy and Ireland sent observers to Sochi.");
    List<String> turkish = List.of("env", "JAVA_TOOL_OPTIONS=-Duser.language=tr -Duser.country=TR");
    try (Program run =
        Program.start(
            folder, turkish, "classify", "in.txt", "--model", "tiny", "-o", "out.jsonl")) {
      assertEquals(ExitCode.DONE, run.exitCode(), run.err());
    }
    JsonNode row = new ObjectMapper().readTree(folder.resolve("out.jsonl").toFile());
    assertEquals(
        List.of("India", "Israel", "Italy", "Ireland"),
        row.get("entities").findValuesAsText("text").subList(0, 4));
  }
}
