package org.parley.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The record, beside an output file, of the documents in it that are finished. One line of JSON
 * each, appended when the document's bytes have been written; the first line tells the run's
 * settings. A line that a crash has torn ends the record. While it is open no other process can
 * open it.
 */
public final class Journal implements Closeable {

  private static final int VERSION = 1;

  /** A byte that no journal reaches: locking it keeps others out and hinders no reader. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private static final ObjectMapper JSON =
      new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

  /** A line after the first. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
  @JsonSubTypes({@JsonSubTypes.Type(Piece.class), @JsonSubTypes.Type(FileDone.class)})
  public sealed interface Line permits Piece, FileDone {}

  /**
   * A document whose output is written.
   *
   * @param document its id
   * @param sha256 hash of all that was read of it
   * @param start where its output begins in the file, in bytes
   * @param length length of its output in bytes
   * @param checksum CRC-32C of its output
   * @param counts what it adds to the counts of the run
   */
  public record Piece(
      String document, String sha256, long start, int length, long checksum, Counts counts)
      implements Line {}

  /**
   * A file of a watched folder whose documents are all written.
   *
   * @param file its path below the folder
   * @param sha256 hash of its bytes, null where they could not be read
   * @param counts what could not be read in it, and what had to be guessed
   */
  public record FileDone(String file, @Nullable String sha256, Counts counts) implements Line {}

  /**
   * The first line.
   *
   * @param journal version of this format
   * @param started when the run began that is perhaps to be resumed, ISO 8601 in UTC
   * @param settings its settings
   */
  public record Header(int journal, String started, RunSettings settings) {}

  private final Path file;
  private final FileChannel channel;
  private final Header header;

  private Journal(Path file, FileChannel channel, Header header) {
    this.file = file;
    this.channel = channel;
    this.header = header;
  }

  /** The journal's place beside an output file: {@code out.jsonl.journal}. */
  public static Path beside(Path output) {
    return output.resolveSibling(output.getFileName() + ".journal");
  }

  /**
   * Begins a journal; one that is there is overwritten.
   *
   * @throws ResumeException where another process has it open
   */
  static Journal begin(Path file, String started, RunSettings settings) throws IOException {
    FileChannel channel = locked(file);
    try {
      channel.truncate(0);
      Journal journal = new Journal(file, channel, new Header(VERSION, started, settings));
      journal.append(JSON.writeValueAsBytes(journal.header));
      return journal;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Opens the journal of an earlier run.
   *
   * @return empty where there is none, or nothing in it
   * @throws ResumeException where another process has it open, or it is of another format
   */
  static Optional<Journal> open(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    FileChannel channel = locked(file);
    try (Reader reader = new Reader(file)) {
      byte[] first = reader.line();
      if (first == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new Journal(file, channel, header(file, first)));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static Header header(Path file, byte[] line) throws IOException {
    try {
      JsonNode tree = JSON.readTree(line);
      if (tree.path("journal").asInt(-1) == VERSION) {
        return JSON.treeToValue(tree, Header.class);
      }
    } catch (JsonProcessingException e) {
      // Said below.
    }
    throw new ResumeException(
        file + " is no journal that this version of Parley can read; --restart begins afresh");
  }

  private static FileChannel locked(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // Another run within this very process.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new ResumeException("another run is writing there: %s is in use".formatted(file));
  }

  /** The first line. */
  public Header header() {
    return header;
  }

  /** Reads the lines after the first. */
  Reader read() throws IOException {
    return read(file);
  }

  /** Reads the lines after the first of a journal, which another process may have open. */
  static Reader read(Path file) throws IOException {
    Reader reader = new Reader(file);
    reader.line();
    return reader;
  }

  /** Reads the lines from a place that {@link Reader#position} told. */
  Reader read(long position) throws IOException {
    Reader reader = new Reader(file);
    reader.in.skipNBytes(position);
    reader.position = position;
    return reader;
  }

  /** Removes everything from a place on, and appends there. */
  void truncate(long position) throws IOException {
    channel.truncate(position);
  }

  void append(Line line) throws IOException {
    append(JSON.writeValueAsBytes(line));
  }

  private void append(byte[] json) throws IOException {
    ByteBuffer line = ByteBuffer.allocate(json.length + 1);
    line.put(json).put((byte) '\n').flip();
    long start = channel.size();
    try {
      long at = start;
      while (line.hasRemaining()) {
        at += channel.write(line, at);
      }
    } catch (IOException e) {
      channel.truncate(start);
      throw e;
    }
  }

  /** Asks the system to put on the disk what was appended. */
  void force() throws IOException {
    channel.force(false);
  }

  /** Closes the journal and removes it: there is nothing left to resume. */
  void delete() throws IOException {
    channel.close();
    Files.deleteIfExists(file);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Reads lines, each whole. */
  static final class Reader implements Closeable {

    private final InputStream in;
    private long position;

    private Reader(Path file) throws IOException {
      in = new BufferedInputStream(Files.newInputStream(file));
    }

    /** Where the next line begins, in bytes. */
    long position() {
      return position;
    }

    /** The next line; null at the end and where what follows is not whole. */
    @Nullable Line next() throws IOException {
      long before = position;
      byte[] line = line();
      try {
        return line == null ? null : JSON.readValue(line, Line.class);
      } catch (JsonProcessingException e) {
        position = before;
        return null;
      }
    }

    private byte @Nullable [] line() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int read = in.read(); read >= 0; read = in.read()) {
        if (read == '\n') {
          position += line.size() + 1;
          return line.toByteArray();
        }
        line.write(read);
      }
      return null;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
