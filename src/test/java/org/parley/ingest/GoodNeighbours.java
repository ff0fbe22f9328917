package org.parley.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Two good documents, between which a bad one is read. */
record GoodNeighbours(Path folder) {

  /** Writes them. */
  static GoodNeighbours in(Path folder) throws IOException {
    Reading.write(folder, "a-good.txt", "Before.");
    Reading.write(folder, "z-good.txt", "After.");
    return new GoodNeighbours(folder);
  }

  /** Writes a bad document and checks that it alone fails. */
  void assertOneFailure(String name, byte[] content, String message) throws IOException {
    Reading.write(folder, name, content);
    assertOneFailure(name + ": " + message);
  }

  /** Checks that nothing but the one bad document fails. */
  void assertOneFailure(String failure) {
    List<Ingested> results = Reading.read(folder);
    assertEquals(List.of(failure), Reading.failures(folder, results));
    assertEquals(List.of("Before.", "After."), Reading.texts(results));
  }
}
