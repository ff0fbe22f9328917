package org.parley.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;

/**
 * A DuckDB database in memory, which reads and writes Parquet. It loads no extension but those in
 * its own jar, asks the network for nothing, and puts nothing on the disk unless told to.
 */
final class DuckDb implements Closeable {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "autoinstall_known_extensions", "false",
          "autoload_known_extensions", "false",
          "allow_community_extensions", "false",
          "temp_directory", "");

  private final Connection connection;

  private DuckDb(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens an empty database.
   *
   * @throws IOException where DuckDB has no library for this system, or it cannot be loaded
   */
  static DuckDb open() throws IOException {
    Properties properties = new Properties();
    properties.putAll(SETTINGS);
    try {
      return new DuckDb(DriverManager.getConnection("jdbc:duckdb:", properties));
    } catch (SQLException | LinkageError e) {
      throw new IOException(
          "DuckDB, which reads and writes Parquet, cannot be loaded on %s %s: use jsonl or csv"
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
          e);
    }
  }

  Connection connection() {
    return connection;
  }

  /** Runs a statement that gives no rows. */
  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A text as a literal of SQL. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** The path of a file as a literal of SQL. */
  static String literal(Path file) {
    return literal(file.toAbsolutePath().toString());
  }

  /** A name of a column or field, whatever it is made of, and be it a word of SQL. */
  static String name(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
