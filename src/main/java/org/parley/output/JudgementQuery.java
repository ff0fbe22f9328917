package org.parley.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Asks outputs of {@code classify} in SQL, DuckDB's dialect. They are one view, {@code judgements},
 * whose schema is {@link JudgementTable}. Nothing can be written, no other file be read, and the
 * network is out of reach. Not for several threads.
 */
public final class JudgementQuery implements Closeable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** DuckDB begins its messages with the kind of the error. */
  private static final Pattern KIND = Pattern.compile("^[A-Z][A-Za-z ]* Error: ");

  /** Columns whose names are words of SQL, not in quotes. */
  private static final Pattern UNQUOTED =
      Pattern.compile("(?<![\"'])\\b(anti|end)\\b(?![\"'])", Pattern.CASE_INSENSITIVE);

  private final DuckDb database;

  private JudgementQuery(DuckDb database) {
    this.database = database;
  }

  /**
   * Opens files.
   *
   * @param files in Parquet, CSV or JSON Lines, as their names say; with several, of one schema or
   *     not, the rows of one stand after those of the other
   * @throws QueryException where one is no such file
   */
  public static JudgementQuery over(List<Path> files) throws IOException {
    DuckDb database = DuckDb.open();
    try {
      List<String> tables = new ArrayList<>();
      for (Path file : files) {
        tables.add(table(database, file));
      }
      database.execute("create view judgements as " + String.join(" union all by name ", tables));
      lock(database, files);
      return new JudgementQuery(database);
    } catch (SQLException e) {
      database.close();
      throw new QueryException(message(e), e);
    } catch (IOException e) {
      database.close();
      throw e;
    }
  }

  /** Whether outputs of a format can be asked. */
  public static boolean asks(OutputFormat format) {
    return format == OutputFormat.PARQUET
        || format == OutputFormat.JSONL
        || format == OutputFormat.CSV;
  }

  private static void lock(DuckDb database, List<Path> files) throws SQLException {
    database.execute(
        files.stream()
            .map(DuckDb::literal)
            .collect(Collectors.joining(", ", "set allowed_paths = [", "]")));
    database.execute("set enable_external_access = false");
    database.execute("set lock_configuration = true");
  }

  private static String table(DuckDb database, Path file) throws IOException {
    OutputFormat format = OutputFormat.ofFileName(file).orElse(OutputFormat.TEXT);
    try {
      return switch (format) {
        case PARQUET -> readable(database, JudgementTable.ofParquet(file));
        case JSONL -> ofJsonLines(database, file);
        case CSV -> readable(database, JudgementTable.ofCsv(file, header(file)));
        case TEXT, LABEL_STUDIO ->
            throw new QueryException(
                "%s: only .parquet, .csv and .jsonl can be asked".formatted(file));
      };
    } catch (SQLException e) {
      throw new QueryException(
          "%s cannot be read: %s".formatted(file, message(e).lines().findFirst().orElse("")), e);
    }
  }

  private static String ofJsonLines(DuckDb database, Path file) throws IOException, SQLException {
    for (String first :
        strings(
            database,
            "select stances is null from %s limit 1".formatted(JudgementTable.paragraphs(file)))) {
      if (Boolean.parseBoolean(first)) {
        throw noJudgements(file, "no 'stances' in its first line");
      }
    }
    return JudgementTable.ofJsonLines(file, strings(database, JudgementTable.members(file)));
  }

  private static List<String> header(Path csv) throws IOException {
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
      List<String> header =
          reader.stream().findFirst().map(CsvRecord::getFields).orElseGet(List::of);
      if (!header.contains("target") || !header.contains("label")) {
        throw noJudgements(csv, "no columns 'target' and 'label' in its first line");
      }
      return header;
    }
  }

  private static QueryException noJudgements(Path file, String why) {
    return new QueryException("%s is no output of 'parley classify': %s".formatted(file, why));
  }

  /** A select, once it is clear that its file can be read. */
  private static String readable(DuckDb database, String select) throws SQLException {
    strings(database, "select 1 from (%s) limit 1".formatted(select));
    return select;
  }

  private static List<String> strings(DuckDb database, String sql) throws SQLException {
    List<String> strings = new ArrayList<>();
    try (Statement statement = database.connection().createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        strings.add(result.getString(1));
      }
    }
    return strings;
  }

  /**
   * Asks.
   *
   * @param sql one question; it may do nothing but select
   * @throws QueryException where the SQL is wrong; the message shows the place
   */
  public void ask(String sql, ResultWriter writer) throws IOException {
    try {
      checkSelects(sql);
      try (PreparedStatement statement = database.connection().prepareStatement(sql);
          ResultSet result = statement.executeQuery()) {
        int columns = result.getMetaData().getColumnCount();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          names.add(result.getMetaData().getColumnLabel(i));
        }
        writer.begin(names);
        while (result.next()) {
          List<JsonNode> cells = new ArrayList<>();
          for (int i = 1; i <= columns; i++) {
            cells.add(Cells.of(result.getObject(i)));
          }
          writer.row(cells);
        }
        writer.end();
      }
    } catch (SQLException e) {
      throw new QueryException(message(e) + hint(e, sql), e);
    }
  }

  /** The files are still open to DuckDB's own COPY: what is not a select is refused by its form. */
  private void checkSelects(String sql) throws IOException, SQLException {
    try (PreparedStatement statement =
        database.connection().prepareStatement("select cast(json_serialize_sql(?) as VARCHAR)")) {
      statement.setString(1, sql);
      try (ResultSet result = statement.executeQuery()) {
        if (!result.next()) {
          throw new QueryException("there is no SQL to run");
        }
        JsonNode parsed = JSON.readTree(result.getString(1));
        // Other errors are told by running it, with their place.
        if (parsed.path("error_type").asText().equals("not implemented")) {
          throw new QueryException(
              "only a question can be asked: SQL that begins with select, from, with, describe or"
                  + " summarize");
        }
        if (parsed.path("statements").size() > 1) {
          throw new QueryException("only one question can be asked at a time");
        }
      }
    }
  }

  private static String message(SQLException e) {
    String message = String.valueOf(e.getMessage()).strip();
    return KIND.matcher(message).replaceFirst("").replaceAll("\\n\\s*\\n", "\n");
  }

  private static String hint(SQLException e, String sql) {
    boolean unparsed =
        String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("syntax error");
    return unparsed && UNQUOTED.matcher(sql).find()
        ? "\nThe columns \"anti\" and \"end\" need the double quotes: they are words of SQL"
        : "";
  }

  @Override
  public void close() throws IOException {
    database.close();
  }
}
