package org.parley.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.stance.JudgedDocument;

class JudgementQueryTest {

  @TempDir Path folder;

  private Path written(String name, JudgedDocument... documents) throws IOException {
    Path file = folder.resolve(name);
    OutputFormat format = OutputFormat.ofFileName(file).orElseThrow();
    StringWriter out = new StringWriter();
    try (JudgementWriter writer = format.open(out, "m", List.of("linear"), TextLayout.PLAIN)) {
      for (JudgedDocument document : documents) {
        writer.write(document);
      }
    }
    if (format != OutputFormat.PARQUET) {
      return Files.writeString(file, out.toString());
    }
    Path lines = Files.writeString(folder.resolve(name + ".lines"), out.toString());
    ParquetConversion.convert(lines, List.of("linear"), file);
    return file;
  }

  private static String ask(ResultFormat format, String sql, Path... files) throws IOException {
    StringWriter out = new StringWriter();
    try (JudgementQuery query = JudgementQuery.over(List.of(files))) {
      query.ask(sql, format.open(out));
    }
    return out.toString();
  }

  @Test
  void everyFormatGivesTheSameTable() throws IOException {
    String expected =
        """
        {"document":"a/one.txt","paragraph":1,"start":20,"end":58,"kind":"body","language":"en",\
        "title":"No, \\"no\\"","date":"2018-01-26","speaker":"a spokesperson",\
        "text":"The Harbour Bloc will not go to Sochi.",\
        "entities":[{"start":4,"end":16,"text":"Harbour Bloc","type":"ORG","id":null},\
        {"start":32,"end":37,"text":"Sochi","type":"LOC","id":"sochi-town"}],\
        "target":"sochi","addressed":true,"label":"anti","pro":0.031235,"anti":0.91,"none":0.058765,\
        "abstained":true,"mentions":[{"start":32,"end":37}],"evidence":null,\
        "linear_pro":0.031235,"linear_anti":0.91,"linear_none":0.058765}
        {"document":"a/one.txt","paragraph":1,"start":20,"end":58,"kind":"body","language":"en",\
        "title":"No, \\"no\\"","date":"2018-01-26","speaker":"a spokesperson",\
        "text":"The Harbour Bloc will not go to Sochi.",\
        "entities":[{"start":4,"end":16,"text":"Harbour Bloc","type":"ORG","id":null},\
        {"start":32,"end":37,"text":"Sochi","type":"LOC","id":"sochi-town"}],\
        "target":"geneva","addressed":false,"label":"none","pro":0.0,"anti":0.0,"none":1.0,\
        "abstained":false,"mentions":[],"evidence":null,\
        "linear_pro":null,"linear_anti":null,"linear_none":null}
        {"document":"x","paragraph":0,"start":0,"end":18,"kind":"body","language":"ar",\
        "title":"لا لسوتشي","date":"2018-01-26","speaker":"لجنة القرار 2254","text":"لن نذهب إلى سوتشي.",\
        "entities":[{"start":12,"end":17,"text":"سوتشي","type":"LOC","id":"sochi-town"}],\
        "target":"sochi","addressed":false,"label":"none","pro":0.0,"anti":0.0,"none":1.0,\
        "abstained":false,"mentions":[],"evidence":null,\
        "linear_pro":null,"linear_anti":null,"linear_none":null}
        """;
    for (String name : List.of("a.jsonl", "a.csv", "a.parquet")) {
      Path file = written(name, Examples.statement(), Examples.arabic());
      assertEquals(
          expected,
          ask(ResultFormat.JSONL, "select * from judgements where kind = 'body'", file),
          name);
    }
  }

  @Test
  void severalFilesAreOneTable() throws IOException {
    assertEquals(
        "document,n\na/one.txt,8\nx,1\n",
        ask(
            ResultFormat.CSV,
            "select document, count(*) as n from judgements group by all order by all",
            written("a.parquet", Examples.statement()),
            written("b.csv", Examples.statement()),
            written("c.jsonl", Examples.arabic())));
  }

