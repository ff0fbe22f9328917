package org.parley.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitsTest {

  private static final String SPLIT =
      "{\"train\": [\"a\", \"b\"], \"dev\": [\"c\"], \"test\": [\"d\"]}";

  @TempDir Path folder;

  private Splits splits(String json) throws IOException {
    return Splits.read(Files.writeString(folder.resolve("splits.json"), json));
  }

  private List<Annotation> gold() throws IOException {
    return AnnotationReader.read(
        Files.write(
            folder.resolve("gold.jsonl"),
            List.of(
                "{\"document\":\"d\",\"text\":\"D\",\"labels\":{}}",
                "{\"document\":\"a\",\"text\":\"A\",\"labels\":{}}",
                "{\"text\":\"none\",\"labels\":{}}",
                "{\"document\":\"c\",\"text\":\"C\",\"labels\":{}}",
                "{\"document\":\"new\",\"text\":\"N\",\"labels\":{}}")));
  }

  @Test
  void rowsOfThePartsAskedForInTheirOrder() throws IOException {
    assertEquals(
        List.of("A", "C"),
        splits(SPLIT).select(gold(), List.of("dev", "train")).stream()
            .map(Annotation::text)
            .toList());
    assertEquals(List.of(), splits(SPLIT).select(gold(), List.of()));
  }

  @Test
  void whichDocumentsItKnows() throws IOException {
    assertTrue(splits(SPLIT).has("d"));
    assertFalse(splits(SPLIT).has("new"));
    assertFalse(splits(SPLIT).has(null));
  }

  @Test
  void anUnknownPart() {
    MalformedAnnotationException e =
        assertThrows(
            MalformedAnnotationException.class,
            () -> splits(SPLIT).select(gold(), List.of("train", "tests")));
    assertEquals(
        folder.resolve("splits.json")
            + ": no part 'tests'; there are dev, test, train; did you mean test?",
        e.getMessage());
  }

  @Test
  void aDocumentInTwoParts() {
    MalformedAnnotationException e =
        assertThrows(
            MalformedAnnotationException.class,
            () -> splits("{\"train\": [\"a\"], \"test\": [\"a\"]}"));
    assertEquals(
        folder.resolve("splits.json") + ": document 'a' is in more than one part; leave it in one",
        e.getMessage());
  }

  @Test
  void noSplitAtAll() {
    for (String json : List.of("[1, 2]", "{\"train\": \"a\"}", "{\"train\"", "")) {
      MalformedAnnotationException e =
          assertThrows(MalformedAnnotationException.class, () -> splits(json), json);
      assertTrue(
          e.getMessage()
              .startsWith(
                  folder.resolve("splits.json")
                      + ": no split; expected {\"train\": [document ids], …}: "),
          e.getMessage());
    }
  }
}
