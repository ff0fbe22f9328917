package org.parley.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {

  @TempDir Path folder;

  @Test
  void standsBesideTheOutputWithItsFieldsInOrder() throws IOException {
    Path file = Manifest.beside(folder.resolve("out.jsonl"));
    new Manifest(
            "0.1",
            "parley classify a",
            "2026-01-01T00:00:00Z",
            "2026-01-01T00:00:01Z",
            new Manifest.Model("m", "00"),
            Map.of("format", "jsonl"),
            List.of(new Manifest.Input("a/x.txt", "11"), new Manifest.Input("-", null)),
            new Tally().counts(),
            "17",
            "Linux",
            Map.of("opennlp", "2"))
        .write(file);
    assertEquals(folder.resolve("out.jsonl.manifest.json"), file);
    assertEquals(
        """
        {
          "parley" : "0.1",
          "command" : "parley classify a",
          "started" : "2026-01-01T00:00:00Z",
          "finished" : "2026-01-01T00:00:01Z",
          "model" : {
            "name" : "m",
            "sha256" : "00"
          },
          "options" : {
            "format" : "jsonl"
          },
          "inputs" : [
            {
              "file" : "a/x.txt",
              "sha256" : "11"
            },
            {
              "file" : "-"
            }
          ],
          "counts" : {
            "documents" : 0,
            "paragraphs" : 0,
            "headings" : 0,
            "skipped" : 0,
            "dropped" : { },
            "languages" : { },
            "addressing" : { },
            "targets" : { },
            "failed" : [ ],
            "notices" : [ ]
          },
          "java" : "17",
          "os" : "Linux",
          "libraries" : {
            "opennlp" : "2"
          }
        }
        """,
        Files.readString(file));
  }
}