  @Test
  void valuesKeepTheirTypes() throws IOException {
    Path file = written("a.parquet", Examples.arabic());
    assertEquals(
        "{\"sum\":1,\"huge\":170141183460469231731687303715884105727,\"exact\":1.50,\"day\":\"2018-01-26\",\"yes\":true,\"map\":{\"k\":[1,null]},\"nan\":\"NaN\"}\n",
        ask(
            ResultFormat.JSONL,
            "select sum(1) as sum, 170141183460469231731687303715884105727 as huge,"
                + " 1.50 as exact, max(cast(date as date)) as day, true as yes,"
                + " map {'k': [1, null]} as map, 'nan'::double as nan from judgements",
            file));
  }

  @Test
  void aTableIsAlignedCutAndCannotCommandTheTerminal() throws IOException {
    assertEquals(
        """
        t         n  long
        a\uFFFD[2J b  10  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
        ц         9
        """,
        ask(
            ResultFormat.TABLE,
            "select * from (values ('a' || chr(27) || '[2J' || chr(10) || 'b', 10, repeat('x',"
                + " 99)), ('ц', 9, null)) v(t, n, long)",
            written("a.csv")));
  }

  @Test
  void aTableOfManyRowsIsWhole() throws IOException {
    String table = ask(ResultFormat.TABLE, "select range as n from range(2500)", written("a.csv"));
    assertEquals(2501, table.lines().count());
    assertEquals("2499", table.lines().toList().get(2500));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "copy judgements to 'a.jsonl' | only a question can be asked",
        "drop view judgements | only a question can be asked",
        "select 1; copy (select 1) to 'a.jsonl' | only a question can be asked",
        "set threads = 1 | only a question can be asked",
        "install httpfs | only a question can be asked",
        "attach 'b.duckdb' | only a question can be asked",
        "select 1; select 2 | only one question can be asked at a time",
        "select * from read_text('/etc/hostname') | Cannot access file \"/etc/hostname\"",
        "select * from 'https://example.org/x.parquet' | Cannot access file",
        "select avg(anti) from judgements | The columns \"anti\" and \"end\" need the double"
            + " quotes",
        "select cast(text as int) from judgements | Could not convert string",
        "select lable from judgements | LINE 1: select lable from judgements\n               ^^^^^",
      })
  void whatIsNoQuestionIsRefused(String sql, String message) throws IOException {
    Path file = written("a.jsonl", Examples.statement());
    byte[] before = Files.readAllBytes(file);
    QueryException e =
        assertThrows(QueryException.class, () -> ask(ResultFormat.CSV, sql.strip(), file));
    assertTrue(String.valueOf(e.getMessage()).contains(message), e.getMessage());
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  @Test
  void whatClassifyDidNotWriteIsRefused() throws IOException {
    Path documents = Files.writeString(folder.resolve("d.jsonl"), "{\"text\":\"Yes.\"}\n");
    Path table = Files.writeString(folder.resolve("d.csv"), "id,text\n1,Yes.\n");
    Path torn = Files.writeString(folder.resolve("d.parquet"), "PAR1");
    Path text = Files.writeString(folder.resolve("d.txt"), "Yes.");
    List<String> messages =
        List.of(
            documents + " is no output of 'parley classify': no 'stances' in its first line",
            table
                + " is no output of 'parley classify': no columns 'target' and 'label' in its first"
                + " line",
            torn + " cannot be read: ",
            text + ": only .parquet, .csv and .jsonl can be asked");
    List<Path> files = List.of(documents, table, torn, text);
    for (int i = 0; i < files.size(); i++) {
      List<Path> file = List.of(files.get(i));
      QueryException e =
          assertThrows(QueryException.class, () -> JudgementQuery.over(file).close());
      String message = String.valueOf(e.getMessage());
      assertTrue(message.startsWith(messages.get(i)), message);
      assertEquals(1, message.lines().count(), message);
    }
  }
}
