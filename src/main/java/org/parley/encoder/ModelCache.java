package org.parley.encoder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.parley.text.Sha256;

/**
 * A folder of models that can be made again from what they were made of. Each is a folder that is
 * written beside its place and moved there whole, under a lock between processes; a list of SHA-256
 * sums stands in it and is checked when it is used.
 */
public final class ModelCache {

  private static final String SUMS = "SHA256SUMS";

  /** Threads of one process cannot share a file lock: they queue here first. */
  private static final Object LOCK = new Object();

  private final Path root;

  /** A cache in a folder, which is made when first needed. */
  public ModelCache(Path root) {
    this.root = root;
  }

  /**
   * The cache of a user: the folder that {@code PARLEY_CACHE} names, else {@code parley} in {@code
   * XDG_CACHE_HOME}, else in {@code .cache} in the home folder.
   *
   * @param environment the process's environment variables
   * @param home the user's home folder
   */
  public static ModelCache of(Map<String, String> environment, Path home) {
    String own = environment.getOrDefault("PARLEY_CACHE", "");
    if (!own.isBlank()) {
      return new ModelCache(Path.of(own));
    }
    String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path caches = shared.isBlank() ? home.resolve(".cache") : Path.of(shared);
    return new ModelCache(caches.resolve("parley"));
  }

  /** The cache of the user that runs this process. */
  public static ModelCache ofUser() {
    return of(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /** Makes the content of a folder of the cache. */
  @FunctionalInterface
  public interface Builder {

    /** Writes files into an empty folder. */
    void build(Path folder) throws IOException;
  }

  /** The folder of the cache itself. */
  public Path root() {
    return root;
  }

  /** Whether there is a folder of this name; whether it is whole is not looked at. */
  public boolean contains(String name) {
    return Files.exists(root.resolve(name).resolve(SUMS));
  }

  /** Tells whether a whole folder of the cache is still the one that is wanted. */
  @FunctionalInterface
  public interface Check {

    /** Looks at the folder, which may be of an earlier version. */
    boolean holds(Path folder) throws IOException;
  }

  /**
   * A folder that is there already and whole.
   *
   * @param remedy what brings it back where it is damaged, for a person
   * @return empty where there is none of this name
   * @throws IOException where its content is not what was written; the message ends in the remedy
   */
  public Optional<Path> find(String name, String remedy) throws IOException {
    Path folder = root.resolve(name);
    if (!contains(name)) {
      return Optional.empty();
    }
    if (!isWhole(folder)) {
      throw new IOException(
          "%s is damaged: it is not what its %s says; %s".formatted(folder, SUMS, remedy));
    }
    return Optional.of(folder);
  }

  /**
   * A folder, built where it is absent or damaged.
   *
   * @param name path below the cache, with {@code /} between its parts
   */
  public Path folder(String name, Builder builder) throws IOException {
    return folder(name, whole -> true, builder);
  }

  /**
   * A folder, built where it is absent, damaged or not the one that is wanted.
   *
   * @param name path below the cache, with {@code /} between its parts
   */
  public Path folder(String name, Check wanted, Builder builder) throws IOException {
    Path folder = root.resolve(name);
    if (isUsable(folder, wanted)) {
      return folder;
    }
    Path parent = Files.createDirectories(folder.toAbsolutePath().getParent());
    Path lock = parent.resolve(folder.getFileName() + ".lock");
    synchronized (LOCK) {
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var held = channel.lock()) {
        if (held.isValid() && !isUsable(folder, wanted)) {
          delete(folder);
          build(folder, builder);
        }
      }
    }
    return folder;
  }

  /**
   * An empty folder beside one that is being built, to be used under its lock alone: what a process
   * that was killed left there is deleted. It is no temporary directory of Java's, as those are
   * closed to everyone else, and a cache may be shared.
   *
   * @param name names what is being built, as the lock is of that alone
   */
  static Path beside(Path folder, String name) throws IOException {
    Path beside = folder.resolveSibling(name);
    delete(beside);
    return Files.createDirectory(beside);
  }

  private static void build(Path folder, Builder builder) throws IOException {
    Path temporary = beside(folder, ".part-" + folder.getFileName());
    try {
      builder.build(temporary);
      StringBuilder sums = new StringBuilder();
      for (Path file : files(temporary)) {
        sums.append(Sha256.of(file)).append("  ").append(file.getFileName()).append('\n');
      }
      Files.writeString(temporary.resolve(SUMS), sums);
      Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(temporary);
    }
  }

  private static boolean isUsable(Path folder, Check wanted) throws IOException {
    return isWhole(folder) && wanted.holds(folder);
  }

  /** Whether a folder holds the files of its list, each with its hash, and no others. */
  private static boolean isWhole(Path folder) throws IOException {
    if (!Files.exists(folder.resolve(SUMS))) {
      return false;
    }
    try {
      Map<String, String> expected = new TreeMap<>();
      for (String line : Files.readAllLines(folder.resolve(SUMS))) {
        String[] parts = line.split("  ", 2);
        expected.put(parts[parts.length - 1], parts[0]);
      }
      List<Path> files = files(folder);
      if (files.isEmpty() || files.size() != expected.size()) {
        return false;
      }
      for (Path file : files) {
        String sum = expected.get(file.getFileName().toString());
        if (sum == null || !Files.isRegularFile(file) || !Sha256.of(file).equals(sum)) {
          return false;
        }
      }
      return true;
    } catch (NoSuchFileException | CharacterCodingException e) {
      // Another process is building the folder again, or the list itself is damaged.
      return false;
    }
  }

  /** The files of a folder but for its list, and but for hidden ones that file managers leave. */
  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !file.endsWith(SUMS) && !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  /** Deletes a folder and what is in it; nothing happens where there is none. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
