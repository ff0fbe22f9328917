package org.parley.annotation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Gold as a user names it: files, or a folder of them. In a folder the files at its top are the
 * first annotation; rows under {@code adjudicated/} take the place of rows with the same id; {@code
 * second/}, a second annotation kept for measuring agreement, is left alone.
 */
public final class GoldFiles {

  private static final String ADJUDICATED = "adjudicated";

  private GoldFiles() {}

  /**
   * A file with its rows.
   *
   * @param file the file
   * @param annotations its rows in order, adjudicated where they have been
   */
  public record GoldFile(Path file, List<Annotation> annotations) {

    public GoldFile {
      annotations = List.copyOf(annotations);
    }
  }

  /**
   * Reads files and folders.
   *
   * @return one entry a file, folders' files in the order of their names
   * @throws NoSuchFileException where a path does not exist, or a folder has no {@code .jsonl} file
   * @throws IOException where a file cannot be read or a row is malformed
   */
  public static List<GoldFile> read(List<Path> paths) throws IOException {
    List<GoldFile> files = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.isDirectory(path)) {
        files.add(new GoldFile(path, AnnotationReader.read(path)));
        continue;
      }
      List<Path> inFolder = jsonLines(path);
      if (inFolder.isEmpty()) {
        throw new NoSuchFileException(path.toString(), null, "no .jsonl file in this folder");
      }
      Map<String, Annotation> adjudicated = new HashMap<>();
      for (Path file : jsonLines(path.resolve(ADJUDICATED))) {
        for (Annotation annotation : AnnotationReader.read(file)) {
          adjudicated.put(annotation.id(), annotation);
        }
      }
      for (Path file : inFolder) {
        files.add(
            new GoldFile(
                file,
                AnnotationReader.read(file).stream()
                    .map(annotation -> adjudicated.getOrDefault(annotation.id(), annotation))
                    .toList()));
      }
    }
    return files;
  }

  private static List<Path> jsonLines(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }
}
