package org.parley.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.ingest.MissingPathException;

class GoldFilesTest {

  @TempDir Path folder;

  private Path write(String name, String... rows) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, List.of(rows));
  }

  private static String row(String id, String label) {
    return """
        {"id":"%s","text":"Text of %s.","labels":{"sochi":"%s"}}"""
        .formatted(id, id, label);
  }

  /** "file: id label, id label" for each file. */
  private List<String> read() throws IOException {
    List<String> read = new ArrayList<>();
    for (GoldFiles.GoldFile file : GoldFiles.read(List.of(folder))) {
      List<String> rows = new ArrayList<>();
      for (Annotation row : file.annotations()) {
        rows.add(row.id() + " " + row.labels().values().iterator().next().label());
      }
      read.add(file.name() + ": " + String.join(", ", rows));
    }
    return read;
  }

  @Test
  void aFolderIsItsOwnFilesByNameWithoutTheSecondAnnotation() throws IOException {
    write("b.jsonl", row("b1", "pro"));
    write("a.jsonl", row("a1", "anti"), row("a2", "none"));
    write("notes.txt", "not gold");
    write("second/a.jsonl", row("a1", "pro"));
    assertEquals(List.of("a.jsonl: a1 anti, a2 none", "b.jsonl: b1 pro"), read());
  }

  @Test
  void whatWasAdjudicatedWins() throws IOException {
    write("a.jsonl", row("a1", "anti"), row("a2", "none"), row("a3", "pro"));
    write("adjudicated/a.jsonl", row("a2", "pro"));
    assertEquals(List.of("a.jsonl: a1 anti, a3 pro", "adjudicated/a.jsonl: a2 pro"), read());
  }

  /** A row without an id once took the place of every other row without one. */
  @Test
  void rowsWithoutAnIdAreNotAdjudicated() throws IOException {
    Path adjudicated =
        write("adjudicated/a.jsonl", row("a1", "pro"), "{\"text\":\"x\",\"labels\":{}}");
    write("a.jsonl", row("a1", "anti"), "{\"text\":\"y\",\"labels\":{\"sochi\":\"none\"}}");
    MalformedAnnotationException e = assertThrows(MalformedAnnotationException.class, this::read);
    assertEquals(
        adjudicated + ":2: has no \"id\"; give that of the row that it adjudicates",
        e.getMessage());
    Files.write(adjudicated, List.of(row("a1", "pro")));
    assertEquals(List.of("a.jsonl: null none", "adjudicated/a.jsonl: a1 pro"), read());
  }

  @Test
  void anAdjudicationOfNothing() throws IOException {
    write("a.jsonl", row("a1", "anti"));
    Path adjudicated = write("adjudicated/a.jsonl", row("a11", "pro"));
    MalformedAnnotationException e = assertThrows(MalformedAnnotationException.class, this::read);
    assertEquals(
        "%s:1: no row in %s has the id 'a11' that this one adjudicates"
            .formatted(adjudicated, folder),
        e.getMessage());
  }

  @Test
  void twoAdjudicationsOfOneRow() throws IOException {
    write("a.jsonl", row("a1", "anti"));
    Path first = write("adjudicated/a.jsonl", row("a1", "pro"));
    Path second = write("adjudicated/b.jsonl", row("a1", "none"));
    MalformedAnnotationException e = assertThrows(MalformedAnnotationException.class, this::read);
    assertEquals(
        "%s:1: 'a1' is adjudicated at %s:1 already; keep one".formatted(second, first),
        e.getMessage());
  }

  @Test
  void aFolderWithoutGold() throws IOException {
    write("notes.txt", "not gold");
    MalformedAnnotationException e = assertThrows(MalformedAnnotationException.class, this::read);
    assertEquals(folder + ": no .jsonl file in this folder", e.getMessage());
  }

  @Test
  void aPathThatIsNotThere() throws IOException {
    Path file = write("gold.jsonl", row("a1", "pro"));
    MissingPathException e =
        assertThrows(
            MissingPathException.class, () -> GoldFiles.read(List.of(folder.resolve("god.jsonl"))));
    assertEquals(
        "no file or folder %s; did you mean %s?".formatted(folder.resolve("god.jsonl"), file),
        e.getMessage());
  }
}
