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
import org.junit.jupiter.api.Assumptions;
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
    IOException e = assertThrows(IOException.class, () -> cache.find("a", "fetch it"));
    assertTrue(e.getMessage().startsWith(folder + " is damaged"), e.getMessage());
    assertTrue(e.getMessage().endsWith("; fetch it"), e.getMessage());
    assertEquals("model", Files.readString(cache.folder("a", this::build).resolve("model.bin")));
    assertEquals(2, built.get());
    assertEquals(folder, cache.find("a", "").orElseThrow());
  }

  @Test
  void aListThatIsNotOfTheFilesIsNoProof() throws IOException {
    ModelCache cache = new ModelCache(root);
    Path folder = cache.folder("a", this::build);
    Files.writeString(folder.resolve("SHA256SUMS"), "");
    cache.folder("a", this::build);
    assertEquals(2, built.get(), "an empty list");
    Files.writeString(folder.resolve("other.bin"), "of no one");
    cache.folder("a", this::build);
    assertEquals(3, built.get(), "a file that is not listed");
    Files.delete(folder.resolve("model.bin"));
    cache.folder("a", this::build);
    assertEquals(4, built.get(), "a listed file that is missing");
    Files.write(folder.resolve("SHA256SUMS"), new byte[] {(byte) 0xff, 0, 10});
    cache.folder("a", this::build);
    assertEquals(5, built.get(), "a list that is no text");
    Files.writeString(folder.resolve(".DS_Store"), "of a file manager");
    cache.folder("a", this::build);
    assertEquals(5, built.get(), "a hidden file");
  }

  @Test
  void buildsAgainWhatIsNotWanted() throws IOException {
    ModelCache cache = new ModelCache(root);
    cache.folder("a", this::build);
    cache.folder("a", whole -> true, this::build);
    assertEquals(1, built.get());
    cache.folder("a", whole -> built.get() > 1, this::build);
    assertEquals(2, built.get());
  }

  @Test
  void aSharedCacheIsOpenToWhomTheUserLetsIn() throws IOException {
    Assumptions.assumeTrue(
        Files.getFileStore(root).supportsFileAttributeView("posix"), "no POSIX permissions here");
    Path plain = Files.createDirectory(root.resolve("plain"));
    Path folder = new ModelCache(root).folder("a", this::build);
    assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(folder));
  }

  @Test
  void clearsAwayWhatAKilledRunLeft() throws IOException {
    Path left = Files.createDirectory(root.resolve(".part-a"));
    Files.writeString(left.resolve("half.bin"), "gigabytes");
    Path folder = new ModelCache(root).folder("a", this::build);
    assertFalse(Files.exists(left));
    assertFalse(Files.exists(folder.resolve("half.bin")));
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
    assertTrue(cache.find("a", "").isEmpty());
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
