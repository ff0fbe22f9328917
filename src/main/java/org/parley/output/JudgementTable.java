package org.parley.output;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judgements as a table: one (paragraph, target) pair a row, in the order of JSON Lines, with its
 * fields as columns. {@code probabilities} are the columns {@code pro}, {@code anti} and {@code
 * none}; each member of the bundle adds three such as {@code linear_pro}. What JSON Lines leave out
 * is null. {@code date} is text, as the document gave it. This is the schema of the Parquet files
 * and of the view that {@code parley query} asks:
 *
 * <table>
 * <caption>Columns</caption>
 * <tr><th>column</th><th>Parquet (Arrow) type</th></tr>
 * <tr><td>document</td><td>string</td></tr>
 * <tr><td>paragraph, start, end</td><td>int32</td></tr>
 * <tr><td>kind, language, title, date, speaker, text</td><td>string</td></tr>
 * <tr><td>entities</td><td>list of struct(start int32, end int32, text string, type string, id
 *     string)</td></tr>
 * <tr><td>target</td><td>string</td></tr>
 * <tr><td>addressed</td><td>bool</td></tr>
 * <tr><td>label</td><td>string</td></tr>
 * <tr><td>pro, anti, none</td><td>double</td></tr>
 * <tr><td>abstained</td><td>bool</td></tr>
 * <tr><td>mentions, evidence</td><td>list of struct(start int32, end int32)</td></tr>
 * <tr><td><i>member</i>_pro, <i>member</i>_anti, <i>member</i>_none</td><td>double</td></tr>
 * </table>
 */
final class JudgementTable {

  /** The longest line that is read, in bytes; far above what a paragraph of 20 MB gives. */
  private static final int MAX_LINE_BYTES = 1 << 27;

  /**
   * A column of the table or a field of a struct.
   *
   * @param type in DuckDB's words; of a list of structs that of the list
   * @param fields those of the structs, where it is a list of structs
   */
  private record Column(String name, String type, List<Column> fields) {

    Column(String name, String type) {
      this(name, type, List.of());
    }

    static Column listOf(String name, List<Column> fields) {
      return new Column(name, struct(fields) + "[]", fields);
    }

    boolean nested() {
      return !fields.isEmpty();
    }

    /** The structure by which {@code from_json} reads a list of structs. */
    String structure() {
      return fields.stream()
          .map(field -> DuckDb.name(field.name) + ":" + DuckDb.name(field.type))
          .collect(Collectors.joining(",", "[{", "}]"));
    }
  }

  private static String struct(List<Column> fields) {
    return fields.stream()
        .map(field -> DuckDb.name(field.name()) + " " + field.type())
        .collect(Collectors.joining(", ", "STRUCT(", ")"));
  }

  private static final List<Column> SPAN =
      List.of(new Column("start", "INTEGER"), new Column("end", "INTEGER"));

  private static final List<Column> ENTITY =
      List.of(
          new Column("start", "INTEGER"),
          new Column("end", "INTEGER"),
          new Column("text", "VARCHAR"),
          new Column("type", "VARCHAR"),
          new Column("id", "VARCHAR"));

  private static final List<Column> DISTRIBUTION =
      List.of(
          new Column("pro", "DOUBLE"), new Column("anti", "DOUBLE"), new Column("none", "DOUBLE"));

  /** What every target of a paragraph shares. */
  private static final List<Column> OF_PARAGRAPH =
      List.of(
          new Column("document", "VARCHAR"),
          new Column("paragraph", "INTEGER"),
          new Column("start", "INTEGER"),
          new Column("end", "INTEGER"),
          new Column("kind", "VARCHAR"),
          new Column("language", "VARCHAR"),
          new Column("title", "VARCHAR"),
          new Column("date", "VARCHAR"),
          new Column("speaker", "VARCHAR"),
          new Column("text", "VARCHAR"),
          Column.listOf("entities", ENTITY));

