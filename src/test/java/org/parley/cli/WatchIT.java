package org.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.parley.TinyBundle;
import org.parley.output.Manifest;

/** A folder watched by real processes. */
@EnabledOnOs(OS.LINUX)
class WatchIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private Path inbox = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void prepare() throws IOException {
    TinyBundle.trainIn(folder);
    inbox = Files.createDirectory(folder.resolve("inbox"));
    out = folder.resolve("out.jsonl");
  }

  private Program watch() throws IOException {
    return Program.start(
        folder, "classify", "--watch", "inbox", "-o", "out.jsonl", "--model", "tiny");
  }

  private void arrive(String name, String text) throws IOException {
    Path file = inbox.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<JsonNode> rows() throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    if (Files.exists(out)) {
      for (String line : Files.readAllLines(out)) {
        rows.add(JSON.readTree(line));
      }
    }
    return rows;
  }

  private List<String> ids() throws IOException {
    return rows().stream().map(row -> row.get("document").asText()).sorted().toList();
  }

  @Test
  void everyFileIsClassifiedOnceAlsoAcrossRestarts() throws Exception {
    arrive("a.txt", "Мы поддерживаем конгресс в Сочи.");
    try (Program run = watch()) {
      run.until(() -> run.err().contains("inbox/a.txt: 1 document"));
      arrive("below/b.txt", "Мы бойкотируем конгресс в Сочи.");
      Path slow = inbox.resolve("slow.txt");
      for (int i = 0; i < 8; i++) {
        Files.writeString(
            slow,
            "Мы ждём ответа. ".repeat(100),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
        Thread.sleep(500);
      }
      arrive("c.jpg", "no text");
      run.until(() -> run.err().contains("slow.txt: 1 document"));
      assertEquals(List.of("a.txt", "below/b.txt", "slow.txt"), ids());
      run.kill();
    }
    assertEquals(
        8 * 1600 - 1, rows().get(2).get("end").asInt() - rows().get(2).get("start").asInt());
    arrive("d.jsonl", "{\"text\":\"Готово.\"}\n".repeat(3) + "{\n");
    try (Program run = watch()) {
      run.until(() -> run.err().contains("d.jsonl: "));
      run.signal("TERM");
      assertEquals(143, run.exitCode());
      assertTrue(run.err().startsWith("watching inbox (3 files done so far); Ctrl-C ends\n"));
      assertTrue(run.err().contains("failed: inbox/d.jsonl, line 4: "), run.err());
      assertTrue(
          run.err()
              .endsWith(
                  "interrupted; 6 documents are finished and kept. To go on: parley classify"
                      + " --watch inbox -o out.jsonl --model tiny\n"),
          run.err());
    }
    assertEquals(
        List.of("a.txt", "below/b.txt", "d.jsonl#1", "d.jsonl#2", "d.jsonl#3", "slow.txt"), ids());
    JsonNode manifest = JSON.readTree(Manifest.beside(out).toFile());
    assertEquals(6, manifest.at("/counts/documents").asInt());
    assertEquals(1, manifest.at("/counts/failed").size());
    assertEquals(4, manifest.get("inputs").size());
  }

  @Test
  void aFileThatNoWatchHasWrittenIsNotTouched() throws Exception {
    Files.writeString(out, "mine\n");
    try (Program run = watch()) {
      assertEquals(ExitCode.USAGE, run.exitCode());
      assertEquals(
          "parley: out.jsonl is there already, and no 'classify --watch' wrote it: name another"
              + " file, or overwrite it with --restart\n",
          run.err());
    }
    assertEquals("mine\n", Files.readString(out));
  }
}
