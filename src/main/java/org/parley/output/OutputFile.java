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
    // Through a symbolic link the file it points to is replaced, not the link.
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.exists(target) && !Files.isRegularFile(target)) {
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
    if (direct()) {
      return;
    }
    try {
      Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
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
