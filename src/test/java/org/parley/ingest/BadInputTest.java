package org.parley.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
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
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.ingest.Ingested.Skipped;

/** Each bad input costs itself alone: one line says what it is, the others are complete. */
class BadInputTest {

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
  void emptyFiles() throws IOException {
    neighbours.assertOneFailure("m.txt", new byte[0], "is empty");
  }

  @Test
  void blankFiles() throws IOException {
    neighbours.assertOneFailure("m.txt", utf8("\n \n"), "holds no text");
  }

  @Test
  void emptyTables() throws IOException {
    neighbours.assertOneFailure(
        "m.csv", new byte[0], "is empty: a table begins with its column names");
  }

  @Test
  void unreadableFiles() throws IOException {
    Files.createSymbolicLink(folder.resolve("m.txt"), folder.resolve("nowhere"));
    neighbours.assertOneFailure(
        "m.txt: is not there any more: it vanished after the folder was listed, or is a broken"
            + " link");
  }

  @Test
  void invalidUtf8() throws IOException {
    byte[] text = utf8("Первая строка.\nВторая строка.\nТретья.");
    text[utf8("Первая строка.\nВто").length] = (byte) 0xFF;
    neighbours.assertOneFailure(
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
    neighbours.assertOneFailure("m.txt", rubbish, "is no text: it holds binary data");
  }

  @Test
  void otherFormatsNamedAsText() throws IOException {
    neighbours.assertOneFailure(
        "m.md", utf8("%PDF-1.7\n"), "is a PDF by what it holds: name it .pdf");
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
    neighbours.assertOneFailure(
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
