package org.parley.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.ingest.Ingested.Read;

class EncodingTest {

  private static final String RUSSIAN =
      "Оппозиция отвергла конгресс в Сочи. Делегация туда не поедет.";
  private static final String ARABIC = "رفضت المعارضة مؤتمر سوتشي وقالت إنها لن تشارك فيه.";

  @TempDir Path folder;

  private Read read(String name, byte[] bytes) throws IOException {
    Path file = Reading.write(folder, name, bytes);
    List<Ingested> results = Reading.read(file);
    assertEquals(1, results.size());
    return (Read) results.get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1251, true",
    "KOI8-R, true",
    "windows-1256, false",
    "ISO-8859-6, false",
  })
  void encodingsOfOneByteAreGuessedAndNamed(String charset, boolean russian) throws IOException {
    String text = russian ? RUSSIAN : ARABIC;
    byte[] bytes = text.getBytes(Charset.forName(charset));
    Read read = read("a.txt", bytes);
    assertEquals(text, read.document().text());
    assertEquals("read as " + charset + ", guessed from its bytes", read.notice());
    Read row =
        read(
            "a.csv",
            ("id,text,url\n1," + text + ",http://a.example/very/long/path\n")
                .getBytes(Charset.forName(charset)));
    assertEquals(text, row.document().text());
    assertEquals("read as " + charset + ", guessed from its bytes", row.notice());
    Read json = read("a.jsonl", ("{\"text\":\"" + text + "\"}").getBytes(Charset.forName(charset)));
    assertEquals(text, json.document().text());
    Read page = read("a.html", ("<html><body><p>" + text).getBytes(Charset.forName(charset)));
    assertEquals(text, page.document().text());
  }

  @Test
  void westernTextIsGuessedToo() throws IOException {
    String text = "Le congrès a été rejeté par l’opposition, qui préfère la voie de Genève.";
    assertEquals(
        text, read("a.txt", text.getBytes(Charset.forName("windows-1252"))).document().text());
  }

  @ParameterizedTest
  @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE"})
  void byteOrderMarksDecide(String charset) throws IOException {
    for (String text : List.of(RUSSIAN, ARABIC, "No to Sochi.")) {
      byte[] bytes = ("\uFEFF" + text).getBytes(Charset.forName(charset));
      Read read = read("a.txt", bytes);
      assertEquals(text, read.document().text());
      assertEquals("", read.notice());
      byte[] table = ("\uFEFFid\ttext\r\n1\t" + text).getBytes(Charset.forName(charset));
      assertEquals(text, read("a.tsv", table).document().text());
    }
  }

  @ParameterizedTest
  @CsvSource({"UTF-16LE", "UTF-16BE"})
  void utf16IsToldWithoutAMarkAsWell(String charset) throws IOException {
    for (String text : List.of(RUSSIAN, ARABIC, "No to Sochi, they say.")) {
      Read read = read("a.txt", text.getBytes(Charset.forName(charset)));
      assertEquals(text, read.document().text());
      assertEquals("read as " + charset + ", guessed from its bytes", read.notice());
    }
  }

  @Test
  void spacesBetweenSignsAreNoUtf16() throws IOException {
    String text = "No to Sochi.\n" + "> ".repeat(200) + "they said\n";
    assertEquals(text, read("a.txt", text.getBytes(StandardCharsets.US_ASCII)).document().text());
  }

  @Test
  void aPageSaysItself() throws IOException {
    byte[] page =
        ("<meta charset=windows-1251><p>" + RUSSIAN).getBytes(Charset.forName("windows-1251"));
    Read read = read("a.html", page);
    assertEquals(RUSSIAN, read.document().text());
    assertEquals("", read.notice());
  }

  @Test
  void aPageThatSaysItWronglyIsReadByItsBytes() throws IOException {
    String page = "<meta charset=%s><p>" + RUSSIAN;
    byte[] saved = page.formatted("windows-1251").getBytes(StandardCharsets.UTF_8);
    assertEquals(RUSSIAN, read("a.html", saved).document().text());
    byte[] old = page.formatted("utf-8").getBytes(Charset.forName("windows-1251"));
    assertEquals(RUSSIAN, read("b.html", old).document().text());
  }

  @Test
  void plainUtf8IsNoGuess() throws IOException {
    assertEquals("", read("a.txt", ARABIC.getBytes(StandardCharsets.UTF_8)).notice());
  }
}
