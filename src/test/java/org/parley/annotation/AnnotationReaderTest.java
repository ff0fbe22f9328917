package org.parley.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.stance.Stance;
import org.parley.text.Language;
import org.parley.text.Span;

class AnnotationReaderTest {

  @TempDir Path folder;

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("gold.jsonl"), List.of(lines), StandardCharsets.UTF_8);
  }

  private static final String FULL =
      "{\"id\":\"a1\",\"document\":\"d\",\"paragraph\":3,\"language\":\"en\",\"title\":\"T\","
          + "\"date\":\"2018-01\",\"speaker\":\"S\",\"genre\":\"news\",\"text\":\"They reject the"
          + " congress.\",\"addressed\":[\"sochi\"],\"labels\":{\"sochi\":\"anti\","
          + "\"geneva\":\"none\"},\"holders\":{\"sochi\":[\"they\"]},"
          + "\"evidence\":{\"sochi\":[{\"start\":5,\"end\":11}]},"
          + "\"mentions\":{\"sochi\":[{\"start\":12,\"end\":24}]},\"phenomena\":[\"irony\"],"
          + "\"annotator\":\"A\",\"origin\":\"composed\",\"note\":\"n\"}";

  @Test
  void annotationFormSurvivesTheRoundTripFieldByFieldInTheDocumentedOrder() throws IOException {
    List<Annotation> read = AnnotationReader.read(file(FULL));
    assertEquals(1, read.size());
    assertEquals(FULL, AnnotationWriter.toJson(read.get(0)));
    assertEquals(Map.of("sochi", List.of(new Span(5, 11))), read.get(0).evidence());
    Path copy = folder.resolve("copy.jsonl");
    AnnotationWriter.write(copy, read);
    assertEquals(read, AnnotationReader.read(copy));
  }

  @Test
  void addressedAbsentIsNotAddressedEmpty() throws IOException {
    List<Annotation> read =
        AnnotationReader.read(
            file(
                "\uFEFF{\"text\":\"x\",\"labels\":{}}",
                "",
                "{\"text\":\"x\",\"labels\":{},\"addressed\":[]}"));
    assertEquals(Optional.empty(), read.get(0).addressed());
    assertEquals(Optional.of(List.of()), read.get(1).addressed());
    assertTrue(AnnotationWriter.toJson(read.get(1)).contains("\"addressed\":[]"));
  }

  @Test
  void pairFormKeepsTheTargetsNameAndItsMention() throws IOException {
    Annotation row =
        AnnotationReader.read(
                file(
                    "{\"id\":7,\"text\":\"Отель закрыт\",\"target\":\"Отель\",\"label\":\"AGAINST\","
                        + "\"lang\":\"ru\",\"start\":0,\"end\":5,\"split\":\"train\"}"))
            .get(0);
    assertEquals("7", row.id());
    assertEquals(Language.RUSSIAN, row.language());
    assertEquals(Map.of("Отель", Stance.ANTI), row.labels());
    assertEquals(Map.of("Отель", List.of(new Span(0, 5))), row.mentions());
    assertNull(row.document());
  }

  @Test
  void offsetsOfAPairThatAreALittleOffChooseTheNearestOccurrence() throws IOException {
    Path file =
        file(
            "{\"text\":\"IS fights IS.\",\"target\":\"IS\",\"label\":\"none\",\"start\":11,\"end\":99}",
            "{\"text\":\"It fights.\",\"target\":\"IS\",\"label\":\"none\",\"start\":11,\"end\":13}");
    List<Annotation> read = AnnotationReader.read(file);
    assertEquals(Map.of("IS", List.of(new Span(10, 12))), read.get(0).mentions());
    assertEquals(Map.of(), read.get(1).mentions());
  }

  @Test
  void judgementFormGivesLabelsAndWhatIsAddressed() throws IOException {
    Annotation row =
        AnnotationReader.read(
                file(
                    "{\"document\":\"d\",\"paragraph\":0,\"text\":\"Yes to Sochi\",\"stances\":["
                        + "{\"target\":\"sochi\",\"addressed\":true,\"label\":\"pro\","
                        + "\"mentions\":[{\"start\":7,\"end\":12}]},"
                        + "{\"target\":\"geneva\",\"addressed\":false,\"label\":\"none\"}]}"))
            .get(0);
    assertEquals(Map.of("sochi", Stance.PRO, "geneva", Stance.NONE), row.labels());
    assertEquals(Optional.of(List.of("sochi")), row.addressed());
    assertEquals("Sochi", row.mentions().get("sochi").get(0).of(row.text()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "{\"text\":\"x\",\"target\":\"t\",\"label\":\"positive\"}"
            + " | \"label\" is \"positive\"; allowed: pro, anti or none; also FAVOR, AGAINST and"
            + " NEUTRAL, in any case",
        "{\"text\":\"x\",\"target\":\"t\"}" + " | has no \"label\"; its fields are target, text",
        "{\"text\":\" \",\"labels\":{}} | \"text\" is blank",
        "{\"text\":\"x\",\"body\":1} | has no labels; give \"labels\": {target: label}, or"
            + " \"target\" and \"label\", or \"stances\". Its fields are body, text",
        "{\"text\":\"x\",\"labels\":[\"pro\"]}"
            + " | \"labels\" is [\"pro\"]; allowed: an object with a target's id for each key",
        "{\"text\":\"x\",\"labels\":{},\"language\":\"de\"}"
            + " | \"language\" is \"de\"; allowed: en, ru, ar, or und for any other language",
        "{\"text\":\"x\",\"labels\":{},\"paragraph\":-1}"
            + " | \"paragraph\" is -1; allowed: a whole number from 0 on",
        "{\"text\":\"abc\",\"labels\":{},\"evidence\":{\"t\":[{\"start\":1,\"end\":4}]}}"
            + " | \"evidence.t\" runs from 1 to 4; allowed: 0 to 3, the text's length in UTF-16"
            + " units",
        "{\"text\":\"x\",\"labels\":{\"t\":\"pro\",\"t\":\"anti\"}}"
            + " | is not valid JSON at column 36: Duplicate field 't'",
        "[1] | holds no JSON object: each line must be one, {\"text\": \"…\"}",
      })
  void errorsNameFileLineFindingAndWhatIsAllowed(String line, String message) throws IOException {
    Path file = file("", line);
    MalformedAnnotationException e =
        assertThrows(MalformedAnnotationException.class, () -> AnnotationReader.read(file));
    assertEquals(file + ":2: " + message, e.getMessage());
  }

  private Path sheet(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  @Test
  void sheetsHoldTheSameFieldsInColumns() throws IOException {
    Annotation row =
        AnnotationReader.read(
                sheet(
                    "gold.csv",
                    """
                    id,paragraph,text,addressed,labels.sochi,labels.geneva,holders.sochi,\
                    evidence.sochi,phenomena
                    a,3,"They reject it, they say.",sochi; geneva,AGAINST,none,they; we,\
                    "[{""start"":5,""end"":11}]",irony

                    """))
            .get(0);
    assertEquals(3, row.paragraph());
    assertEquals(Optional.of(List.of("sochi", "geneva")), row.addressed());
    assertEquals(Map.of("sochi", Stance.ANTI, "geneva", Stance.NONE), row.labels());
    assertEquals(Map.of("sochi", List.of("they", "we")), row.holders());
    assertEquals("reject", row.evidence().get("sochi").get(0).of(row.text()));
    assertEquals(List.of("irony"), row.phenomena());
  }

  @Test
  void judgementTableIsReadAsPairsWithoutTakingTheParagraphsStartForAMention() throws IOException {
    List<Annotation> rows =
        AnnotationReader.read(
            sheet(
                "out.csv",
                """
                document,paragraph,start,end,text,target,addressed,label,pro,anti,none,abstained,mentions
                d,0,4,20,'=sochi it is,sochi,true,pro,0.9,0.1,0,false,"[{""start"":1,""end"":6}]"
                d,1,4,20,no sochi here,sochi,false,none,0,0,1,false,[]
                """));
    assertEquals("=sochi it is", rows.get(0).text());
    assertEquals("sochi", rows.get(0).mentions().get("sochi").get(0).of(rows.get(0).text()));
    assertEquals(Optional.of(List.of("sochi")), rows.get(0).addressed());
    assertEquals(Optional.of(List.of()), rows.get(1).addressed());
    assertEquals(Map.of("sochi", List.of()), rows.get(1).mentions());
  }

  @Test
  void spreadsheetsAreReadAsSheetsAre() throws IOException {
    Path file = folder.resolve("gold.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      XSSFSheet sheet = book.createSheet();
      String[][] rows = {
        {"id", "paragraph", "text", "target", "label"}, {"a", "", "x", "t", "Favor"}
      };
      for (int r = 0; r < rows.length; r++) {
        XSSFRow row = sheet.createRow(r);
        for (int c = 0; c < rows[r].length; c++) {
          row.createCell(c).setCellValue(rows[r][c]);
        }
      }
      sheet.getRow(1).getCell(1).setCellValue(2);
      book.write(out);
    }
    Annotation row = AnnotationReader.read(file).get(0);
    assertEquals(2, row.paragraph());
    assertEquals(Map.of("t", Stance.PRO), row.labels());
  }

  @Test
  void errorsInASheetNameTheRow() throws IOException {
    Path file = sheet("gold.tsv", "text\ttarget\tlabel\nx\tt\tyes\n");
    IOException e = assertThrows(IOException.class, () -> AnnotationReader.read(file));
    assertTrue(e.getMessage().startsWith(file + ":2: \"label\" is \"yes\""), e.getMessage());
    Path empty = sheet("empty.csv", "");
    e = assertThrows(IOException.class, () -> AnnotationReader.read(empty));
    assertTrue(e.getMessage().startsWith(empty + ": is empty"), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "syria-dev.jsonl,94",
    "semeval2016t6/train.jsonl,2914",
    "rusentne/train.jsonl,6637",
    "vast/dev.jsonl,2062"
  })
  void publicCorporaAreReadAsTheyAre(String name, int rows) throws IOException {
    Path file = Path.of("../shared/data", name);
    assumeTrue(Files.exists(file), file + " is not here: nothing to check");
    assertEquals(rows, AnnotationReader.read(file).size());
  }
}
