package org.parley.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.stance.Distribution;
import org.parley.stance.Stance;

class PredictionReaderTest {

  @TempDir Path folder;

  private List<Prediction> read(String name, String content) throws IOException {
    return PredictionReader.read(Files.writeString(folder.resolve(name), content));
  }

  @Test
  void judgementRowsGiveOnePredictionATarget() throws IOException {
    List<Prediction> predictions =
        read(
            "out.jsonl",
            """
            {"document":"d","paragraph":2,"text":"x","stances":[\
            {"target":"sochi","addressed":true,"label":"pro",\
            "probabilities":{"pro":0.5,"anti":0.3,"none":0.2},"abstained":true,\
            "members":{"linear":{"pro":0.1,"anti":0.7,"none":0.2}}},\
            {"target":"geneva","addressed":false,"label":"none",\
            "probabilities":{"pro":0,"anti":0,"none":1},"abstained":false}]}
            """);
    assertEquals(2, predictions.size());
    Prediction sochi = predictions.get(0);
    assertEquals("d#2", sochi.name());
    assertEquals(Stance.PRO, sochi.label());
    assertEquals(new Distribution(0.5, 0.3, 0.2), sochi.probabilities());
    assertTrue(sochi.abstained());
    assertEquals(Map.of("linear", new Distribution(0.1, 0.7, 0.2)), sochi.members());
    assertEquals(Map.of(), predictions.get(1).members());
    assertEquals(Optional.of(true), sochi.addressed());
    assertEquals(Optional.of(false), predictions.get(1).addressed());
    assertFalse(predictions.get(1).abstained());
  }

  @Test
  void tablesGiveTheSame() throws IOException {
    Prediction sochi =
        read(
                "out.csv",
                """
                document,paragraph,text,target,addressed,label,pro,anti,none,abstained
                d,2,x,sochi,TRUE,pro,0.5,0.3,0.2,TRUE
                """)
            .get(0);
    assertEquals(new Distribution(0.5, 0.3, 0.2), sochi.probabilities());
    assertTrue(sochi.abstained());
  }

  @Test
  void roundingIsTakenOut() throws IOException {
    Prediction rounded =
        read(
                "p.jsonl",
                """
                {"text":"x","target":"t","label":"pro","probabilities":{"pro":0.334,"anti":0.333,"none":0.334}}
                """)
            .get(0);
    assertEquals(0.334 / 1.001, rounded.probabilities().pro(), 1e-12);
    assertEquals(Stance.PRO, rounded.label());
  }

  @Test
  void theAnnotationFormHasLabelsAlone() throws IOException {
    Prediction prediction = read("p.jsonl", "{\"text\":\"x\",\"labels\":{\"t\":\"anti\"}}").get(0);
    assertNull(prediction.probabilities());
    assertEquals(Optional.empty(), prediction.addressed());
  }

  @Test
  void aLabelThatIsNotTheMostProbableIsAnError() {
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                read(
                    "p.jsonl",
                    """
                    {"text":"x","target":"t","label":"pro","probabilities":{"pro":0.2,"anti":0.3,"none":0.5}}
                    """));
    assertTrue(
        e.getMessage()
            .endsWith(
                ":1: \"label\" is pro but none is the most probable of"
                    + " {\"pro\":0.2,\"anti\":0.3,\"none\":0.5}; the label must be that one"),
        e.getMessage());
  }

  @Test
  void probabilitiesThatAreNoneAreAnError() {
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                read(
                    "p.jsonl",
                    "{\"text\":\"x\",\"target\":\"t\",\"label\":\"pro\",\"probabilities\":{\"pro\":0.9}}"));
    assertTrue(e.getMessage().contains("from 0 to 1 with the sum 1"), e.getMessage());
    IOException ofMember =
        assertThrows(
            IOException.class,
            () ->
                read(
                    "p.jsonl",
                    "{\"text\":\"x\",\"target\":\"t\",\"label\":\"pro\",\"members\":{\"linear\":[1]}}"));
    assertTrue(
        ofMember.getMessage().contains(":1: \"members.linear\" is [1]; allowed: "),
        ofMember.getMessage());
  }
}
