package org.parley.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.stance.JudgedDocument;
import org.parley.text.Language;

class WritersTest {

  private static String written(OutputFormat format, TextLayout layout, JudgedDocument document)
      throws IOException {
    StringWriter out = new StringWriter();
    try (JudgementWriter writer = format.open(out, "tiny", List.of("linear"), layout)) {
      writer.write(document);
    }
    return out.toString();
  }

  private static String written(OutputFormat format, JudgedDocument document) throws IOException {
    return written(format, TextLayout.PLAIN, document);
  }

  @Test
  void jsonLinesHaveTheFieldsInTheirOrder() throws IOException {
    assertEquals(
        """
        {"document":"a/one.txt","paragraph":0,"start":0,"end":18,"kind":"heading","language":"en",\
        "title":"No, \\"no\\"","date":"2018-01-26","speaker":"a spokesperson","text":"No to the congress",\
        "entities":[],"stances":[\
        {"target":"sochi","addressed":false,"label":"none","probabilities":{"pro":0,"anti":0,"none":1},\
        "abstained":false,"mentions":[]},\
        {"target":"geneva","addressed":false,"label":"none","probabilities":{"pro":0,"anti":0,"none":1},\
        "abstained":false,"mentions":[]}]}
        {"document":"a/one.txt","paragraph":1,"start":20,"end":58,"kind":"body","language":"en",\
        "title":"No, \\"no\\"","date":"2018-01-26","speaker":"a spokesperson",\
        "text":"The Harbour Bloc will not go to Sochi.",\
        "entities":[{"start":4,"end":16,"text":"Harbour Bloc","type":"ORG"},\
        {"start":32,"end":37,"text":"Sochi","type":"LOC","id":"sochi-town"}],"stances":[\
        {"target":"sochi","addressed":true,"label":"anti",\
        "probabilities":{"pro":0.031235,"anti":0.91,"none":0.058765},\
        "abstained":true,"mentions":[{"start":32,"end":37}],\
        "members":{"linear":{"pro":0.031235,"anti":0.91,"none":0.058765}}},\
        {"target":"geneva","addressed":false,"label":"none","probabilities":{"pro":0,"anti":0,"none":1},\
        "abstained":false,"mentions":[]}]}
        """,
        written(OutputFormat.JSONL, Examples.statement()));
  }

  @Test
  void jsonLinesLeaveOutWhatIsUnknown() throws IOException {
    assertEquals(
        """
        {"document":"x","paragraph":0,"start":0,"end":9,"kind":"body","language":"ru","text":"Все в Сочи",\
        """
                .replace("\"end\":9", "\"end\":10")
            + """
            "entities":[],"stances":[{"target":"sochi","addressed":true,"label":"pro",\
            "probabilities":{"pro":1,"anti":0,"none":0},"abstained":true,\
            "mentions":[{"start":0,"end":3}],"members":{"linear":{"pro":1,"anti":0,"none":0}}}]}
            """,
        written(OutputFormat.JSONL, Examples.paragraph("x", Language.RUSSIAN, "Все в Сочи")));
  }

  @Test
  void csvHasOneRowForEachParagraphAndTarget() throws IOException {
    String none = "false,none,0,0,1,false,[],,,,\n";
    String about = "\"No, \"\"no\"\"\",2018-01-26,a spokesperson,";
    String heading = "a/one.txt,0,0,18,heading,en," + about + "No to the congress,[],";
    String body =
        "a/one.txt,1,20,58,body,en,"
            + about
            + "The Harbour Bloc will not go to Sochi.,"
            + "\"[{\"\"start\"\":4,\"\"end\"\":16,\"\"text\"\":\"\"Harbour Bloc\"\",\"\"type\"\":\"\"ORG\"\"},"
            + "{\"\"start\"\":32,\"\"end\"\":37,\"\"text\"\":\"\"Sochi\"\",\"\"type\"\":\"\"LOC\"\","
            + "\"\"id\"\":\"\"sochi-town\"\"}]\",";
    assertEquals(
        "document,paragraph,start,end,kind,language,title,date,speaker,text,entities,target,"
            + "addressed,label,pro,anti,none,abstained,mentions,evidence,"
            + "linear_pro,linear_anti,linear_none\n"
            + heading
            + "sochi,"
            + none
            + heading
            + "geneva,"
            + none
            + body
            + "sochi,true,anti,0.031235,0.91,0.058765,true,"
            + "\"[{\"\"start\"\":32,\"\"end\"\":37}]\",,0.031235,0.91,0.058765\n"
            + body
            + "geneva,"
            + none,
        written(OutputFormat.CSV, Examples.statement()));
  }