  /** The columns of one target, but for those of the members. */
  private static final List<Column> OF_STANCE =
      List.of(
          new Column("target", "VARCHAR"),
          new Column("addressed", "BOOLEAN"),
          new Column("label", "VARCHAR"),
          new Column("pro", "DOUBLE"),
          new Column("anti", "DOUBLE"),
          new Column("none", "DOUBLE"),
          new Column("abstained", "BOOLEAN"),
          Column.listOf("mentions", SPAN),
          Column.listOf("evidence", SPAN));

  /** An element of {@code stances} in JSON Lines. */
  private static final List<Column> STANCE =
      List.of(
          new Column("target", "VARCHAR"),
          new Column("addressed", "BOOLEAN"),
          new Column("label", "VARCHAR"),
          new Column("probabilities", struct(DISTRIBUTION)),
          new Column("abstained", "BOOLEAN"),
          Column.listOf("mentions", SPAN),
          Column.listOf("evidence", SPAN),
          new Column("members", "MAP(VARCHAR, " + struct(DISTRIBUTION) + ")"));

  private JudgementTable() {}

  /** JSON Lines as they stand, one paragraph a row. */
  static String paragraphs(Path jsonLines) {
    List<Column> columns = new ArrayList<>(OF_PARAGRAPH);
    columns.add(Column.listOf("stances", STANCE));
    return "read_json(%s, format = 'newline_delimited', maximum_object_size = %d, columns = %s)"
        .formatted(DuckDb.literal(jsonLines), MAX_LINE_BYTES, types(columns));
  }

  /** Selects the names of the members that judged in JSON Lines. */
  static String members(Path jsonLines) {
    return "select distinct unnest(map_keys(stance.members)) as member"
        + " from (select unnest(stances) as stance from %s) order by member"
            .formatted(paragraphs(jsonLines));
  }

  /**
   * Selects the table from JSON Lines.
   *
   * @param members the members whose columns are wanted, in their order
   */
  static String ofJsonLines(Path jsonLines, List<String> members) {
    List<String> columns = new ArrayList<>();
    for (Column column : OF_PARAGRAPH) {
      columns.add(DuckDb.name(column.name()));
    }
    for (Column column : OF_STANCE) {
      String name = DuckDb.name(column.name());
      String of = DISTRIBUTION.contains(column) ? "stance.probabilities." : "stance.";
      columns.add(of + name + " as " + name);
    }
    for (String member : members) {
      for (Column stance : DISTRIBUTION) {
        columns.add(
            "stance.members[%s].%s as %s"
                .formatted(
                    DuckDb.literal(member),
                    DuckDb.name(stance.name()),
                    DuckDb.name(member + "_" + stance.name())));
      }
    }
    return "select %s from (select *, unnest(stances) as stance from %s)"
        .formatted(String.join(", ", columns), paragraphs(jsonLines));
  }

  /**
   * Selects the table from CSV.
   *
   * @param header its column names; those that no other column of the table has are taken for
   *     members' probabilities
   */
  static String ofCsv(Path csv, List<String> header) {
    List<Column> raw = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    for (String name : header) {
      Column column = column(name);
      raw.add(column.nested() ? new Column(name, "VARCHAR") : column);
      columns.add(
          column.nested()
              ? "from_json(%s, %s) as %s"
                  .formatted(
                      DuckDb.name(name), DuckDb.literal(column.structure()), DuckDb.name(name))
              : DuckDb.name(name));
    }
    return ("select %s from read_csv(%s, header = true, auto_detect = false, delim = ',',"
            + " quote = '\"', escape = '\"', max_line_size = %d, columns = %s)")
        .formatted(String.join(", ", columns), DuckDb.literal(csv), MAX_LINE_BYTES / 4, types(raw));
  }

  private static Column column(String name) {
    return Stream.concat(OF_PARAGRAPH.stream(), OF_STANCE.stream())
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseGet(() -> new Column(name, "DOUBLE"));
  }

  /** Selects the table from Parquet. */
  static String ofParquet(Path parquet) {
    // A folder named like "target=sochi" adds no column.
    return "select * from read_parquet(%s, hive_partitioning = false)"
        .formatted(DuckDb.literal(parquet));
  }

  private static String types(List<Column> columns) {
    return columns.stream()
        .map(column -> DuckDb.name(column.name()) + ": " + DuckDb.literal(column.type()))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
