package org.parley.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a run that is broken off leaves its state for another to go on with. Other files that lie
 * there are no concern of it.
 *
 * @param path the folder; it need not exist
 */
record CheckpointFolder(Path path) {

  private static final String SUFFIX = ".safetensors";

  /** A checkpoint, or the part of one that was being written when the run was broken off. */
  private static final Pattern NAME =
      Pattern.compile("[0-9a-f]{64}" + Pattern.quote(SUFFIX) + "(\\.part)?");

  /** The folder beside another, with its name and a suffix. */
  static CheckpointFolder beside(Path folder, String suffix) {
    Path whole = folder.toAbsolutePath().normalize();
    return new CheckpointFolder(whole.resolveSibling(whole.getFileName() + suffix));
  }

  /**
   * Tells what a broken-off run has left. Nothing of it is ever thrown away here: an epoch may have
   * taken an hour.
   *
   * @param resume whether a run like that is to be gone on with
   * @param say told whether there is anything to go on with, where that was asked for
   * @return whether there is
   * @throws TrainingException where there are checkpoints, and nobody asked to go on with them
   */
  boolean begin(boolean resume, Consumer<String> say) throws IOException {
    long found =
        files().stream().filter(file -> file.getFileName().toString().endsWith(SUFFIX)).count();
    if (!resume) {
      if (found > 0) {
        throw new TrainingException(
            "a run that was broken off has left %s in %s: go on with --resume, or delete them to begin afresh"
                .formatted(checkpoints(found), path));
      }
      return false;
    }
    say.accept(
        found == 0
            ? "nothing to resume: there is no checkpoint in " + path
            : "resuming: %s in %s".formatted(checkpoints(found), path));
    return found > 0;
  }

  private static String checkpoints(long count) {
    return count == 1 ? "1 checkpoint" : count + " checkpoints";
  }

  /** Deletes the checkpoints, and the folder where nothing else lies in it. */
  void delete() throws IOException {
    if (!Files.isDirectory(path)) {
      return;
    }
    for (Path file : files()) {
      Files.delete(file);
    }
    boolean empty;
    try (Stream<Path> rest = Files.list(path)) {
      empty = rest.findAny().isEmpty();
    }
    if (empty) {
      Files.delete(path);
    }
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(file -> NAME.matcher(file.getFileName().toString()).matches()).toList();
    }
  }
}
