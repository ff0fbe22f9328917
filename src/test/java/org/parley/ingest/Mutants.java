package org.parley.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Documents of every format that are good, and the same with something wrong about them. */
public final class Mutants {

  /** How the names of good documents begin. */
  public static final String GOOD = "good-";

  private static final int LARGEST = 200_000;

  private static final String ENGLISH =
      "The opposition bloc rejects the Sochi congress, its spokesman said. Geneva remains.";
  private static final String RUSSIAN =
      "Мы поддерживаем конгресс в Сочи по Сирии и ждём ответа от делегации.";
  private static final String ARABIC = "ترفض المعارضة مؤتمر سوتشي حول سوريا وتتمسك بجنيف.";

  private static final String WORD_XML =
      Composed.wordXml(
          "",
          "<w:p><w:r><w:t>%s</w:t></w:r></w:p><w:p><w:r><w:t>%s</w:t></w:r></w:p>"
              .formatted(ENGLISH, RUSSIAN));
  private static final String SHEET_XML =
      Composed.sheetXml(List.of("text", ENGLISH, RUSSIAN, ARABIC));

  /** A PDF as plain as they come, so that what is mutated is not a compressed stream or a font. */
  private static final String PLAIN_PDF =
      """
      %PDF-1.4
      1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
      2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 612 792]>> endobj
      3 0 obj <</Type /Page /Parent 2 0 R /Resources <</Font <</F 4 0 R>>>> /Contents 5 0 R>> endobj
      4 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj
      5 0 obj <</Length 73>> stream
      BT /F 12 Tf 50 700 Td (No to the Sochi congress.) Tj 0 -15 Td (Next.) Tj ET
      endstream endobj
      trailer <</Root 1 0 R>>
      """;

  /** What parsers of the formats trip over. */
  private static final List<String> TOKENS =
      List.of(
          "<div>".repeat(3_000),
          "<table><tr><td>".repeat(500),
          "<!--",
          "<![CDATA[",
          "</script>",
          "&#x110000;",
          "&lt;".repeat(1_000),
          "\0",
          "\uFEFF",
          "\u202E",
          "\"",
          "\"\"\"",
          ",",
          "\t",
          "\n\n\n",
          "\r",
          "{",
          "[".repeat(2_000),
          "{\"a\":".repeat(500),
          "\\ud800",
          "1e999999999",
          "-1",
          "99999999999999999999",
          "/Length 999999999",
          "/Kids [1 0 R 1 0 R]",
          "stream\n",
          "endobj",
          "trailer",
          "<w:p>".repeat(2_000),
          "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>",
          "#".repeat(2_000),
          "**_".repeat(2_000),
          "> ".repeat(2_000),
          "a".repeat(20_000),
          "Ё".repeat(5_000),
          "ـ".repeat(5_000),
          "😀".repeat(2_000));

  private final Random random;
  private final Map<String, byte[]> good = new LinkedHashMap<>();

  /** Mutants that the seed decides. */
  public Mutants(long seed) throws IOException {
    random = new Random(seed);
    String paragraphs = String.join("\n\n", ENGLISH, RUSSIAN, ARABIC);
    good.put("txt", utf8(paragraphs));
    good.put("md", utf8("# Heading\n\n" + paragraphs + "\n\n* one\n* two\n\n> quoted\n"));
    good.put(
        "html",
        utf8(
            "<!doctype html><html><head><title>T</title><meta charset=utf-8></head><body><article>"
                + "<h1>Heading</h1><p>%s</p><p>%s</p><p dir=rtl>%s</p></article></body></html>"
                    .formatted(ENGLISH, RUSSIAN, ARABIC)));
    good.put(
        "jsonl",
        utf8(
            "{\"text\":\"%s\",\"date\":\"2018-01-26\"}\n{\"text\":\"%s\"}\n{\"text\":\"%s\"}\n"
                .formatted(ENGLISH, RUSSIAN, ARABIC)));
    good.put(
        "csv", utf8("text,date\n\"%s\",2018\n\"%s\",\n%s,\n".formatted(ENGLISH, RUSSIAN, ARABIC)));
    good.put("tsv", utf8("text\tdate\n%s\t2018\n%s\t\n".formatted(ENGLISH, RUSSIAN)));
    good.put(
        "pdf",
        Composed.pdf(
            List.of(
                List.of(
                    new Composed.Drawn(50, 700, 12, ENGLISH.substring(0, 48)),
                    new Composed.Drawn(50, 685, 12, ENGLISH.substring(48))),
                List.of(new Composed.Drawn(50, 700, 12, RUSSIAN)))));
    good.put("docx", Composed.word(WORD_XML));
    good.put("xlsx", sheet());
  }

