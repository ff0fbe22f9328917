package org.parley.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

  @TempDir Path folder;

  private OutputFolder output(String name) throws IOException {
    return new OutputFolder(folder.resolve(name).toString(), new Configuration());
  }

  @Test
  void aNewFolderIsFree() throws IOException {
    assertEquals(Optional.empty(), output("new").conflict(List.of("/elsewhere"), false));
  }

  @Test
  void anEarlierOutputIsReplacedOnlyWhereThatIsAsked() throws IOException {
    Path earlier = Files.createDirectories(folder.resolve("out/_failed")).getParent();
    Files.writeString(earlier.resolve("part-0"), "{}");
    OutputFolder output = output("out");
    assertEquals(
        Optional.of(
            "'%s' is there already: write elsewhere, or replace it with --overwrite"
                .formatted(earlier)),
        output.conflict(List.of(), false));
    assertEquals(Optional.empty(), output.conflict(List.of(), true));
    output.clear();
    assertFalse(Files.exists(earlier));
  }

  @Test
  void aFolderOfSomethingElseIsNeverReplaced() throws IOException {
    Files.createDirectory(folder.resolve("theses"));
    assertEquals(Optional.empty(), output("theses").conflict(List.of(), true));
    Files.writeString(folder.resolve("theses/chapter.txt"), "Much work.");
    assertTrue(output("theses").conflict(List.of(), true).orElse("").contains("holds no _failed"));
    assertTrue(output("theses/chapter.txt").conflict(List.of(), true).isPresent());
  }

  @Test
  void theInputIsNotWrittenInto() throws IOException {
    for (String input : List.of("in", "in/below/deep", ".")) {
      String path = folder.resolve(input).normalize().toString();
      assertTrue(output("in/below").conflict(List.of(path), true).orElse("").contains("overlap"));
    }
    assertEquals(Optional.empty(), output("in-out").conflict(List.of(folder + "/in"), false));
  }
}
