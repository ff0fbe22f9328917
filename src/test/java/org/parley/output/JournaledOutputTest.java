package org.parley.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.output.Journal.FileDone;
import org.parley.output.Journal.Piece;
import org.parley.output.JournaledOutput.Place;
import org.parley.stance.JudgedDocument;
import org.parley.text.Language;

class JournaledOutputTest {

  private static final String STARTED = "2018-01-30T10:00:00Z";
  private static final RunSettings SETTINGS =
      new RunSettings(
          "0.1.0",
          Map.of("opennlp", "2.5"),
          new Manifest.Model("m", "00ff"),
          Map.of(),
          Map.of("format", "jsonl"),
          List.of("statements"));

  @TempDir Path folder;
  @TempDir Path elsewhere;

  private static JudgedDocument document(String id, String text) {
    return Examples.paragraph(id, Language.ENGLISH, text);
  }

  private static List<JudgedDocument> documents(int count) {
    List<JudgedDocument> documents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      documents.add(document("d" + i, "Statement " + i + ", сочи" + "!".repeat(i % 7)));
    }
    return documents;
  }

  private static Rendering rendering(OutputFormat format) throws IOException {
    return new Rendering(format, "m", List.of("linear"));
  }

  private Path file() {
    return folder.resolve("out");
  }

  private JournaledOutput begin(OutputFormat format) throws IOException {
    return JournaledOutput.begin(file(), Place.BESIDE, STARTED, SETTINGS, rendering(format));
  }

  private JournaledOutput resume(OutputFormat format) throws IOException {
    return JournaledOutput.resume(file(), Place.BESIDE, SETTINGS, rendering(format)).orElseThrow();
  }

  /** Puts documents through as a run does; tells how many had to be written. */
  private static int put(JournaledOutput output, List<JudgedDocument> documents)
      throws IOException {
    int written = 0;
    for (JudgedDocument document : documents) {
      Optional<Piece> earlier = output.earlier(document.document());
      if (earlier.isPresent()) {
        output.keep(earlier.get());
      } else {
        output.write(document, Tally.of(document));
        written++;
      }
    }
    return written;
  }

  private static String expected(OutputFormat format, List<JudgedDocument> documents)
      throws IOException {
    java.io.StringWriter out = new java.io.StringWriter();
    try (JudgementWriter writer = format.open(out, "m", List.of("linear"), TextLayout.PLAIN)) {
      for (JudgedDocument document : documents) {
        writer.write(document);
      }
    }
    return out.toString();
  }

  private void assertFile(OutputFormat format, List<JudgedDocument> documents) throws IOException {
    if (format != OutputFormat.PARQUET) {
      assertEquals(expected(format, documents), Files.readString(file()));
      return;
    }
    Path lines = Files.writeString(elsewhere.resolve("lines"), expected(format, documents));
    Path whole = elsewhere.resolve("whole");
    ParquetConversion.convert(lines, List.of("linear"), whole);
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(file()));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void publish(JournaledOutput output) throws IOException {
    output.publish();
    output.finish();
    assertEquals(List.of("out"), files());
  }

  @ParameterizedTest
  @EnumSource(OutputFormat.class)
  void theFileIsWhatTheWriterWrites(OutputFormat format) throws IOException {
    for (List<JudgedDocument> documents :
        List.of(
            List.<JudgedDocument>of(), documents(1), documents(5), List.of(Examples.statement()))) {
      try (JournaledOutput output = begin(format)) {
        assertEquals(documents.size(), put(output, documents));
        assertFalse(Files.exists(file()));
        publish(output);
      }
      assertFile(format, documents);
      Files.delete(file());
    }
  }

  @ParameterizedTest
  @EnumSource(OutputFormat.class)
  void aRunStoppedAfterAnyDocumentIsGoneOnWith(OutputFormat format) throws IOException {
    List<JudgedDocument> documents = documents(4);
    for (int stop = 0; stop <= documents.size(); stop++) {
      try (JournaledOutput output = begin(format)) {
        put(output, documents.subList(0, stop));
      }
      try (JournaledOutput output = resume(format)) {
        assertEquals(stop, output.pieces());
        assertEquals(STARTED, output.started());
        assertEquals(documents.size() - stop, put(output, documents));
        publish(output);
      }
      assertFile(format, documents);
      Files.delete(file());
    }
  }

  /** What a kill or a crash leaves: either file may end anywhere, or in what was never written. */
  @Test
  void whereverTheTwoFilesEndTheResultIsTheSame() throws IOException {
    List<JudgedDocument> documents = documents(30);
    try (JournaledOutput output = begin(OutputFormat.CSV)) {
      put(output, documents);
    }
    Path part = folder.resolve("out.part");
    Path journal = folder.resolve("out.journal");
    byte[] data = Files.readAllBytes(part);
    byte[] lines = Files.readAllBytes(journal);
    int header = new String(lines, StandardCharsets.UTF_8).indexOf('\n') + 1;
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      Files.write(part, java.util.Arrays.copyOf(data, random.nextInt(data.length + 1)));
      if (i % 3 == 0) {
        // Blocks that the file system promised and never wrote are zeros.
        Files.write(part, new byte[random.nextInt(200)], StandardOpenOption.APPEND);
      }
      int end = header + random.nextInt(lines.length - header + 1);
      Files.write(journal, java.util.Arrays.copyOf(lines, end));
      try (JournaledOutput output = resume(OutputFormat.CSV)) {
        put(output, documents);
        publish(output);
      }
      assertFile(OutputFormat.CSV, documents);
      Files.delete(file());
    }
  }

  @Test
  void aJournalWithoutItsFirstLineIsNone() throws IOException {
    Files.writeString(folder.resolve("out.journal"), "{\"journal\":1,\"sta");
    assertTrue(
        JournaledOutput.resume(file(), Place.BESIDE, SETTINGS, rendering(OutputFormat.JSONL))
            .isEmpty());
    assertFalse(JournaledOutput.isUnfinished(file()));
  }

  @ParameterizedTest
  @EnumSource(OutputFormat.class)
  void whatHasChangedIsRedoneAndStandsInItsPlace(OutputFormat format) throws IOException {
    List<JudgedDocument> before = new ArrayList<>(documents(8));
    before.add(3, before.get(2)); // the same row twice
    List<JudgedDocument> after = new ArrayList<>(before);
    after.set(1, document("d1", "Another statement altogether."));
    after.remove(5);
    after.add(6, document("new", "A statement in between."));
    after.add(document("last", "A statement at the end."));
    try (JournaledOutput output = begin(format)) {
      put(output, before);
    }
    // Stopped a second time, among what stands out of order.
    try (JournaledOutput output = resume(format)) {
      assertEquals(2, put(output, after.subList(0, 8)));
    }
    try (JournaledOutput output = resume(format)) {
      assertEquals(1, put(output, after));
      publish(output);
    }
    assertFile(format, after);
  }

  @Test
  void aRunKilledAfterTheFileGotItsNameIsGoneOnWith() throws IOException {
    List<JudgedDocument> documents = documents(3);
    Files.writeString(file(), "of an earlier run");
    for (OutputFormat format :
        List.of(OutputFormat.JSONL, OutputFormat.LABEL_STUDIO, OutputFormat.PARQUET)) {
      try (JournaledOutput output = begin(format)) {
        put(output, documents);
        output.publish();
      }
      assertFile(format, documents);
      try (JournaledOutput output = resume(format)) {
        assertEquals(0, put(output, documents));
        publish(output);
      }
      assertFile(format, documents);
    }
  }

  @Test
  void anOlderFileOfThatNameStaysUntilTheEnd() throws IOException {
    List<JudgedDocument> documents = documents(3);
    Files.writeString(file(), expected(OutputFormat.JSONL, documents.subList(0, 2)));
    byte[] older = Files.readAllBytes(file());
    try (JournaledOutput output = begin(OutputFormat.JSONL)) {
      put(output, documents.subList(0, 1));
    }
    Files.delete(folder.resolve("out.part"));
    try (JournaledOutput output = resume(OutputFormat.JSONL)) {
      assertArrayEquals(older, Files.readAllBytes(file()));
      put(output, documents);
      publish(output);
    }
    assertFile(OutputFormat.JSONL, documents);
  }

  @Test
  void otherSettingsAreRefusedAndNamed() throws IOException {
    try (JournaledOutput output = begin(OutputFormat.JSONL)) {
      put(output, documents(2));
    }
    Map<RunSettings, String> others =
        Map.of(
            new RunSettings(
                "0.1.0",
                SETTINGS.libraries(),
                new Manifest.Model("m", "1111"),
                Map.of(),
                SETTINGS.options(),
                SETTINGS.paths()),
            "--model was m (SHA-256 00ff), now it is m (SHA-256 1111)",
            new RunSettings(
                "0.1.0",
                SETTINGS.libraries(),
                SETTINGS.model(),
                Map.of(),
                Map.of("format", "jsonl", "id-column", "no"),
                SETTINGS.paths()),
            "--id-column was none, now it is no",
            new RunSettings(
                "0.1.0",
                SETTINGS.libraries(),
                SETTINGS.model(),
                Map.of("ru", "mbert"),
                SETTINGS.options(),
                SETTINGS.paths()),
            "encoder not fetched for ru was none, now it is mbert",
            new RunSettings(
                "0.1.0",
                SETTINGS.libraries(),
                SETTINGS.model(),
                Map.of(),
                SETTINGS.options(),
                List.of("others")),
            "PATH was statements, now it is others");
    for (Map.Entry<RunSettings, String> other : others.entrySet()) {
      ResumeException e =
          assertThrows(
              ResumeException.class,
              () ->
                  JournaledOutput.resume(
                      file(), Place.BESIDE, other.getKey(), rendering(OutputFormat.JSONL)));
      assertEquals(
          "%s was begun with other settings: %s; give the same to go on, or --restart to begin afresh"
              .formatted(file(), other.getValue()),
          e.getMessage());
    }
    try (JournaledOutput output = resume(OutputFormat.JSONL)) {
      assertEquals(2, output.pieces());
    }
  }

  @Test
  void twoRunsDoNotWriteTheSameFile() throws IOException {
    try (JournaledOutput output = begin(OutputFormat.JSONL)) {
      put(output, documents(2));
      for (boolean again : new boolean[] {true, false}) {
        ResumeException e =
            assertThrows(
                ResumeException.class,
                () -> (again ? resume(OutputFormat.JSONL) : begin(OutputFormat.JSONL)).close());
        assertEquals(
            "another run is writing there: %s is in use"
                .formatted(folder.resolve("out.journal").toRealPath()),
            e.getMessage());
      }
      publish(output);
    }
    assertFile(OutputFormat.JSONL, documents(2));
  }

  @Test
  void aFileThatGrowsIsGoneOnWithAndKnowsTheFilesDone() throws IOException {
    List<JudgedDocument> documents = documents(4);
    try (JournaledOutput output =
        JournaledOutput.begin(
            file(), Place.IN_PLACE, STARTED, SETTINGS, rendering(OutputFormat.CSV))) {
      put(output, documents.subList(0, 2));
      output.fileDone(new FileDone("a.jsonl", "aa", Tally.of(documents.get(0)).remarks()));
      put(output, documents.subList(2, 3));
    }
    Files.writeString(file(), "torn", StandardOpenOption.APPEND);
    Files.copy(file(), folder.resolve("before"), StandardCopyOption.REPLACE_EXISTING);
    try (JournaledOutput output =
        JournaledOutput.resume(file(), Place.IN_PLACE, SETTINGS, rendering(OutputFormat.CSV))
            .orElseThrow()) {
      assertEquals(List.of("a.jsonl"), output.filesDone().stream().map(FileDone::file).toList());
      assertEquals(2, output.finished().documents());
      assertEquals(1, put(output, documents.subList(2, 4)));
    }
    assertFile(OutputFormat.CSV, documents);
  }
}
