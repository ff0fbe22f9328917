package org.parley.output;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is there whole or not at all: it is written under a temporary name in the same folder
 * and takes its own name only by {@link #commit()}. A device or pipe is written to directly.
 */
public final class OutputFile implements Closeable {

  private final Path target;
  private final Path written;
  private final Writer writer;

  private OutputFile(Path target, Path written) throws IOException {
    this.target = target;
    this.written = written;
    this.writer =
        new BufferedWriter(
            // Not Files.newBufferedWriter: its encoder refuses a lone surrogate, this one puts '?'.
            new OutputStreamWriter(
                direct()
                    ? Files.newOutputStream(written)
                    : Files.newOutputStream(
                        written, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                StandardCharsets.UTF_8));
  }

  /**
   * Opens a temporary file beside {@code file}.
   *
   * @param file its folder must exist; a file there is replaced only at the end
   */
  public static OutputFile create(Path file) throws IOException {
    Path target = target(file);
    if (isDevice(target)) {
      return new OutputFile(target, target);
    }
    Path written =
        target.resolveSibling(
            "%s.%d.part".formatted(target.getFileName(), ProcessHandle.current().pid()));
    Files.deleteIfExists(written);
    OutputFile output = new OutputFile(target, written);
    // Where the run is interrupted by a signal, close() is never called.
    written.toFile().deleteOnExit();
    return output;
  }

  /** The file to be replaced: behind a symbolic link the one that it points to, not the link. */
  static Path target(Path file) throws IOException {
    return Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
  }

  /** Whether a path is that of a device or pipe. */
  public static boolean isDevice(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file);
  }

  /** Gives a file another name in its folder, in one step where the system can. */
  static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Where to write; UTF-8. */
  public Writer writer() {
    return writer;
  }

  /** Whether this is a device or pipe, which no manifest can stand beside. */
  public boolean direct() {
    return target.equals(written);
  }

  /** Closes the file and gives it its name. */
  public void commit() throws IOException {
    writer.close();
    if (!direct()) {
      move(written, target);
    }
  }

  /** Closes the file and, unless it was committed, leaves nothing of it. */
  @Override
  public void close() throws IOException {
    try {
      writer.close();
    } finally {
      if (!direct()) {
        Files.deleteIfExists(written);
      }
    }
  }
}
