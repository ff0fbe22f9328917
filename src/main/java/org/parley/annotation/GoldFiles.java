package org.parley.annotation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.parley.ingest.MissingPathException;

/**
 * Gold as a user names it: files, or a folder of them. In a folder the files at its top are the
 * first annotation; rows under {@code adjudicated/} take the place of rows with the same id; {@code
 * second/}, a second annotation kept for measuring agreement, is left alone.
 */
public final class GoldFiles {

  private static final String ADJUDICATED = "adjudicated";

  private GoldFiles() {}

  /**
   * A file with the rows that count.
   *
   * @param file the file
   * @param name its name, in a folder of gold relative to that
   * @param annotations its rows in order, without those that an adjudicated file replaces
   */
  public record GoldFile(Path file, String name, List<Annotation> annotations) {

    public GoldFile {
      annotations = List.copyOf(annotations);
    }
  }

  /**
   * Reads files and folders.
   *
   * @return one entry a file; a folder's own files first, then its adjudicated ones, each in the
   *     order of their names
   * @throws MissingPathException where a path does not exist
   * @throws MalformedAnnotationException where a folder has no {@code .jsonl} file, a row is
   *     malformed, or an adjudicated one has no id or one that is not among those adjudicated
   * @throws IOException where a file cannot be read
   */
  public static List<GoldFile> read(List<Path> paths) throws IOException {
    List<GoldFile> files = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw MissingPathException.of(path);
      }
      if (Files.isDirectory(path)) {
        files.addAll(folder(path));
      } else {
        files.add(new GoldFile(path, name(path), AnnotationReader.read(path)));
      }
    }
    return files;
  }

  private static List<GoldFile> folder(Path folder) throws IOException {
    List<Path> first = jsonLines(folder);
    if (first.isEmpty()) {
      throw new MalformedAnnotationException(folder.toString(), "no .jsonl file in this folder");
    }
    Map<String, String> placeById = new LinkedHashMap<>();
    List<GoldFile> adjudicated = new ArrayList<>();
    for (Path file : jsonLines(folder.resolve(ADJUDICATED))) {
      adjudicated.add(adjudicated(file, placeById));
    }
    List<GoldFile> files = new ArrayList<>();
    Set<String> replaced = new HashSet<>();
    for (Path file : first) {
      List<Annotation> kept = new ArrayList<>();
      for (Annotation annotation : AnnotationReader.read(file)) {
        if (annotation.id() != null && placeById.containsKey(annotation.id())) {
          replaced.add(annotation.id());
        } else {
          kept.add(annotation);
        }
      }
      files.add(new GoldFile(file, name(file), kept));
    }
    for (Map.Entry<String, String> entry : placeById.entrySet()) {
      if (!replaced.contains(entry.getKey())) {
        throw new MalformedAnnotationException(
            entry.getValue(),
            "no row in %s has the id '%s' that this one adjudicates"
                .formatted(folder, entry.getKey()));
      }
    }
    files.addAll(adjudicated);
    return files;
  }

  private static GoldFile adjudicated(Path file, Map<String, String> placeById) throws IOException {
    List<Annotation> annotations = new ArrayList<>();
    AnnotationReader.read(
        file,
        row -> {
          String id = row.annotation().id();
          if (id == null) {
            throw new MalformedAnnotationException(
                row.place(), "has no \"id\"; give that of the row that it adjudicates");
          }
          String previous = placeById.putIfAbsent(id, row.place());
          if (previous != null) {
            throw new MalformedAnnotationException(
                row.place(), "'%s' is adjudicated at %s already; keep one".formatted(id, previous));
          }
          annotations.add(row.annotation());
        });
    return new GoldFile(file, ADJUDICATED + "/" + name(file), annotations);
  }

  private static String name(Path file) {
    return file.getFileName().toString();
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
