package org.parley.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {

  private static final String CHECKPOINT = "0123456789abcdef".repeat(4) + ".safetensors";

  @TempDir Path folder;

  private final List<String> said = new ArrayList<>();
  private CheckpointFolder checkpoints;
  private Path path;

  @BeforeEach
  void place() {
    checkpoints = CheckpointFolder.beside(folder.resolve("my"), ".training");
    path = folder.resolve("my.training");
  }

  private void write(String name) throws IOException {
    Files.createDirectories(path);
    Files.writeString(path.resolve(name), "x");
  }

  private boolean begin(boolean resume) throws IOException {
    return checkpoints.begin(resume, said::add);
  }

  @Test
  void nothingIsThereBeforeAFirstRun() throws IOException {
    assertFalse(begin(false));
    assertEquals(List.of(), said);
    checkpoints.delete();
  }

  @Test
  void nothingToResumeIsSaid() throws IOException {
    assertFalse(begin(true));
    // A part is no state that a training could go on from.
    write(CHECKPOINT + ".part");
    assertFalse(begin(true));
    assertEquals("nothing to resume: there is no checkpoint in " + path, said.get(1));
  }

  @Test
  void checkpointsAreGoneOnWith() throws IOException {
    write(CHECKPOINT);
    write("f" + CHECKPOINT.substring(1));
    assertTrue(begin(true));
    assertEquals(List.of("resuming: 2 checkpoints in " + path), said);
  }

  @Test
  void checkpointsThatNobodyAskedForAreKept() throws IOException {
    write(CHECKPOINT);
    TrainingException e = assertThrows(TrainingException.class, () -> begin(false));
    assertEquals(
        "a run that was broken off has left 1 checkpoint in %s: go on with --resume, or delete them to begin afresh"
            .formatted(path),
        e.getMessage());
    assertTrue(Files.exists(path.resolve(CHECKPOINT)));
  }

  @Test
  void deletesTheFolderWithItsCheckpoints() throws IOException {
    write(CHECKPOINT);
    write(CHECKPOINT + ".part");
    checkpoints.delete();
    assertFalse(Files.exists(path));
  }

  @Test
  void whatIsNotItsOwnStays() throws IOException {
    List<String> others = List.of("rows.jsonl", "model.safetensors", "x" + CHECKPOINT);
    for (String name : others) {
      write(name);
    }
    write(CHECKPOINT);
    checkpoints.delete();
    for (String name : others) {
      assertTrue(Files.exists(path.resolve(name)), name);
    }
    assertFalse(Files.exists(path.resolve(CHECKPOINT)));
    assertFalse(begin(false), "files of the user's are no checkpoints");
  }
}
