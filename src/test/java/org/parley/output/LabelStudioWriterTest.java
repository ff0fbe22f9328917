package org.parley.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.parley.stance.JudgedDocument;
import org.parley.text.Language;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class LabelStudioWriterTest {

  private static JsonNode written(JudgedDocument... documents) throws IOException {
    StringWriter out = new StringWriter();
    try (JudgementWriter writer =
        OutputFormat.LABEL_STUDIO.open(out, "tiny", List.of("linear"), TextLayout.PLAIN)) {
      for (JudgedDocument document : documents) {
        writer.write(document);
      }
    }
    return new ObjectMapper().readTree(out.toString());
  }

  @Test
  void predictionsWithTheirScores() throws IOException {
    JsonNode tasks = written(Examples.statement());
    assertEquals(2, tasks.size());
    JsonNode body = tasks.get(1);
    assertEquals(
        """
        {"text":"The Harbour Bloc will not go to Sochi.","document":"a/one.txt","paragraph":1,\
        "kind":"body","language":"en","title":"No, \\"no\\"","date":"2018-01-26",\
        "speaker":"a spokesperson"}""",
        body.get("data").toString());
    assertEquals(1, body.get("predictions").size());
    JsonNode prediction = body.get("predictions").get(0);
    assertEquals("tiny", prediction.get("model_version").asText());
    assertEquals(0.91, prediction.get("score").asDouble());
    assertEquals(
        """
        [{"id":"r1","from_name":"addressed-sochi","to_name":"text","type":"choices",\
        "value":{"choices":["yes"]}},\
        {"id":"r2","from_name":"stance-sochi","to_name":"text","type":"choices",\
        "value":{"choices":["anti"]},"score":0.91},\
        {"id":"r3","from_name":"mentions","to_name":"text","type":"labels",\
        "value":{"start":32,"end":37,"text":"Sochi","labels":["sochi"]}},\
        {"id":"r4","from_name":"addressed-geneva","to_name":"text","type":"choices",\
        "value":{"choices":["no"]}},\
        {"id":"r5","from_name":"stance-geneva","to_name":"text","type":"choices",\
        "value":{"choices":["none"]},"score":1.0}]""",
        prediction.get("result").toString());
    // Where no target is addressed there is nothing to be uncertain about.
    assertEquals(1, tasks.get(0).get("predictions").get(0).get("score").asDouble());
  }

  @Test
  void offsetsAreCodePoints() throws IOException {
    JsonNode value =
        written(Examples.paragraph("x", Language.UNDETERMINED, "😀a"))
            .at("/0/predictions/0/result/2/value");
    assertEquals(
        "{\"start\":0,\"end\":2,\"text\":\"😀a\",\"labels\":[\"sochi\"]}", value.toString());
  }

  @Test
  void evidenceIsMarkedForItsTarget() throws IOException {
    assertEquals(
        """
        {"id":"r4","from_name":"evidence","to_name":"text","type":"labels",\
        "value":{"start":17,"end":37,"text":"will not go to Sochi","labels":["sochi"]}}""",
        written(Examples.withEvidence()).at("/1/predictions/0/result/3").toString());
  }

  @Test
  void noDocumentIsAnEmptyList() throws IOException {
    assertEquals("[]", written().toString());
  }

  /** Label Studio refuses results that name a control, object or value which the project lacks. */
  @Test
  void theConfigurationHasEveryControlAndValue()
      throws IOException, ParserConfigurationException, SAXException {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("sochi", "Sochi <congress> & \"talks\"");
    names.put("geneva", "Женева");
    Map<String, List<String>> controls = controls(new LabelStudioConfig(names).toXml());
    Set<String> used = new HashSet<>();
    for (JsonNode task : written(Examples.withEvidence())) {
      for (JsonNode result : task.at("/predictions/0/result")) {
        String control = result.get("from_name").asText();
        String type = result.get("type").asText();
        String value = result.get("value").get(type).get(0).asText();
        assertEquals(
            true, controls.getOrDefault(type + " " + control, List.of()).contains(value), control);
        used.add(control);
      }
    }
    assertEquals(6, used.size());
    assertEquals(
        Set.of(
            "choices addressed-sochi",
            "choices addressed-geneva",
            "choices stance-sochi",
            "choices stance-geneva",
            "labels evidence",
            "labels mentions",
            "labels holders"),
        controls.keySet());
  }

  /** The values of each control, by its type and name. */
  private static Map<String, List<String>> controls(String xml)
      throws IOException, ParserConfigurationException, SAXException {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)));
    Map<String, List<String>> controls = new LinkedHashMap<>();
    for (String type : List.of("Choices", "Labels")) {
      NodeList elements = document.getElementsByTagName(type);
      for (int i = 0; i < elements.getLength(); i++) {
        Element control = (Element) elements.item(i);
        assertEquals("text", control.getAttribute("toName"));
        List<String> values = new ArrayList<>();
        NodeList options = control.getElementsByTagName(type.equals("Labels") ? "Label" : "Choice");
        for (int j = 0; j < options.getLength(); j++) {
          values.add(((Element) options.item(j)).getAttribute("value"));
        }
        controls.put(type.toLowerCase(Locale.ROOT) + " " + control.getAttribute("name"), values);
      }
    }
    return controls;
  }
}
