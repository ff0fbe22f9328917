package org.parley.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.ArrayFS;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.FeatureStructure;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.json.jsoncas2.JsonCas2Serializer;
import org.apache.uima.json.jsoncas2.mode.OffsetConversionMode;
import org.apache.uima.json.jsoncas2.mode.TypeSystemMode;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.XMLInputSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as the tools themselves export them: what is read, left out and refused. */
class ForeignFilesTest {

  @TempDir Path folder;

  private record Conversion(List<String> rows, List<String> unread) {}

  private Conversion read(ExchangeFormat format, Path file) throws IOException {
    Path out = folder.resolve("read.jsonl");
    Converter.Result result =
        new Converter(Map.of()).convert(format, file, ExchangeFormat.JSONL, out);
    return new Conversion(Files.readAllLines(out), result.unread());
  }

  private Path file(String name, String content) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    return Files.writeString(folder.resolve(name), content);
  }

  private void assertRefused(String message, ExchangeFormat format, Path file) {
    IOException e = assertThrows(IOException.class, () -> read(format, file));
    assertEquals(message, e.getMessage());
  }

  private static final String LABEL_STUDIO =
      """
      [{"id": 7, "inner_id": 1, "total_annotations": 2, "meta": {},
        "data": {"text": "😀 Мы не поедем.", "document": "d1", "wave": 3},
        "predictions": [],
        "annotations": [
          {"id": 11, "completed_by": {"id": 2, "email": "one@example.org"},
           "was_cancelled": false, "lead_time": 4.2,
           "result": [
             {"id": "a", "from_name": "stance-sochi", "to_name": "text", "type": "choices",
              "value": {"choices": ["anti"]}},
             {"id": "b", "from_name": "addressed-sochi", "to_name": "text", "type": "choices",
              "value": {"choices": ["yes"]}},
             {"id": "c", "from_name": "evidence", "to_name": "text", "type": "labels",
              "value": {"start": 5, "end": 14, "text": "не поедем", "labels": ["sochi"]}},
             {"id": "d", "from_name": "mood", "to_name": "text", "type": "choices",
              "value": {"choices": ["grim"]}}]},
          {"id": 12, "completed_by": 5, "was_cancelled": false,
           "result": [
             {"id": "e", "from_name": "stance-sochi", "to_name": "text", "type": "choices",
              "value": {"choices": ["none"]}}]},
          {"id": 13, "completed_by": 6, "was_cancelled": true, "result": []}]},
       {"id": 8, "data": {"text": "Later."}, "annotations": []},
       {"id": 9, "data": {"text": "Later."}, "predictions": [{"result": [], "score": 1}]}]
      """;

  @Test
  void labelStudio() throws IOException {
    Path file = file("export.json", LABEL_STUDIO);
    Conversion read = read(ExchangeFormat.LABEL_STUDIO, file);
    assertEquals(
        List.of(
            """
            {"document":"d1","text":"😀 Мы не поедем.","addressed":["sochi"],\
            "labels":{"sochi":"anti"},"evidence":{"sochi":[{"start":6,"end":15}]},\
            "annotator":"one@example.org"}""",
            """
            {"document":"d1","text":"😀 Мы не поедем.","labels":{"sochi":"none"},\
            "annotator":"5"}"""),
        read.rows());
    assertEquals(
        List.of(
            "skipped annotations: 1 (first: %s:1: task 7)",
            "field \"wave\", which annotations do not have: 2 (first: %s:1: task 7)",
            "results of \"mood\", which is no control of Parley's: 1 (first: %s:1: task 7)",
            "tasks that nobody annotated: 1 (first: %s:21: task 8)",
            "tasks that have predictions and no annotation: 1 (first: %s:22: task 9)"),
        read.unread().stream().map(line -> line.replace(file.toString(), "%s")).toList());
  }

  @Test
  void labelStudioWithAnUnknownStance() throws IOException {
    Path file = file("export.json", LABEL_STUDIO.replace("\"anti\"", "\"opposed\""));
    assertRefused(
        file
            + ":1: task 7: \"labels.sochi\" is \"opposed\"; allowed: pro, anti or none; also FAVOR,"
            + " AGAINST and NEUTRAL, in any case",
        ExchangeFormat.LABEL_STUDIO,
        file);
  }

  @Test
  void labelStudioWithASpanBeyondTheText() throws IOException {
    Path file = file("export.json", LABEL_STUDIO.replace("\"end\": 14", "\"end\": 16"));
    assertRefused(
        file
            + ":1: task 7: \"evidence\" runs from 5 to 16; allowed: 0 to 15, the text's length in"
            + " code points",
        ExchangeFormat.LABEL_STUDIO,
        file);
  }

  @Test
  void labelStudioMinimal() throws IOException {
    Path file = file("export.json", "[{\"text\": \"No.\", \"stance-sochi\": \"anti\"}]");
    assertRefused(
        file
            + ":1: task 1: has no \"data\" with a \"text\"; export the project as JSON, not as"
            + " JSON-MIN",
        ExchangeFormat.LABEL_STUDIO,
        file);
  }

  @Test
  void labelStudioThatIsCutOff() throws IOException {
    Path file = file("export.json", LABEL_STUDIO.substring(0, 300));
    IOException e = assertThrows(IOException.class, () -> read(ExchangeFormat.LABEL_STUDIO, file));
    assertEquals(file + ":7: is not valid JSON: ", e.getMessage().replaceAll("JSON: .*", "JSON: "));
  }

  @Test
  void doccano() throws IOException {
    Path file =
        file(
            "all.jsonl",
            """
            {"id":41,"text":"😀 لن نشارك","entities":[{"id":1,"label":"evidence:sochi",\
            "start_offset":2,"end_offset":10},{"id":2,"label":"PER","start_offset":0,\
            "end_offset":1}],"cats":["sochi=anti","sochi=addressed","urgent"],"Comments":[]}
            {"id":42,"text":"Yes.","label":["sochi=FAVOR"],"title":"A title"}
            {"id":43,"text":"Yes.","label":[[0,3,"mentions:sochi"]],"parley":{"id":"mine"}}
            """);
    Conversion read = read(ExchangeFormat.DOCCANO, file);
    assertEquals(
        List.of(
            """
            {"id":"41","text":"😀 لن نشارك","addressed":["sochi"],"labels":{"sochi":"anti"},\
            "evidence":{"sochi":[{"start":3,"end":11}]}}""",
            "{\"id\":\"42\",\"title\":\"A title\",\"text\":\"Yes.\",\"labels\":{\"sochi\":\"pro\"}}",
            """
            {"id":"mine","text":"Yes.","labels":{},"mentions":{"sochi":[{"start":0,"end":3}]}}"""),
        read.rows());
    assertEquals(
        List.of(
            "category \"urgent\", which is no TARGET=STANCE: 1 (first: %s:1)".formatted(file),
            "span label \"PER\", which is no evidence, mentions or holders: 1 (first: %s:1)"
                .formatted(file)),
        read.unread());
  }

  @Test
  void doccanoSpanBeyondTheText() throws IOException {
    Path file = file("all.jsonl", "{\"text\":\"😀!\",\"entities\":[[0,3,\"evidence:sochi\"]]}\n");
    assertRefused(
        file
            + ":1: has the span [0,3,\"evidence:sochi\"]; allowed: [start, end, label] from 0 to 2,"
            + " the text's length in code points",
        ExchangeFormat.DOCCANO,
        file);
  }

  private static final String BRAT_TEXT = "😀 We will not go.\nThe Harbour Bloc said so.\n";

  private Path brat(String annotations) throws IOException {
    file("brat/one.txt", BRAT_TEXT);
    return file("brat/one.ann", annotations);
  }

  @Test
  void brat() throws IOException {
    Path file =
        brat(
            """
            A1\tstance-sochi T1 anti
            T1\tParagraph 0 17;18 43\t😀 We will not go. The Harbour Bloc said so.
            T2\tEvidence 5 16\twill not go
            A2\ttarget T2 sochi
            T3\tHolder 22 34\tHarbour Bloc
            A3\ttarget T3 sochi
            #1\tAnnotatorNotes T1\tsee page 3
            R1\tSays Arg1:T3 Arg2:T2
            T4\tPlace 18 21\tThe
            """);
    Conversion read = read(ExchangeFormat.BRAT, folder.resolve("brat"));
    assertEquals(
        List.of(
            """
            {"text":"😀 We will not go.\\nThe Harbour Bloc said so.","labels":{"sochi":"anti"},\
            "holders":{"sochi":["Harbour Bloc"]},"evidence":{"sochi":[{"start":6,"end":17}]},\
            "note":"see page 3"}"""),
        read.rows());
    assertEquals(
        List.of(
            "relations, events and other lines that no annotation holds: 1 (first: %s:8)"
                .formatted(file),
            "spans of type \"Place\": 1 (first: %s:9)".formatted(file)),
        read.unread());
  }

  @Test
  void bratWithOffsetsInUtf16() throws IOException {
    Path file = brat("T1\tParagraph 0 17\t😀 We will not go.\nT2\tEvidence 6 17\twill not go\n");
    assertRefused(
        file
            + ":2: is of the words \"will not go\", but its offsets mark \"ill not go.\": they"
            + " count code points, from 0",
        ExchangeFormat.BRAT,
        folder.resolve("brat"));
  }

  @Test
  void bratSpanOutsideOfEveryParagraph() throws IOException {
    Path file =
        brat(
            "T1\tParagraph 0 17\t😀 We will not go.\nT2\tEvidence 18 21\tThe\nA1\ttarget T2 sochi\n");
    assertRefused(
        file + ":2: lies within no Paragraph: mark one that holds all of it",
        ExchangeFormat.BRAT,
        folder.resolve("brat"));
  }

  @Test
  void bratWrites() throws IOException {
    Path source =
        file(
            "gold.jsonl",
            """
            {"document":"d","paragraph":0,"text":"😀 We\\nwill not go.","addressed":["sochi"],\
            "labels":{"sochi":"anti","New Talks":"none"},\
            "evidence":{"sochi":[{"start":3,"end":18}]}}
            {"document":"d","paragraph":1,"text":"Никто.","labels":{"sochi":"none"}}
            """);
    Path out = folder.resolve("out");
    new Converter(Map.of("geneva", "Geneva talks"))
        .convert(ExchangeFormat.JSONL, source, ExchangeFormat.BRAT, out);
    assertEquals("😀 We\nwill not go.\n\nНикто.", Files.readString(out.resolve("1-d.txt")));
    assertEquals(
        """
        T1\tParagraph 0 4;5 17\t😀 We will not go.
        A1\taddressed-sochi T1 yes
        A2\taddressed-New+Talks T1 no
        A3\tstance-sochi T1 anti
        A4\tstance-New+Talks T1 none
        #1\tAnnotatorNotes T1\t{"document":"d","paragraph":0}
        T2\tEvidence 2 4;5 17\tWe will not go.
        A5\ttarget T2 sochi
        T3\tParagraph 19 25\tНикто.
        A6\tstance-sochi T3 none
        #2\tAnnotatorNotes T3\t{"document":"d","paragraph":1}
        """,
        Files.readString(out.resolve("1-d.ann")));
    assertEquals(
        """
        [entities]
        Paragraph
        Evidence
        Mention
        Holder

        [relations]
        <OVERLAP> Arg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>

        [events]

        [attributes]
        addressed-geneva Arg:Paragraph, Value:yes|no
        stance-geneva Arg:Paragraph, Value:pro|anti|none
        addressed-sochi Arg:Paragraph, Value:yes|no
        stance-sochi Arg:Paragraph, Value:pro|anti|none
        addressed-New+Talks Arg:Paragraph, Value:yes|no
        stance-New+Talks Arg:Paragraph, Value:pro|anti|none
        target Arg:Evidence|Mention|Holder, Value:geneva|sochi|New+Talks
        """,
        Files.readString(out.resolve("annotation.conf")));
    assertNotWrittenInto(out);
  }

  /** A folder with something in it is never written into. */
  private void assertNotWrittenInto(Path out) throws IOException {
    Path source = file("one.jsonl", "{\"text\":\"No.\",\"labels\":{\"sochi\":\"anti\"}}\n");
    for (ExchangeFormat format : List.of(ExchangeFormat.BRAT, ExchangeFormat.INCEPTION)) {
      IOException e =
          assertThrows(
              IOException.class,
              () -> new Converter(Map.of()).convert(ExchangeFormat.JSONL, source, format, out));
      assertEquals(out + ": holds files already; name a new or empty folder", e.getMessage());
    }
  }

  /** INCEpTION declares dozens of types and links features to one another; all is passed over. */
  @Test
  void inceptionWithItsOwnTypes() throws Exception {
    Path source =
        file(
            "gold.jsonl",
            """
            {"id":"a","text":"😀 Нет.","labels":{"sochi":"anti"},\
            "evidence":{"sochi":[{"start":3,"end":6}]}}
            """);
    Path project = folder.resolve("project");
    new Converter(Map.of())
        .convert(ExchangeFormat.JSONL, source, ExchangeFormat.INCEPTION, project);
    TypeSystemDescription types =
        UIMAFramework.getXMLParser()
            .parseTypeSystemDescription(new XMLInputSource(project.resolve("layers.xml").toFile()));
    types
        .addType("made.up.Chain", "", CAS.TYPE_NAME_ANNOTATION)
        .addFeature("links", "", CAS.TYPE_NAME_FS_ARRAY, CAS.TYPE_NAME_ANNOTATION, true);
    types
        .addType("made.up.Numbers", "", CAS.TYPE_NAME_TOP)
        .addFeature("values", "", CAS.TYPE_NAME_INTEGER_ARRAY);
    CAS cas = CasCreationUtils.createCas(types, null, null);
    cas.setDocumentText("😀 Нет.");
    AnnotationFS row = annotation(cas, "webanno.custom.ParleyRow", 0, 7);
    row.setStringValue(row.getType().getFeatureByBaseName("id"), "a");
    AnnotationFS evidence = annotation(cas, "webanno.custom.ParleyEvidence", 3, 6);
    evidence.setStringValue(evidence.getType().getFeatureByBaseName("target"), "sochi");
    AnnotationFS chain = annotation(cas, "made.up.Chain", 0, 7);
    ArrayFS<?> links = cas.createArrayFS(1);
    links.copyFromArray(new FeatureStructure[] {evidence}, 0, 0, 1);
    chain.setFeatureValue(chain.getType().getFeatureByBaseName("links"), links);
    JsonCas2Serializer serializer = new JsonCas2Serializer();
    serializer.setTypeSystemMode(TypeSystemMode.FULL);
    serializer.setOffsetConversionMode(OffsetConversionMode.UTF_16);
    Path export = folder.resolve("export.json");
    serializer.serialize(cas, export.toFile());

    assertEquals(
        List.of(
            """
            {"id":"a","text":"😀 Нет.","labels":{},"evidence":{"sochi":[{"start":3,"end":6}]}}"""),
        read(ExchangeFormat.INCEPTION, export).rows());
    try (Stream<Path> files = Files.list(project)) {
      assertEquals(
          List.of("1-a.json", "layers.xml"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  private static AnnotationFS annotation(CAS cas, String type, int start, int end) {
    AnnotationFS annotation = cas.createAnnotation(cas.getTypeSystem().getType(type), start, end);
    cas.addFsToIndexes(annotation);
    return annotation;
  }

  @Test
  void inceptionWithoutOurLayers() throws IOException {
    Path file = file("other.json", "{\"%TYPES\":{},\"%FEATURE_STRUCTURES\":[],\"%VIEWS\":{}}");
    assertRefused(
        file
            + ": has no layer webanno.custom.ParleyRow; mark each paragraph by it, as layers.xml"
            + " declares it",
        ExchangeFormat.INCEPTION,
        file);
  }
}
