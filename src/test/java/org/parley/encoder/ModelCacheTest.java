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
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCacheTest {

  @TempDir private Path root;

  private final AtomicInteger built = new AtomicInteger();

  @Test
  void buildsOnceWhoeverAsks() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Path>> folders = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        folders.add(threads.submit(() -> new ModelCache(root).folder("encoders/a", this::build)));
      }
      for (Future<Path> folder : folders) {
        assertEquals("model", Files.readString(folder.get().resolve("model.bin")));
      }
    } finally {
      threads.shutdown();
    }
    assertEquals(1, built.get());
  }

  @Test
  void buildsAgainWhatIsDamaged() throws IOException {
    ModelCache cache = new ModelCache(root);
    Path folder = cache.folder("a", this::build);
    Files.writeString(folder.resolve("model.bin"), "mode1");
    IOException e = assertThrows(IOException.class, () -> cache.find("a"));
    assertTrue(e.getMessage().startsWith(folder + " is damaged"), e.getMessage());
    assertEquals("model", Files.readString(cache.folder("a", this::build).resolve("model.bin")));
    assertEquals(2, built.get());
    assertEquals(folder, cache.find("a").orElseThrow());
  }

  @Test
  void aBuildThatFailsLeavesNothing() throws IOException {
    ModelCache cache = new ModelCache(root);
    assertThrows(
        IOException.class,
        () ->
            cache.folder(
                "a",
                folder -> {
                  build(folder);
                  throw new IOException("disk full");
                }));
    assertFalse(cache.contains("a"));
    assertTrue(cache.find("a").isEmpty());
    try (Stream<Path> left = Files.list(root)) {
      assertEquals(List.of(root.resolve("a.lock")), left.toList());
    }
  }

  @Test
  void standsWhereTheEnvironmentSays() {
    Path home = Path.of("/home/anna");
    assertEquals(Path.of("/p"), ModelCache.of(Map.of("PARLEY_CACHE", "/p"), home).root());
    assertEquals(Path.of("/x/parley"), ModelCache.of(Map.of("XDG_CACHE_HOME", "/x"), home).root());
    assertEquals(Path.of("/home/anna/.cache/parley"), ModelCache.of(Map.of(), home).root());
  }

  private void build(Path folder) throws IOException {
    built.incrementAndGet();
    Files.writeString(folder.resolve("model.bin"), "model");
  }
}
