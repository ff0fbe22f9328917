package org.parley.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConlluTest {

  @TempDir Path folder;

  @Test
  void sentencesTokensAndStances() throws IOException {
    Path gold =
        Files.writeString(
            folder.resolve("gold.jsonl"),
            """
            {"document":"a b","paragraph":0,"text":"Мы не поедем\\nв Сочи. Это фарс!",\
            "labels":{"sochi":"anti","geneva":"none"},"note":"n"}
            {"id":"r2","text":"لن نشارك.","labels":{"sochi":"anti"},\
            "evidence":{"sochi":[{"start":0,"end":2}]}}
            """);
    Path out = folder.resolve("gold.conllu");
    Converter.Result result =
        new Converter(Map.of()).convert(ExchangeFormat.JSONL, gold, ExchangeFormat.CONLLU, out);
    assertEquals(
        List.of("\"note\" of a row: 1 (first: row 1)", "\"evidence\" of a row: 1 (first: row r2)"),
        result.uncarried());

    List<String> comments = new ArrayList<>();
    List<String> forms = new ArrayList<>();
    for (String line : Files.readAllLines(out)) {
      if (line.startsWith("#")) {
        comments.add(line);
      } else if (!line.isEmpty()) {
        String[] fields = line.split("\t", -1);
        assertEquals(10, fields.length, line);
        forms.add(fields[0] + " " + fields[1] + " " + fields[2] + " " + fields[9]);
      }
    }
    assertEquals(
        List.of(
            "# newdoc id = a b",
            "# newpar id = a b:0",
            "# lang = ru",
            "# stance = sochi anti",
            "# stance = geneva none",
            "# sent_id = a_b:0-1",
            "# text = Мы не поедем в Сочи.",
            "# sent_id = a_b:0-2",
            "# text = Это фарс!",
            "# newdoc id = r2",
            "# newpar id = r2",
            "# lang = ar",
            "# stance = sochi anti",
            "# sent_id = r2-1",
            "# text = لن نشارك."),
        comments);
    assertEquals(
        List.of(
            "1 Мы мы _",
            "2 не не _",
            "3 поедем поехать _",
            "4 в в _",
            "5 Сочи сочи SpaceAfter=No",
            "6 . . _"),
        forms.subList(0, 6));
  }
}
