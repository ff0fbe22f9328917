package org.parley.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.stance.JudgedDocument;
import org.parley.text.Language;

class ParquetConversionTest {

  private static final List<String> MEMBERS = List.of("linear");

  @TempDir Path folder;

  private Path lines(String name, Stream<JudgedDocument> documents) throws IOException {
    Path file = folder.resolve(name);
    try (BufferedWriter out = Files.newBufferedWriter(file);
        JudgementWriter writer = OutputFormat.PARQUET.open(out, "m", MEMBERS, TextLayout.PLAIN)) {
      for (JudgedDocument document : (Iterable<JudgedDocument>) documents::iterator) {
        writer.write(document);
      }
    }
    return file;
  }

  private static String ask(String sql, Path parquet) throws IOException {
    StringWriter out = new StringWriter();
    try (JudgementQuery query = JudgementQuery.over(List.of(parquet))) {
      query.ask(sql, ResultFormat.JSONL.open(out));
    }
    return out.toString();
  }

  /** The schema that the README tells, with the columns of each row apart. */
  private static String documentedSchema() throws IOException {
    StringBuilder schema = new StringBuilder();
    Matcher row =
        Pattern.compile(
                "(?m)^\\| ((?:`\\w+`(?:, )?)+) \\| (string|int32|double|bool|list of"
                    + " struct\\(.*?\\)) \\|")
            .matcher(Files.readString(Path.of("README.md")));
    while (row.find()) {
      for (String column : row.group(1).split(", ", -1)) {
        schema.append(column.replace("`", "")).append(' ').append(row.group(2)).append('\n');
      }
    }
    return schema.toString();
  }

  /** A type of DuckDB in the words of Arrow, which the README uses. */
  private static String arrow(String type) {
    String arrow =
        type.replace("\"", "")
            .replace("VARCHAR", "string")
            .replace("INTEGER", "int32")
            .replace("DOUBLE", "double")
            .replace("BOOLEAN", "bool")
            .replace("STRUCT", "struct");
    return arrow.endsWith("[]") ? "list of " + arrow.substring(0, arrow.length() - 2) : arrow;
  }

  @Test
  void theSchemaIsAsTheReadmeTellsIt() throws IOException {
    Path parquet = folder.resolve("out.parquet");
    ParquetConversion.convert(lines("lines", Stream.of()), MEMBERS, parquet);
    StringBuilder schema = new StringBuilder();
    Matcher column =
        Pattern.compile("\"name\":\"(.*?)\",\"type\":\"(.*?[^\\\\])\"")
            .matcher(
                ask(
                    "select column_name as name, column_type as type from (describe judgements)",
                    parquet));
    while (column.find()) {
      String type = column.group(2).replace("\\", "");
      schema.append(column.group(1)).append(' ').append(arrow(type)).append('\n');
    }
    assertEquals(documentedSchema(), schema.toString());
  }

  @Test
  void hostileCellsComeBackAsTheyWere() throws IOException {
    List<String> texts =
        List.of(
            "=HYPERLINK(\"http://example.org\")",
            "'); copy (select 1) to 'x'; --",
            "line\nline\r\n\ttab, \"comma\" \\ \\u0041",
            "nul \0 bell \u0007 escape \u001b[2J",
            "لن نذهب إلى \u202Eسوتشي\u202C",
            "é é 👩‍👩‍👧 𝔖𝔬𝔠𝔥𝔦 \uFEFF\u2028",
            "NULL",
            "   ");
    Path parquet = folder.resolve("out.parquet");
    ParquetConversion.convert(
        lines(
            "lines", texts.stream().map(text -> Examples.paragraph(text, Language.ENGLISH, text))),
        MEMBERS,
        parquet);
    StringWriter expected = new StringWriter();
    ResultWriter writer = ResultFormat.JSONL.open(expected);
    writer.begin(List.of("document", "text"));
    for (String text : texts) {
      writer.row(List.of(TextNode.valueOf(text), TextNode.valueOf(text)));
    }
    writer.end();
    assertEquals(expected.toString(), ask("select document, text from judgements", parquet));
  }

  /** DuckDB would take such names for patterns, and folders named so for columns. */
  @Test
  void filesMayHaveAnyName() throws IOException {
    Path odd = Files.createDirectories(folder.resolve("d[1] 'x'/target=geneva"));
    Path source =
        Files.move(lines("lines", Stream.of(Examples.arabic())), odd.resolve("l*'?{a}.jsonl"));
    Files.copy(source, odd.resolve("lll'x{a}.jsonl"));
    Path parquet = odd.resolve("o*'?.parquet");
    ParquetConversion.convert(source, MEMBERS, parquet);
    ParquetConversion.convert(source, MEMBERS, odd.resolve("ooo'x.parquet"));
    for (Path file : List.of(source, parquet)) {
      assertEquals(
          "{\"target\":\"sochi\",\"n\":1}\n",
          ask("select target, count(*) as n from judgements group by all", file));
    }
  }

  @Test
  void manyLongRowsKeepTheirOrderAndGiveTheSameBytes() throws IOException {
    String words = "слово за слово ".repeat(2000);
    Path lines =
        lines(
            "lines",
            Stream.iterate(0, i -> i + 1)
                .limit(4000)
                .map(i -> Examples.paragraph("d" + i, Language.RUSSIAN, words + i)));
    Path parquet = folder.resolve("out.parquet");
    ParquetConversion.convert(lines, MEMBERS, parquet);
    byte[] bytes = Files.readAllBytes(parquet);
    ParquetConversion.convert(lines, MEMBERS, parquet);
    assertArrayEquals(bytes, Files.readAllBytes(parquet));
    assertEquals(
        "{\"rows\":4000,\"misplaced\":0}\n",
        ask(
            "select count(*) as rows, count(*) filter (document <> 'd' || row) as misplaced from"
                + " (select document, row_number() over () - 1 as row from judgements)",
            parquet));
    try (DuckDb database = DuckDb.open();
        Statement statement = database.connection().createStatement();
        ResultSet groups =
            statement.executeQuery(
                "select num_row_groups from parquet_file_metadata(%s)"
                    .formatted(DuckDb.literal(parquet)))) {
      assertTrue(groups.next());
      assertTrue(groups.getInt(1) > 1, "several groups of rows, else this test shows little");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatCannotBeConvertedLeavesNothing() throws IOException {
    Path torn =
        Files.writeString(folder.resolve("lines"), "{\"document\":\"x\",\"stances\":[{]}\n");
    Path parquet = folder.resolve("out.parquet");
    assertThrows(IOException.class, () -> ParquetConversion.convert(torn, MEMBERS, parquet));
    assertFalse(Files.exists(parquet));
  }
}
