package org.parley.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PDF, Word and Excel files that are broken, locked or an attack: each costs itself alone. */
class BadPdfAndOfficeTest {

  @TempDir Path folder;
  private GoodNeighbours neighbours = new GoodNeighbours(Path.of(""));

  @BeforeEach
  void goodNeighbours() throws IOException {
    neighbours = GoodNeighbours.in(folder);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void brokenPdf() throws IOException {
    Reading.write(folder, "m.pdf", "This is no PDF.");
    List<Ingested> results = Reading.read(folder);
    assertEquals(List.of("Before.", "After."), Reading.texts(results));
    String failure = Reading.failures(folder, results).get(0);
    assertTrue(failure.startsWith("m.pdf: is no PDF file or a broken one: "), failure);
  }

  @Test
  void encryptedPdf() throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      pdf.addPage(new PDPage());
      pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      neighbours.assertOneFailure(
          "m.pdf", Composed.bytes(pdf), "is protected by a password: save it without one");
    }
  }

  @Test
  void pdfWithoutText() throws IOException {
    neighbours.assertOneFailure(
        "m.pdf",
        Composed.pdf(List.of(List.of(), List.of())),
        "holds no text on its 2 pages: if it is scanned, run text recognition (OCR) on it first");
  }

  @Test
  void brokenWord() throws IOException {
    neighbours.assertOneFailure(
        "m.docx",
        utf8("This is no Word file."),
        "is no Word file: save it anew, or name it after what it is");
  }

  @Test
  void truncatedWord() throws IOException {
    byte[] whole = Composed.word(Composed.wordXml("", "<w:p><w:r><w:t>Text</w:t></w:r></w:p>"));
    neighbours.assertOneFailure(
        "m.docx",
        Arrays.copyOf(whole, whole.length * 2 / 3),
        "is no Word file or a broken one: open and save it in Word anew");
  }

  @Test
  void brokenXmlInWord() throws IOException {
    neighbours.assertOneFailure(
        "m.docx",
        Composed.word("<w:document"),
        "is no Word file or a broken one: open and save it in Word anew");
  }

  @Test
  void brokenExcel() throws IOException {
    neighbours.assertOneFailure(
        "m.xlsx",
        Composed.zip("xl/workbook.xml", "no XML"),
        "is no Excel file or a broken one: open and save it in Excel anew");
  }

  @Test
  void namesInAZipFileThatAreNoUtf8() throws IOException {
    byte[] bytes = Composed.zip("xl/workbook.xml", "<workbook/>");
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == 'k' ? (byte) 0xFF : bytes[i];
    }
    neighbours.assertOneFailure(
        "m.xlsx", bytes, "is no Excel file or a broken one: open and save it in Excel anew");
  }

  @Test
  void aCompressionThatOfficeDoesNotKnow() throws IOException {
    byte[] bytes = Composed.zip("xl/workbook.xml", "<workbook/>");
    int method = 8; // where the first file's header names its compression
    bytes[method] = 93; // Zstandard
    neighbours.assertOneFailure(
        "m.xlsx", bytes, "is no Excel file or a broken one: open and save it in Excel anew");
  }

  @Test
  void wordWhoseMainPartIsNoDocument() throws IOException {
    neighbours.assertOneFailure(
        "m.docx",
        Composed.zip(
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                + " Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package"
                + ".relationships+xml\"/><Default Extension=\"xml\" ContentType=\"a/b\"/></Types>",
            "_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument"
                + "/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>"
                + "</Relationships>",
            "word/document.xml",
            "<document/>"),
        "is no Word file or a broken one: open and save it in Word anew");
  }

  @Test
  void excelWithoutAWorkbook() throws IOException {
    neighbours.assertOneFailure(
        "m.xlsx",
        Composed.zip(
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                + " Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package"
                + ".relationships+xml\"/><Default Extension=\"xml\" ContentType=\"a/b\"/></Types>",
            "xl/workbook.xml",
            "<workbook/>"),
        "is no Excel file or a broken one: open and save it in Excel anew");
  }

  @Test
  void encryptedOrOldOffice() throws IOException {
    ByteArrayOutputStream old = new ByteArrayOutputStream();
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      files.writeFilesystem(old);
    }
    neighbours.assertOneFailure(
        "m.xlsx",
        old.toByteArray(),
        "is protected by a password or in the format of before 2007: save it without a password in"
            + " the present Excel format");
  }

  @Test
  void zipBombInWord() throws IOException {
    byte[] zeros = new byte[10_000_000];
    Object[] entries = new Object[100];
    for (int i = 0; i < entries.length; i += 2) {
      entries[i] = "word/part" + i + ".xml";
      entries[i + 1] = zeros;
    }
    neighbours.assertOneFailure(
        "m.docx", Composed.zip(entries), "unpacks to more than 400 MB (a zip bomb?)");
  }

  @Test
  void entitiesInWordAreNeverExpanded() throws IOException {
    Path secret = Reading.write(folder, ".secret", "SECRET");
    for (String entity : List.of("\"EXPANDED\"", "SYSTEM \"" + secret.toUri() + "\"")) {
      byte[] word =
          Composed.word(
              Composed.wordXml(
                  "<!DOCTYPE d [<!ENTITY e " + entity + ">]>",
                  "<w:p><w:r><w:t>Text &e; text</w:t></w:r></w:p>"));
      Reading.write(folder, "m.docx", word);
      List<Ingested> results = Reading.read(folder);
      assertTrue(
          Reading.texts(results).stream()
              .noneMatch(t -> t.contains("EXPANDED") || t.contains("SECRET")));
      assertEquals(
          List.of(
              "m.docx: holds an XML document type, which the format forbids and which may be an"
                  + " attack: save it anew"),
          Reading.failures(folder, results));
    }
  }
}
