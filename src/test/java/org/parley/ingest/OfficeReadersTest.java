package org.parley.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFootnote;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.text.Document;

class OfficeReadersTest {

  @TempDir Path folder;

  @Test
  void wordGivesParagraphsTablesAndNotes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XWPFDocument word = new XWPFDocument()) {
      word.getProperties().getCoreProperties().setTitle("The valley and the sea");
      word.createHeader(HeaderFooterType.DEFAULT).createParagraph().createRun().setText("HEAD");
      paragraph(word, "Заявление совета");
      XWPFParagraph noted = paragraph(word, "The council rejects the congress");
      XWPFFootnote note = word.createFootnote();
      note.createParagraph().createRun().setText("By nine votes to two.");
      noted.addFootnoteReference(note);
      noted.createRun().setText(", and says so.");
      XWPFTable table = word.createTable(2, 2);
      table.getRow(0).getCell(0).setText("Council");
      table.getRow(0).getCell(1).setText("Position");
      table.getRow(1).getCell(0).setText("North");
      table.getRow(1).getCell(1).setText("Against Sochi");
      paragraph(word, "رفض المجلس المؤتمر.");
      word.write(out);
    }
    Document document = new WordReader().read("d", out.toByteArray()).document();
    assertEquals("The valley and the sea", document.title());
    assertEquals(
        """
        Заявление совета

        The council rejects the congress, and says so.

        Council | Position

        North | Against Sochi

        رفض المجلس المؤتمر.

        By nine votes to two.\
        """,
        document.text());
  }

  private static XWPFParagraph paragraph(XWPFDocument word, String text) {
    XWPFParagraph paragraph = word.createParagraph();
    paragraph.createRun().setText(text);
    return paragraph;
  }

  @Test
  void wordLeavesDeletedTextOut() throws IOException {
    byte[] word =
        Composed.word(
            Composed.wordXml(
                "",
                "<w:p><w:r><w:t xml:space=\"preserve\">We reject </w:t></w:r><w:del><w:r>"
                    + "<w:delText>Geneva</w:delText></w:r></w:del><w:ins><w:r><w:t>Sochi</w:t>"
                    + "</w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>"));
    assertEquals("We reject Sochi.", new WordReader().read("d", word).document().text());
  }

  private static byte[] sheet() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      XSSFSheet sheet = book.createSheet("Statements");
      XSSFCellStyle date = book.createCellStyle();
      date.setDataFormat(book.createDataFormat().getFormat("dd.mm.yyyy"));
      row(sheet, 1, "ID", "Text", "Date", "Speaker");
      XSSFRow first = row(sheet, 2, "", "Мы не едем в Сочи.", "", "Совет");
      first.getCell(0).setCellValue(7);
      first.getCell(2).setCellValue(LocalDate.of(2018, 1, 26));
      first.getCell(2).setCellStyle(date);
      row(sheet, 4, "8", "نرفض المؤتمر.", "2018", "");
      row(sheet, 5, "9", "", "", "somebody");
      row(sheet, 6, "10", "x", "", "", "stray");
      book.createSheet("Notes");
      book.write(out);
    }
    return out.toByteArray();
  }

  private static XSSFRow row(XSSFSheet sheet, int index, String... values) {
    XSSFRow row = sheet.createRow(index);
    for (int i = 0; i < values.length; i++) {
      row.createCell(i).setCellValue(values[i]);
    }
    return row;
  }

  @Test
  void spreadsheetRowsAreDocuments() throws IOException {
    Path file = Reading.write(folder, "s.xlsx", sheet());
    List<Ingested> results = Reading.read(file);
    assertEquals(
        new Document("7", "Мы не едем в Сочи.", null, "2018-01-26", "Совет", null, null),
        Reading.documents(results).get(0));
    assertEquals(List.of("7", "8"), Reading.ids(results));
    assertEquals(file + ", row 5", results.get(1).origin());
    assertEquals(
        "only the first sheet, \"Statements\", is read", ((Ingested.Read) results.get(0)).notice());
    assertEquals(
        List.of(
            "s.xlsx, row 6: has an empty \"text\"",
            "s.xlsx, row 7: has a value in column E, which the header does not name"),
        Reading.failures(folder, results));
  }

  /** Programs that write a sheet as they go make every part large enough for any length. */
  @Test
  void spreadsheetsInTheZip64FormatAreRead() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SXSSFWorkbook book = new SXSSFWorkbook()) {
      book.setZip64Mode(Zip64Mode.Always);
      SXSSFSheet sheet = book.createSheet();
      sheet.createRow(0).createCell(0).setCellValue("text");
      sheet.createRow(1).createCell(0).setCellValue("No to Sochi.");
      book.write(out);
    }
    Path file = Reading.write(folder, "s.xlsx", out.toByteArray());
    assertEquals(List.of("No to Sochi."), Reading.texts(Reading.read(file)));
  }

  @Test
  void tablesAreReadForOtherPackagesToo() throws IOException {
    Path xlsx = Reading.write(folder, "s.xlsx", sheet());
    try (TableReader table = TableReader.open(xlsx)) {
      assertEquals(List.of("ID", "Text", "Date", "Speaker"), table.columns());
      Row<?> first = table.next();
      assertEquals(3, first.line());
    }
    Path csv = Reading.write(folder, "s.csv", "b;a\n1;2\n");
    try (TableReader table = TableReader.open(csv)) {
      assertEquals(List.of("b", "a"), table.columns());
      assertEquals("Value[line=2, value={b=1, a=2}]", table.next().toString());
    }
  }
}