  @Test
  void csvDefusesFormulas() throws IOException {
    for (String start : List.of("=", "+", "-", "@", "\t", "＝")) {
      String csv =
          written(
              OutputFormat.CSV,
              Examples.paragraph(start + "id", Language.ENGLISH, start + "HYPERLINK(1)"));
      String row = csv.split("\n", 2)[1];
      assertEquals(
          "'%sid,0,0,%d,body,en,,,,'%sHYPERLINK(1),[],"
              .formatted(start, start.length() + 12, start),
          row.substring(0, row.indexOf("sochi")));
    }
  }

  @Test
  void plainTextMarksMentionsAndDrawsBars() throws IOException {
    assertEquals(
        """
        a/one.txt
        No, "no" · 2018-01-26 · a spokesperson

          0  en heading
             No to the congress
             not addressed: sochi, geneva

          1  en body
             The Harbour Bloc will not go to _Sochi_.
             sochi   anti  [+------------------.]  pro 3%, anti 91%, none 6%, uncertain
             not addressed: geneva
             named: Harbour Bloc (ORG); Sochi (LOC sochi-town)

        """,
        written(OutputFormat.TEXT, Examples.statement()));
  }

  @Test
  void aTerminalGetsColoursAndUnderlining() throws IOException {
    String text = written(OutputFormat.TEXT, new TextLayout(80, true), Examples.statement());
    assertEquals(
        List.of(
            "     The Harbour Bloc will not go to <4m>Sochi<24m>.",
            "     sochi   <31m>anti<0m>  <32m>█<0m><31m>██████████████████<0m><2m>░<0m>"
                + "  pro 3%, anti 91%, none 6%, uncertain"),
        text.replace("\u001b[", "<")
            .replaceAll("<(\\d+)m", "<$1m>")
            .lines()
            .toList()
            .subList(8, 10));
  }

  @Test
  void evidenceIsWritten() throws IOException {
    assertTrue(
        written(OutputFormat.JSONL, Examples.withEvidence())
            .contains(
                "\"mentions\":[{\"start\":32,\"end\":37}],"
                    + "\"evidence\":[{\"start\":17,\"end\":37}],\"members\""));
    assertTrue(
        written(OutputFormat.CSV, Examples.withEvidence())
            .contains(
                "\"[{\"\"start\"\":32,\"\"end\"\":37}]\","
                    + "\"[{\"\"start\"\":17,\"\"end\"\":37}]\","));
    assertEquals(
        "     The Harbour Bloc *will not go to _Sochi_*.",
        written(OutputFormat.TEXT, Examples.withEvidence()).lines().toList().get(8));
    assertEquals(
        "     The Harbour Bloc <1m>will not go to <4m>Sochi<24m><22m>.",
        written(OutputFormat.TEXT, new TextLayout(80, true), Examples.withEvidence())
            .replace("\u001b[", "<")
            .replaceAll("<(\\d+)m", "<$1m>")
            .lines()
            .toList()
            .get(8));
  }

  @Test
  void textFromADocumentCannotCommandTheTerminal() throws IOException {
    String text =
        written(
            OutputFormat.TEXT,
            Examples.paragraph("a\u001b[2Jb", Language.ENGLISH, "red \u001b[31m and \u009b31m"));
    assertEquals("a\uFFFD[2Jb", text.lines().findFirst().orElseThrow());
    assertEquals("     _red_ \uFFFD[31m and \uFFFD31m", text.lines().toList().get(3));
  }

  @Test
  void arabicStandsAtTheRightEdge() throws IOException {
    String text =
        written(
            OutputFormat.TEXT,
            new TextLayout(40, false),
            Examples.paragraph("x", Language.ARABIC, "سوتشي مدينة"));
    assertEquals(" ".repeat(40 - 13) + "\u2067_سوت_شي مدينة\u2069", text.lines().toList().get(3));
  }

  @Test
  void arabicTitlesAndNamesDoNotTurnWhatFollowsRound() throws IOException {
    List<String> lines = written(OutputFormat.TEXT, Examples.arabic()).lines().toList();
    assertEquals("\u2068لا لسوتشي\u2069 · 2018-01-26 · \u2068لجنة القرار 2254\u2069", lines.get(1));
    assertEquals("     named: \u2068سوتشي\u2069 (LOC sochi-town)", lines.get(lines.size() - 2));
  }
}
