package org.parley.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.ingest.Ingested.Skipped;

/** Each bad input costs itself alone: one line says what it is, the others are complete. */
class BadInputTest {

  @TempDir Path folder;

  @BeforeEach
  void goodNeighbours() throws IOException {
    Reading.write(folder, "a-good.txt", "Before.");
    Reading.write(folder, "z-good.txt", "After.");
  }

  private void assertOneFailure(String name, byte[] content, String message) throws IOException {
    Reading.write(folder, name, content);
    assertOneFailure(name + ": " + message);
  }

  private void assertOneFailure(String failure) {
    List<Ingested> results = Reading.read(folder);
    assertEquals(List.of(failure), Reading.failures(folder, results));
    assertEquals(List.of("Before.", "After."), Reading.texts(results));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void emptyFiles() throws IOException {
    assertOneFailure("m.txt", new byte[0], "is empty");
  }

  @Test
  void blankFiles() throws IOException {
    assertOneFailure("m.txt", utf8("\n \n"), "holds no text");
  }

  @Test
  void emptyTables() throws IOException {
    assertOneFailure("m.csv", new byte[0], "is empty: a table begins with its column names");
  }

  @Test
  void unreadableFiles() throws IOException {
    Files.createSymbolicLink(folder.resolve("m.txt"), folder.resolve("nowhere"));
    assertOneFailure(
        "m.txt: is not there any more: it vanished after the folder was listed, or is a broken"
            + " link");
  }

  @Test
  void invalidUtf8() throws IOException {
    byte[] text = utf8("Первая строка.\nВторая строка.\nТретья.");
    text[utf8("Первая строка.\nВто").length] = (byte) 0xFF;
    assertOneFailure(
        "m.txt",
        text,
        "line 2 holds bytes that are not valid UTF-8: save the file as UTF-8 again from its"
            + " source");
  }

  @Test
  void invalidUtf8InALine() throws IOException {
    byte[] lines = utf8("{\"text\":\"Привет.\"}\n{\"text\":\"Пока.\"}\n{\"text\":\"Снова.\"}\n");
    lines[utf8("{\"text\":\"Привет.\"}\n{\"text\":\"По").length] = (byte) 0xFF;
    Path file = Reading.write(folder, "m.jsonl", lines);
    List<Ingested> results = Reading.read(file);
    assertEquals(List.of("Привет.", "Снова."), Reading.texts(results));
    assertEquals(
        List.of(
            "m.jsonl, line 2: holds bytes that are not valid UTF-8: save the file as UTF-8 again"
                + " from its source"),
        Reading.failures(folder, results));
  }

  @Test
  void binaryRubbish() throws IOException {
    byte[] rubbish = new byte[5000];
    new Random(1).nextBytes(rubbish);
    assertOneFailure("m.txt", rubbish, "is no text: it holds binary data");
  }

  @Test
  void otherFormatsNamedAsText() throws IOException {
    assertOneFailure("m.md", utf8("%PDF-1.7\n"), "is a PDF by what it holds: name it .pdf");
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
      assertOneFailure(
          "m.pdf", Composed.bytes(pdf), "is protected by a password: save it without one");
    }
  }

  @Test
  void pdfWithoutText() throws IOException {
    assertOneFailure(
        "m.pdf",
        Composed.pdf(List.of(List.of(), List.of())),
        "holds no text on its 2 pages: if it is scanned, run text recognition (OCR) on it first");
  }

  @Test
  void brokenWord() throws IOException {
    assertOneFailure(
        "m.docx",
        utf8("This is no Word file."),
        "is no Word file: save it anew, or name it after what it is");
  }

  @Test
  void truncatedWord() throws IOException {
    byte[] whole = Composed.word(Composed.wordXml("", "<w:p><w:r><w:t>Text</w:t></w:r></w:p>"));
    assertOneFailure(
        "m.docx",
        Arrays.copyOf(whole, whole.length * 2 / 3),
        "is no Word file or a broken one: open and save it in Word anew");
  }

  @Test
  void brokenXmlInWord() throws IOException {
    assertOneFailure(
        "m.docx",
        Composed.word("<w:document"),
        "is no Word file or a broken one: open and save it in Word anew");
  }

  @Test
  void brokenExcel() throws IOException {
    assertOneFailure(
        "m.xlsx",
        Composed.zip("xl/workbook.xml", "no XML"),
        "is no Excel file or a broken one: open and save it in Excel anew");
  }

