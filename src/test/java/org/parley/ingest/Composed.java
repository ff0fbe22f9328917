package org.parley.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.util.Matrix;

/** Composes the binary fixtures of the tests. */
final class Composed {

  private Composed() {}

  /** A line to draw: where, how large, what. Lengths in points from the page's lower left. */
  record Drawn(float x, float y, float size, String text) {}

  /** A PDF of the given pages. */
  static byte[] pdf(List<List<Drawn>> pages) throws IOException {
    return pdf(pages, 1);
  }

  /** A PDF of the given pages, all lengths multiplied by {@code scale} when they are drawn. */
  static byte[] pdf(List<List<Drawn>> pages, float scale) throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      PDFont font =
          PDType0Font.load(
              pdf,
              PDFont.class.getResourceAsStream(
                  "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"));
      for (List<Drawn> lines : pages) {
        PDPage page = new PDPage();
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
          content.transform(Matrix.getScaleInstance(scale, scale));
          for (Drawn line : lines) {
            content.beginText();
            content.setFont(font, line.size);
            content.newLineAtOffset(line.x, line.y);
            content.showText(line.text);
            content.endText();
          }
        }
      }
      return bytes(pdf);
    }
  }

  /** Stands for a glyph that has a width and no text. */
  static final char WITHOUT_TEXT = '\uFFFC';

  /**
   * A PDF with lines drawn as Arabic is: the last letter at the left. The font has no shapes, which
   * reading does not need, but the text of each glyph.
   *
   * @param lines lines of text in logical order, of at most 90 different characters in all
   */
  static byte[] rightToLeftPdf(List<String> lines) throws IOException {
    String alphabet =
        String.join("", lines)
            .chars()
            .distinct()
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    StringBuilder toUnicode = new StringBuilder("/CMapName /T def 1 begincodespacerange <00> <FF>");
    toUnicode.append(" endcodespacerange ").append(alphabet.length()).append(" beginbfchar\n");
    COSArray widths = new COSArray();
    for (int i = 0; i < alphabet.length(); i++) {
      char c = alphabet.charAt(i);
      String text = c == WITHOUT_TEXT ? "" : String.format("%04X", (int) c);
      toUnicode.append(String.format("<%02X> <%s>%n", 33 + i, text));
      widths.add(COSInteger.get(500));
    }
    toUnicode.append("endbfchar");
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE1);
    font.setName(COSName.BASE_FONT, "Helvetica");
    font.setInt(COSName.FIRST_CHAR, 33);
    font.setInt(COSName.LAST_CHAR, 32 + alphabet.length());
    font.setItem(COSName.WIDTHS, widths);
    try (PDDocument pdf = new PDDocument()) {
      font.setItem(COSName.TO_UNICODE, stream(pdf, toUnicode.toString()));
      PDPage page = new PDPage();
      pdf.addPage(page);
      page.setResources(new PDResources());
      COSName name = page.getResources().add(new PDType1Font(font));
      StringBuilder content = new StringBuilder();
      for (int i = 0; i < lines.size(); i++) {
        String seen = new StringBuilder(lines.get(i)).reverse().toString();
        float x = 550 - 6f * seen.length();
        content.append("BT /" + name.getName() + " 12 Tf " + x + " " + (700 - 15 * i) + " Td <");
        for (int k = 0; k < seen.length(); k++) {
          content.append(String.format("%02X", 33 + alphabet.indexOf(seen.charAt(k))));
        }
        content.append("> Tj ET\n");
      }
      page.setContents(stream(pdf, content.toString()));
      return bytes(pdf);
    }
  }

  private static PDStream stream(PDDocument pdf, String content) throws IOException {
    PDStream stream = new PDStream(pdf);
    try (OutputStream out = stream.createOutputStream()) {
      out.write(content.getBytes(StandardCharsets.US_ASCII));
    }
    return stream;
  }

  static byte[] bytes(PDDocument pdf) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    pdf.save(out);
    return out.toByteArray();
  }

  /** A zip file of entries: name, content, name, content… */
  static byte[] zip(Object... entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < entries.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) entries[i]));
        zip.write(
            entries[i + 1] instanceof byte[] bytes
                ? bytes
                : ((String) entries[i + 1]).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  /** A Word file whose main part is the given XML. */
  static byte[] word(String documentXml) throws IOException {
    return zip(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
            + " Extension=\"rels\""
            + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
            + " PartName=\"/word/document.xml\""
            + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
        "_rels/.rels",
        "<Relationships"
            + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
            + " Id=\"rId1\""
            + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
            + " Target=\"word/document.xml\"/></Relationships>",
        "word/document.xml",
        documentXml);
  }

  /** An Excel file whose only sheet is the given XML. */
  static byte[] excel(String sheetXml) throws IOException {
    String types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    String relationship =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument"
            + "/2006/relationships/%s\" Target=\"%s\"/></Relationships>";
    return zip(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
            + " Extension=\"rels\""
            + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
            + (" PartName=\"/xl/workbook.xml\" ContentType=\"" + types + "sheet.main+xml\"/>")
            + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\""
            + (types + "worksheet+xml\"/></Types>"),
        "_rels/.rels",
        relationship.formatted("officeDocument", "xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels",
        relationship.formatted("worksheet", "worksheets/sheet1.xml"),
        "xl/workbook.xml",
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
            + "<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
        "xl/worksheets/sheet1.xml",
        sheetXml);
  }

  /** The XML of an Excel sheet with the given cells, one a row. */
  static String sheetXml(List<String> cells) {
    return cells.stream()
        .map(cell -> "<row><c t=\"inlineStr\"><is><t>" + cell + "</t></is></c></row>")
        .collect(
            Collectors.joining(
                "",
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                    + "<sheetData>",
                "</sheetData></worksheet>"));
  }

  /** The XML of a Word file's main part with the given content of its body. */
  static String wordXml(String doctype, String body) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        + doctype
        + "<w:document"
        + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
        + body
        + "</w:body></w:document>";
  }
}
