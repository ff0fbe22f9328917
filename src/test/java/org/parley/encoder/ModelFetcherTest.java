package org.parley.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFetcherTest {

  private static final KnownEncoder KNOWN = KnownEncoder.MULTILINGUAL;

  @TempDir private Path root;

  private final List<String> messages = new ArrayList<>();

  /** The small encoder in the place of a large one. */
  private EncoderLibrary library(String origin) throws IOException {
    ModelCache cache = new ModelCache(root);
    cache.folder("encoders/" + KNOWN.id(), folder -> TinyEncoder.in(folder, KNOWN.id(), origin));
    return new EncoderLibrary(cache);
  }

  private ModelFetcher fetcher(EncoderLibrary library) {
    return new ModelFetcher(
        library,
        messages::add,
        (encoder, folder) -> {
          Files.writeString(folder.resolve("half.jar"), "half");
          throw new IOException("no network");
        });
  }

  @Test
  void fetchesNothingThatIsHereAndWhole() throws IOException {
    EncoderLibrary library = library(KNOWN.sha256());
    assertTrue(library.has(KNOWN.id()));
    fetcher(library).fetch(KNOWN);
    assertEquals(List.of("bert-multi-cased is here already"), messages);
  }

  @Test
  void fetchesWhatIsDamagedAndSaysSo() throws IOException {
    EncoderLibrary library = library(KNOWN.sha256());
    Path file = root.resolve("encoders/bert-multi-cased/tokenizer.json");
    Files.writeString(file, "{}");
    assertTrue(library.has(KNOWN.id()), "damage is to be told, not taken for absence");
    assertThrows(IOException.class, () -> library.find(KNOWN.id()));
    IOException e = assertThrows(IOException.class, () -> fetcher(library).fetch(KNOWN));
    assertEquals("no network", e.getMessage());
    assertEquals(2, messages.size(), messages.toString());
    assertTrue(
        messages
            .get(0)
            .endsWith(
                "bert-multi-cased is damaged: it is not what its SHA256SUMS says; 'parley models"
                    + " fetch multilingual' (664 MB) brings it again"),
        messages.get(0));
    assertTrue(messages.get(1).startsWith("Fetching com.robrua"), messages.get(1));
    try (Stream<Path> left = Files.list(root.resolve("encoders"))) {
      assertEquals(
          List.of("bert-multi-cased.lock"),
          left.map(path -> path.getFileName().toString()).toList());
    }
  }

  @Test
  void fetchesWhatWasMadeOfAnotherArtifact() throws IOException {
    EncoderLibrary library = library("0".repeat(64));
    assertFalse(library.has(KNOWN.id()));
    assertTrue(library.find(KNOWN.id()).isEmpty());
    assertThrows(IOException.class, () -> fetcher(library).fetch(KNOWN));
    assertTrue(messages.get(0).startsWith("Fetching com.robrua"), messages.get(0));
  }

  @Test
  void aFailureHasTheLastLinesAndTheNextStep() {
    String message =
        ModelFetcher.failure(KNOWN, 1, List.of("a warning", "one", "two", "Unknown host"));
    assertTrue(message.contains("(exit code 1): one two Unknown host. Check"), message);
    assertTrue(message.endsWith("then run 'parley models fetch multilingual' (664 MB) again"));
  }
}
