package org.parley.ingest;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.ingest.Ingested.Failed;
import org.parley.ingest.Ingested.Skipped;
import org.parley.text.Nearest;

/**
 * Finds the files under the given paths, lazily: one folder's listing is held for each level.
 * Folders come in the order of their entries' names by UTF-16 units, on every system the same.
 * Names that begin with a dot are passed over, symbolic links are followed.
 */
final class PathWalker implements Iterator<Found> {

  /** The path that stands for standard input. */
  static final String STANDARD_INPUT = "-";

  /** A folder being walked. */
  private record Folder(Path real, String idPrefix, Iterator<Path> entries) {}

  private final Deque<String> arguments;
  private final Deque<Folder> open = new ArrayDeque<>();

  /** How often each file id was given, as two paths may hold files of one name. */
  private final Map<String, Integer> ids = new HashMap<>();

  private @Nullable Found next;

  /**
   * @throws MissingPathException where one of the paths does not exist
   */
  PathWalker(List<String> paths) {
    for (String path : paths) {
      if (!path.equals(STANDARD_INPUT) && !Files.exists(Path.of(path))) {
        throw MissingPathException.of(Path.of(path));
      }
    }
    arguments = new ArrayDeque<>(paths);
  }

  /** Says that a path does not exist, and the nearest that does. */
  static String missing(Path path) {
    Path parent = path.toAbsolutePath().normalize().getParent();
    String advice = "";
    Path name = path.getFileName();
    if (parent != null && name != null && Files.isDirectory(parent)) {
      advice =
          list(parent)
              .flatMap(
                  entries ->
                      Nearest.to(
                          name.toString(),
                          entries.stream().map(e -> e.getFileName().toString()).toList()))
              .map(nearest -> "; did you mean " + path.resolveSibling(nearest) + "?")
              .orElse("");
    } else if (parent != null) {
      advice = "; there is no folder " + parent + " either";
    }
    return "no file or folder " + path + advice;
  }

  /** A folder's entries in order, empty where it cannot be listed. */
  private static Optional<List<Path>> list(Path folder) {
    try {
      return Optional.of(entries(folder));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static List<Path> entries(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    entries.removeIf(e -> e.getFileName().toString().startsWith("."));
    entries.sort((a, b) -> a.getFileName().toString().compareTo(b.getFileName().toString()));
    return entries;
  }

  @Override
  public boolean hasNext() {
    while (next == null && !(open.isEmpty() && arguments.isEmpty())) {
      Folder folder = open.peek();
      if (folder == null) {
        next = start(arguments.removeFirst());
      } else if (folder.entries.hasNext()) {
        Path entry = folder.entries.next();
        next = visit(entry, folder.idPrefix + entry.getFileName(), false);
      } else {
        open.pop();
      }
    }
    return next != null;
  }

  @Override
  public Found next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Found found = next;
    next = null;
    return found;
  }

  private @Nullable Found start(String argument) {
    if (argument.equals(STANDARD_INPUT)) {
      return new Found.StandardInput();
    }
    Path path = Path.of(argument);
    if (Files.isDirectory(path)) {
      return enter(path, "");
    }
    Path name = path.getFileName();
    return visit(path, name == null ? argument : name.toString(), true);
  }

  private @Nullable Found visit(Path path, String id, boolean named) {
    if (Files.isDirectory(path)) {
      return enter(path, id + "/");
    }
    String origin = path.toString();
    if (!named && Files.exists(path) && !Files.isRegularFile(path)) {
      // Opening a pipe that nobody writes to would wait for ever.
      return new Found.Unread(new Skipped(origin, "is a pipe or device, not a file"));
    }
    Optional<Format> format = Format.of(path);
    if (format.isPresent()) {
      return new Found.InFile(Source.of(unique(id), path), format.get());
    }
    String message = Format.unknown(path.getFileName().toString());
    return new Found.Unread(named ? new Failed(origin, message) : new Skipped(origin, message));
  }

  /** Goes into a folder; gives something only where that cannot be done. */
  private @Nullable Found enter(Path folder, String idPrefix) {
    String origin = folder.toString();
    try {
      Path real = folder.toRealPath();
      for (Folder above : open) {
        if (above.real.equals(real)) {
          return new Found.Unread(
              new Failed(
                  origin, "is a link back to the folder " + above.real + " that it lies in"));
        }
      }
      open.push(new Folder(real, idPrefix, entries(folder).iterator()));
      return null;
    } catch (IOException e) {
      return new Found.Unread(new Failed(origin, Failures.message(e)));
    }
  }

  private String unique(String id) {
    int times = ids.merge(id, 1, Integer::sum);
    return times == 1 ? id : id + "~" + times;
  }
}