  private static byte[] sheet() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      XSSFSheet sheet = book.createSheet("Statements");
      List<String> rows = List.of("text", ENGLISH, RUSSIAN, ARABIC);
      for (int i = 0; i < rows.size(); i++) {
        sheet.createRow(i).createCell(0).setCellValue(rows.get(i));
      }
      book.write(out);
      return out.toByteArray();
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Writes one good document of each format. */
  public void writeGood(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> document : good.entrySet()) {
      Files.write(
          folder.resolve(GOOD + document.getKey() + "." + document.getKey()), document.getValue());
    }
  }

  /** Writes documents that have something wrong about them, of all formats in turn. */
  public void write(Path folder, int count) throws IOException {
    List<String> formats = List.copyOf(good.keySet());
    for (int i = 0; i < count; i++) {
      String format = formats.get(i % formats.size());
      // Some before the good ones, some after.
      String name = (i % 2 == 0 ? "bad-" : "worse-") + "%05d.%s".formatted(i, format);
      Files.write(folder.resolve(name), mutant(format));
    }
  }

  private byte[] mutant(String format) throws IOException {
    List<byte[]> seeds = seeds(format);
    return document(format, mutated(seeds.get(random.nextInt(seeds.size()))));
  }

  /** Good documents of a format, of one that is a zip file its main part as well. */
  List<byte[]> seeds(String format) {
    byte[] whole = good.getOrDefault(format, new byte[0]);
    return switch (format) {
      case "docx" -> List.of(whole, utf8(WORD_XML));
      case "xlsx" -> List.of(whole, utf8(SHEET_XML));
      case "pdf" -> List.of(whole, utf8(PLAIN_PDF));
      default -> List.of(whole);
    };
  }

  /**
   * Puts a main part without its zip file into one, whose own checksum would keep most mutants from
   * being read.
   */
  static byte[] document(String format, byte[] mutant) throws IOException {
    if (new String(mutant, StandardCharsets.ISO_8859_1).startsWith("PK")) {
      return mutant;
    }
    return switch (format) {
      case "docx" -> Composed.word(new String(mutant, StandardCharsets.UTF_8));
      case "xlsx" -> Composed.excel(new String(mutant, StandardCharsets.UTF_8));
      default -> mutant;
    };
  }

  private byte[] mutated(byte[] original) {
    byte[] bytes = original;
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times; i++) {
      bytes = once(bytes);
    }
    return Arrays.copyOf(bytes, Math.min(bytes.length, LARGEST));
  }

  private byte[] once(byte[] bytes) {
    int from = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + random.nextInt(64));
    return switch (random.nextInt(7)) {
      case 0 -> flipped(bytes);
      case 1 -> Arrays.copyOf(bytes, from);
      case 2 -> splice(bytes, from, to, new byte[0]);
      case 3 -> splice(bytes, from, from, repeated(Arrays.copyOfRange(bytes, from, to)));
      case 4 -> {
        byte[] noise = new byte[random.nextInt(200)];
        random.nextBytes(noise);
        yield splice(bytes, from, from, noise);
      }
      case 5 -> splice(bytes, from, to, utf8(TOKENS.get(random.nextInt(TOKENS.size()))));
      default -> splice(bytes, from, from, utf8(TOKENS.get(random.nextInt(TOKENS.size()))));
    };
  }

  private byte[] flipped(byte[] bytes) {
    byte[] flipped = bytes.clone();
    for (int i = 0; i < 8 && bytes.length > 0; i++) {
      flipped[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return flipped;
  }

  private byte[] repeated(byte[] chunk) {
    int times = 1 + random.nextInt(300);
    byte[] repeated = new byte[chunk.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(chunk, 0, repeated, i * chunk.length, chunk.length);
    }
    return repeated;
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte[] inserted) {
    byte[] result = new byte[bytes.length - (to - from) + inserted.length];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(inserted, 0, result, from, inserted.length);
    System.arraycopy(bytes, to, result, from + inserted.length, bytes.length - to);
    return result;
  }
}
