package org.parley.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.parley.ingest.Ingest;

/**
 * The files that arrive in a folder and those below it. The folder is scanned; the system's notices
 * of changes only hasten the next scan, as network drives send none.
 */
final class Arrivals implements Closeable {

  /** A file that has not changed for so long is taken for written. */
  private static final long SETTLED_NANOS = Duration.ofSeconds(2).toNanos();

  private static final long SCAN_NANOS = Duration.ofSeconds(5).toNanos();
  private static final long POLL_MILLIS = 200;

  /** What changes while a file is written. */
  private record State(long size, FileTime modified) {}

  /** A file's state, and since when it has been that. */
  private record Seen(State state, long since) {}

  private final Path folder;
  private final WatchService watcher;
  private final Set<Path> watched = new HashSet<>();
  private final Map<Path, Seen> arriving = new HashMap<>();
  private long scanned;

  /**
   * Begins to watch.
   *
   * @throws IOException where the system cannot
   */
  Arrivals(Path folder) throws IOException {
    this.folder = folder;
    watcher = folder.getFileSystem().newWatchService();
    watch(folder);
  }

  /**
   * The files in formats that are read, less those that may still be written.
   *
   * @param known files to leave out
   */
  List<Path> scan(Set<Path> known) throws IOException {
    scanned = System.nanoTime();
    List<Path> written = new ArrayList<>();
    List<Path> files = Ingest.files(List.of(folder.toString()));
    arriving.keySet().retainAll(Set.copyOf(files));
    for (Path file : files) {
      watch(file.toAbsolutePath().getParent());
      if (!known.contains(file) && isWritten(file)) {
        written.add(file);
      }
    }
    arriving.keySet().removeAll(written);
    return written;
  }

  private boolean isWritten(Path file) {
    Optional<State> state = state(file);
    if (state.isEmpty()) {
      return false;
    }
    Seen seen = arriving.get(file);
    if (seen == null || !seen.state.equals(state.get())) {
      arriving.put(file, new Seen(state.get(), scanned));
      return false;
    }
    return scanned - seen.since >= SETTLED_NANOS;
  }

  private static Optional<State> state(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(new State(attributes.size(), attributes.lastModifiedTime()));
    } catch (IOException e) {
      // Gone again, as temporary files are.
      return Optional.empty();
    }
  }

  /** Waits a little; tells whether it is time for a scan. */
  boolean await() throws IOException {
    try {
      WatchKey key = watcher.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
      boolean changed = key != null;
      while (key != null) {
        key.pollEvents();
        key.reset();
        key = watcher.poll();
      }
      return changed || !arriving.isEmpty() || System.nanoTime() - scanned > SCAN_NANOS;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ClosedWatchServiceException e) {
      throw new IOException("the system has stopped watching " + folder, e);
    }
  }

  private void watch(Path directory) throws IOException {
    if (watched.add(directory)) {
      directory.register(
          watcher, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
    }
  }

  @Override
  public void close() throws IOException {
    watcher.close();
  }
}
