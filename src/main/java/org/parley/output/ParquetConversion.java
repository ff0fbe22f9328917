package org.parley.output;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;

/**
 * Makes a Parquet file of JSON Lines; {@link JudgementTable} is its schema. The same lines give the
 * same bytes, and memory stays within a limit however many they are.
 */
public final class ParquetConversion {

  /**
   * One thread writes the rows in their order and always cuts them into groups at the same places.
   * Groups are bounded in bytes, so that long paragraphs need no more memory than short ones;
   * DuckDB allows that only where it is not asked to keep the order, which a single thread does
   * anyhow.
   */
  private static final List<String> SETTINGS =
      List.of(
          "set threads = 1", "set preserve_insertion_order = false", "set memory_limit = '1GB'");

  private static final String OPTIONS =
      "format parquet, compression zstd, row_group_size_bytes '64MB', use_tmp_file false";

  private ParquetConversion() {}

  /**
   * Makes sure that Parquet can be written on this system.
   *
   * @throws IOException where it cannot; the message says so
   */
  public static void check() throws IOException {
    DuckDb.open().close();
  }

  /**
   * Converts a file.
   *
   * @param jsonLines what {@link JsonLinesWriter} wrote
   * @param members the members that judged, in the order of their columns
   * @param parquet is overwritten; where the conversion fails nothing is left of it
   */
  static void convert(Path jsonLines, List<String> members, Path parquet) throws IOException {
    boolean done = false;
    try (DuckDb database = DuckDb.open()) {
      for (String setting : SETTINGS) {
        database.execute(setting);
      }
      database.execute(
          "copy (%s) to %s (%s)"
              .formatted(
                  JudgementTable.ofJsonLines(jsonLines, members),
                  DuckDb.literal(parquet),
                  OPTIONS));
      try (FileChannel written = FileChannel.open(parquet, StandardOpenOption.WRITE)) {
        written.force(false);
      }
      done = true;
    } catch (SQLException e) {
      throw new IOException(String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
    } finally {
      if (!done) {
        Files.deleteIfExists(parquet);
      }
    }
  }
}
