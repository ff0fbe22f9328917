package org.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.TinyBundle;
import org.parley.ingest.Ingest;

/** The sample statements, all read with one command. */
class SamplesIT {

  private static final String SAMPLES = "data/statements";

  /** Ids of the documents in files of rows. */
  private static final Map<String, String> FILES_OF_ROWS =
      Map.of("wire", "wire-november-2017.jsonl", "risala", "rasail-al-qurra.xlsx");

  private static final List<JsonNode> PARAGRAPHS = new ArrayList<>();

  @TempDir static Path folder;
  private static Cli.Result result;

  @BeforeAll
  static void classify() throws IOException {
    Path out = folder.resolve("out.jsonl");
    Path bundle = TinyBundle.trainIn(Files.createDirectory(folder.resolve("bundle")));
    result = Cli.run("classify", SAMPLES, "--model", bundle.toString(), "-o", out.toString());
    for (String line : Files.readAllLines(out)) {
      PARAGRAPHS.add(new ObjectMapper().readTree(line));
    }
  }

  private static String file(JsonNode paragraph) {
    String document = paragraph.get("document").asText();
    Matcher row = Pattern.compile("([a-z]+)-\\d+").matcher(document);
    return row.matches() ? FILES_OF_ROWS.getOrDefault(row.group(1), document) : document;
  }

  @Test
  void allTenAreReadToTheirLastParagraph() throws IOException {
    assertEquals(ExitCode.DONE, result.exitCode(), result.err());
    assertEquals(10, Ingest.files(List.of(SAMPLES)).size());
    Map<String, Integer> counts = new TreeMap<>();
    for (JsonNode paragraph : PARAGRAPHS) {
      counts.merge(file(paragraph) + " " + paragraph.get("language").asText(), 1, Integer::sum);
    }
    assertEquals(
        Map.ofEntries(
            Map.entry("coalition-of-the-coast.txt en", 8),
            Map.entry("eighth-round-explained.md en", 8),
            Map.entry("liqa-maa-udw-wafd.txt ar", 8),
            Map.entry("majalis-al-rif.html ar", 9),
            Map.entry("posle-kongressa.txt ru", 7),
            Map.entry("protokol-zemlyachestva.docx ru", 17),
            Map.entry("rasail-al-qurra.xlsx ar", 8),
            Map.entry("stol-kotorogo-net.html ru", 7),
            Map.entry("two-tables-one-war.pdf en", 18),
            Map.entry("wire-november-2017.jsonl en", 5),
            Map.entry("wire-november-2017.jsonl ru", 4)),
        counts);
  }

  @Test
  void theirTitlesAndDatesAreKnownWhereTheFormatHasThem() {
    Map<String, String> known = new LinkedHashMap<>();
    for (JsonNode paragraph : PARAGRAPHS) {
      if (paragraph.has("title")) {
        known.put(
            paragraph.get("document").asText(),
            paragraph.get("title").asText() + ", " + paragraph.path("date").asText("undated"));
      }
    }
    assertEquals(
        Map.of(
            "majalis-al-rif.html",
            "مجالس الريف الشمالي منقسمة حول الدعوة إلى سوتشي, 2018-01-19",
            "protokol-zemlyachestva.docx",
            "Протокол общего собрания землячества «Орешник», undated",
            "stol-kotorogo-net.html",
            "Стол, которого нет, 2017-12-16",
            "two-tables-one-war.pdf",
            "Two tables, one war, undated",
            "wire-1",
            "Factions in the south say no to the Black Sea invitation, 2017-11-22",
            "wire-2",
            "В Дамаске ждут приглашений, 2017-11-24"),
        known);
  }

  @Test
  void nothingOfThePagesRoundThemIsLeft() {
    for (JsonNode paragraph : PARAGRAPHS) {
      String text = paragraph.get("text").asText();
      for (String stranger :
          List.of("Facebook", "рассылку", "ВКонтакте", "Гость", "внутреннего", "Briefing", "©")) {
        assertFalse(text.contains(stranger), text);
      }
      for (String stranger : List.of("فيسبوك", "الارتباط", "الأكثر قراءة", "اقرأ", "الرئيسية")) {
        assertFalse(text.contains(stranger), text);
      }
    }
    assertTrue(
        result.err().contains("dropped: copyright footer 1, share line 1, subscribe line 1"),
        result.err());
  }
}