  @Test
  void encryptedOrOldOffice() throws IOException {
    ByteArrayOutputStream old = new ByteArrayOutputStream();
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      files.writeFilesystem(old);
    }
    assertOneFailure(
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
    assertOneFailure("m.docx", Composed.zip(entries), "unpacks to more than 400 MB (a zip bomb?)");
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

  @Test
  void nothingExternalIsFetched() throws IOException {
    AtomicInteger requests = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
      Reading.write(
          folder,
          "m.html",
          "<!DOCTYPE html SYSTEM '"
              + url
              + "'><link rel=stylesheet href='"
              + url
              + "'><base href='"
              + url
              + "'><script src='"
              + url
              + "'></script><img src='"
              + url
              + "'><iframe src='"
              + url
              + "'></iframe><meta http-equiv=refresh content='0;url="
              + url
              + "'><p>Page.");
      Reading.write(folder, "n.md", "![picture](" + url + ") Mark <img src='" + url + "'>");
      Reading.write(
          folder,
          "o.docx",
          Composed.word(
              Composed.wordXml(
                  "<!DOCTYPE d SYSTEM \"" + url + "\" [<!ENTITY % p SYSTEM \"" + url + "\"> %p;]>",
                  "<w:p/>")));
      List<Ingested> results = Reading.read(folder);
      assertEquals(List.of("Before.", "Page.", "Mark", "After."), Reading.texts(results));
      assertEquals(0, requests.get());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aSingleLineOfFiftyMegabytes() throws IOException {
    for (String name : List.of("m.txt", "m.jsonl", "m.csv")) {
      Path file = folder.resolve(name);
      try (OutputStream out = Files.newOutputStream(file)) {
        out.write(utf8(name.endsWith("jsonl") ? "{\"text\":\"" : "text\n"));
        byte[] part = utf8("No to Sochi. ".repeat(10_000));
        for (int written = 0; written < 50_000_000; written += part.length) {
          out.write(part);
        }
        out.write(utf8(name.endsWith("jsonl") ? "\"}\n{\"text\":\"Next.\"}\n" : "\nNext.\n"));
      }
    }
    List<Ingested> results = Reading.read(folder);
    assertEquals(List.of("Before.", "Next.", "Next.", "After."), Reading.texts(results));
    assertEquals(
        List.of(
            "m.csv, line 2: is longer than the 10 MB that a line may have",
            "m.jsonl, line 1: is longer than the 10 MB that a line may have",
            "m.txt: is larger than the 20 MB that one document of this format may have: split it,"
                + " or give it as JSON Lines, a document a line"),
        Reading.failures(folder, results));
  }

  @Test
  void aRecordOverTooManyLines() throws IOException {
    String lines =
        ("No to Sochi. ".repeat(1_000) + "\n").repeat(IngestOptions.MAX_RECORD_CHARS / 10_000);
    Path file = Reading.write(folder, "m.csv", "text\n\"" + lines + "\"\n");
    assertEquals(
        "m.csv, line 2: opens a double quote that is not closed within the 1,000,000 characters"
            + " that a record over several lines may have: double it to mean it, or split the"
            + " record",
        Reading.failures(folder, Reading.read(file)).get(0));
  }

  @Test
  void htmlNestedTenThousandDeep() throws IOException {
    Reading.write(
        folder, "m.html", "<div>".repeat(10_000) + "<p>Deep down." + "</div>".repeat(10_000));
    Reading.write(folder, "n.html", "<b><i>".repeat(5_000) + "Deeper.");
    List<Ingested> results = Reading.read(folder);
    assertEquals(List.of("Before.", "Deep down.", "Deeper.", "After."), Reading.texts(results));
  }

  @Test
  void aLoopOfFolders() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("m/inner"));
    Files.createSymbolicLink(inner.resolve("back"), folder.resolve("m"));
    assertOneFailure(
        "m/inner/back: is a link back to the folder "
            + folder.resolve("m").toRealPath()
            + " that it lies in");
  }

  @Test
  void aFileThatVanishesBeforeItIsRead() throws IOException {
    Path vanishing = Reading.write(folder, "m.txt", "Gone.");
    try (Stream<Ingested> stream =
        new Ingest(IngestOptions.defaults(), InputStream.nullInputStream())
            .read(List.of(folder.toString()))) {
      Iterator<Ingested> results = stream.iterator();
      results.next();
      Files.delete(vanishing);
      assertEquals(
          List.of(
              "m.txt: is not there any more: it vanished after the folder was listed, or is a"
                  + " broken link"),
          Reading.failures(folder, List.of(results.next())));
      assertEquals(List.of("After."), Reading.texts(List.of(results.next())));
    }
  }

  @Test
  void aDocumentThatTakesTooLongIsGivenUp() {
    UnreadableDocumentException e =
        assertThrows(
            UnreadableDocumentException.class,
            () ->
                TimeLimited.run(
                    () -> {
                      Thread.sleep(60_000);
                      return "late";
                    },
                    Duration.ofMillis(50)));
    assertEquals("took longer than 50 ms to read and was given up: split it", e.getMessage());
  }

  @Test
  void aFileThatGivesNothingIsGivenUpAndTheOthersAreRead() throws Exception {
    Path pipe = folder.resolve("m.txt");
    try {
      Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
      Assumptions.assumeTrue(mkfifo.waitFor() == 0, "no named pipes here: skipped");
    } catch (IOException e) {
      Assumptions.abort("no named pipes here: skipped");
    }
    assertEquals(
        List.of("m.txt: is a pipe or device, not a file"),
        Reading.read(folder).stream()
            .filter(Skipped.class::isInstance)
            .map(r -> r.origin().replace(folder + "/", "") + ": " + ((Skipped) r).message())
            .toList());
    List<Ingested> results =
        Reading.read(
            IngestOptions.defaults().withTimeLimit(Duration.ofMillis(200)),
            folder.resolve("a-good.txt"),
            pipe,
            folder.resolve("z-good.txt"));
    assertEquals(
        List.of("m.txt: took longer than 200 ms to read and was given up: split it"),
        Reading.failures(folder, results));
    assertEquals(List.of("Before.", "After."), Reading.texts(results));
  }

  @Test
  void filesThatMayNotBeReadAreNamedSo() {
    assertEquals(
        "may not be read: permission denied", Failures.message(new AccessDeniedException("m.txt")));
  }

  @Test
  void whatGoesWrongInALibraryCostsTheDocumentAlone() {
    assertEquals(
        "is broken: index 7",
        assertThrows(
                UnreadableDocumentException.class,
                () ->
                    TimeLimited.run(
                        () -> {
                          throw new IllegalStateException("index 7");
                        },
                        Duration.ofSeconds(5)))
            .getMessage());
    assertEquals(
        "is nested too deep to be read",
        assertThrows(
                UnreadableDocumentException.class,
                () -> TimeLimited.run(() -> recurse(1), Duration.ofSeconds(20)))
            .getMessage());
  }

  private static int recurse(int depth) {
    return depth < 0 ? 0 : recurse(depth + 1) + 1;
  }
}
