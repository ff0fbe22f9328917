package org.parley.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

  @TempDir Path folder;

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theNameIsThereOnlyAfterCommit() throws IOException {
    Path file = folder.resolve("out.jsonl");
    try (OutputFile output = OutputFile.create(file)) {
      output.writer().write("сочи\n");
      assertEquals(1, files().size());
      assertTrue(files().get(0).endsWith(".part"));
      output.commit();
    }
    assertEquals(List.of("out.jsonl"), files());
    assertEquals("сочи\n", Files.readString(file));
  }

  @Test
  void aFailedRunLeavesTheOldFile() throws IOException {
    Path file = folder.resolve("out.jsonl");
    Files.writeString(file, "old");
    try (OutputFile output = OutputFile.create(file)) {
      output.writer().write("new");
    }
    assertEquals(List.of("out.jsonl"), files());
    assertEquals("old", Files.readString(file));
  }

  @Test
  void aLoneSurrogateBecomesOneCharacter() throws IOException {
    Path file = folder.resolve("out.jsonl");
    try (OutputFile output = OutputFile.create(file)) {
      output.writer().write("a\ud83db");
      output.commit();
    }
    assertEquals("a?b", Files.readString(file));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aSymbolicLinkStaysOne() throws IOException {
    Path file = Files.createDirectory(folder.resolve("elsewhere")).resolve("out.jsonl");
    Files.writeString(file, "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.jsonl"), file);
    try (OutputFile output = OutputFile.create(link)) {
      output.writer().write("new");
      output.commit();
    }
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(file));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aDeviceIsWrittenToAndStaysADevice() throws IOException {
    Path device = Path.of("/dev/null");
    try (OutputFile output = OutputFile.create(device)) {
      output.writer().write("gone");
      assertTrue(output.direct());
      output.commit();
    }
    assertTrue(Files.exists(device) && !Files.isRegularFile(device));
  }
}
