package org.parley.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where a run that is broken off leaves its state for another to go on with.
 *
 * @param path the folder; it need not exist
 */
record CheckpointFolder(Path path) {

  /** The folder beside another, with its name and a suffix. */
  static CheckpointFolder beside(Path folder, String suffix) {
    Path whole = folder.toAbsolutePath().normalize();
    return new CheckpointFolder(whole.resolveSibling(whole.getFileName() + suffix));
  }

  /** Deletes the state. */
  void delete() throws IOException {
    if (Files.isDirectory(path)) {
      try (Stream<Path> files = Files.list(path)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(path);
    }
  }
}
