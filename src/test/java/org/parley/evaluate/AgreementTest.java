package org.parley.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.annotation.Annotation;
import org.parley.evaluate.metric.Bootstrap;
import org.parley.stance.Stance;
import org.parley.text.Span;

class AgreementTest {

  @TempDir Path folder;

  private static final Bootstrap BOOTSTRAP = new Bootstrap(100, 1, () -> {});

  private static Ratings ratings(List<Annotation> a, List<Annotation> b)
      throws EvaluationException {
    Map<String, List<Annotation>> files = new LinkedHashMap<>();
    files.put("ann.jsonl", a);
    files.put("bob.jsonl", b);
    return Ratings.of(files);
  }

  private static Annotation row(String id, String text, Stance sochi) {
    return Fixtures.gold(id, null, null, text, Map.of("sochi", sochi));
  }

  @Test
  void rowsMeetByIdThenParagraphThenTextAndOneWithoutAPartnerIsMissing()
      throws EvaluationException {
    Ratings ratings =
        ratings(
            List.of(
                row("1", "same id", Stance.PRO),
                Fixtures.gold(null, "d", 0, "same place", Map.of("sochi", Stance.ANTI)),
                row(null, "same  text", Stance.NONE),
                row("4", "alone", Stance.PRO)),
            List.of(
                row(null, "same text", Stance.NONE),
                Fixtures.gold(null, "d", 0, "same place!", Map.of("sochi", Stance.ANTI)),
                row("1", "same id", Stance.ANTI)));
    assertEquals(List.of("ann.jsonl", "bob.jsonl"), ratings.annotators());
    assertEquals(
        List.of(
            List.of(Stance.PRO, Stance.ANTI),
            List.of(Stance.ANTI, Stance.ANTI),
            List.of(Stance.NONE, Stance.NONE),
            Arrays.asList(Stance.PRO, null)),
        ratings.items().stream().map(item -> item.labels("sochi")).toList());
  }

  @Test
  void annotatorsOfDifferentTextsAreNoPair() throws EvaluationException {
    Map<String, List<Annotation>> files = new LinkedHashMap<>();
    files.put("ann.jsonl", List.of(row("1", "one", Stance.PRO)));
    files.put("bob.jsonl", List.of(row("2", "two", Stance.NONE)));
    files.put("eve.jsonl", List.of(row("1", "one", Stance.PRO), row("2", "two", Stance.NONE)));
    assertEquals(
        List.of("ann.jsonl and eve.jsonl", "bob.jsonl and eve.jsonl"),
        Agreement.of(Ratings.of(files), BOOTSTRAP).targets().get(0).pairs().stream()
            .map(pair -> pair.first() + " and " + pair.second())
            .toList());
  }

  @Test
  void annotatorsAreThoseThatRowsNameBeforeFiles() throws EvaluationException {
    List<Annotation> rows = new ArrayList<>();
    for (String annotator : List.of("X", "Y")) {
      rows.add(
          new Annotation(
              "1",
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              "t",
              Optional.empty(),
              Map.of("sochi", Stance.PRO),
              Map.of(),
              Map.of(),
              Map.of(),
              List.of(),
              annotator,
              null,
              null));
    }
    assertEquals(List.of("X", "Y"), Ratings.of(Map.of("f", rows)).annotators());
  }

  @Test
  void oneAnnotatorAloneOrTwoLabelsOfOneAreErrors() {
    assertThrows(
        EvaluationException.class,
        () -> Ratings.of(Map.of("f", List.of(row("1", "x", Stance.PRO)))));
    EvaluationException e =
        assertThrows(
            EvaluationException.class,
            () ->
                ratings(
                    List.of(row("1", "x", Stance.PRO), row("1", "x", Stance.ANTI)),
                    List.of(row("1", "x", Stance.PRO))));
    assertEquals(
        "ann.jsonl labelled \"1\" both pro and anti toward \"sochi\"; keep one", e.getMessage());
  }

  @Test
  void agreementIsMeasuredForAllAndForEachTarget() throws EvaluationException {
    List<Annotation> a = new ArrayList<>();
    List<Annotation> b = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Stance label = List.of(Stance.values()).get(i % 3);
      a.add(Fixtures.gold("" + i, null, null, "t" + i, Map.of("sochi", label)));
      b.add(
          Fixtures.gold(
              "" + i, null, null, "t" + i, Map.of("sochi", i < 25 ? label : Stance.NONE)));
    }
    a.add(Fixtures.gold("g", null, null, "g", Map.of("geneva", Stance.PRO)));
    b.add(Fixtures.gold("g", null, null, "g", Map.of("geneva", Stance.PRO)));
    Agreement agreement = Agreement.of(ratings(a, b), BOOTSTRAP);
    assertEquals(
        List.of("", "sochi", "geneva"),
        agreement.targets().stream().map(Agreement.TargetAgreement::target).toList());
    Agreement.TargetAgreement sochi = agreement.targets().get(1);
    assertEquals(30, sochi.units());
    // Of i = 25..29, i mod 3 is none for 26 and 29: three disagreements.
    assertEquals(27 / 30.0, sochi.pairs().get(0).observed().value(), 1e-12);
    assertEquals(3, agreement.disagreements().size());
    assertNotNull(sochi.alphaOrdinal().interval());
    assertEquals(1, agreement.targets().get(2).units());
    assertNull(agreement.targets().get(2).pairs().get(0).kappa().interval());
  }

  private static final List<Annotation> ANN =
      List.of(
          new Annotation(
              "1",
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              "=they reject",
              Optional.of(List.of()),
              Map.of("sochi", Stance.NONE),
              Map.of(),
              Map.of(),
              Map.of(),
              List.of(),
              null,
              null,
              null),
          row(null, "agreed", Stance.PRO));
  private static final List<Annotation> BOB =
      List.of(
          new Annotation(
              "1",
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              "=they reject",
              Optional.of(List.of("sochi")),
              Map.of("sochi", Stance.ANTI),
              Map.of("sochi", List.of("they")),
              Map.of("sochi", List.of(new Span(6, 12))),
              Map.of(),
              List.of("irony"),
              null,
              null,
              null),
          row(null, "agreed", Stance.PRO));

  private static String sheet(Ratings ratings) throws IOException {
    StringWriter out = new StringWriter();
    AdjudicationSheet.write(Agreement.of(ratings, BOOTSTRAP), out);
    return out.toString();
  }

  @Test
  void theSheetHoldsWhatIsToBeSettled() throws Exception {
    assertEquals(
        """
        row,id,document,paragraph,target,text,by ann.jsonl,by bob.jsonl,label,note
        1,1,,,sochi,'=they reject,none,anti,,
        """,
        sheet(ratings(ANN, BOB)));
  }

  @Test
  void aFilledInSheetMakesGold() throws Exception {
    Ratings ratings = ratings(ANN, BOB);
    Path file = folder.resolve("sheet.csv");
    Files.writeString(file, sheet(ratings).replace("none,anti,,", "none,anti,AGAINST,irony"));
    List<Annotation> gold = AdjudicationSheet.apply(ratings, file);
    assertEquals(2, gold.size());
    Annotation settled = gold.get(0);
    assertEquals(Map.of("sochi", Stance.ANTI), settled.labels());
    assertEquals(Optional.of(List.of("sochi")), settled.addressed());
    assertEquals(Map.of("sochi", List.of("they")), settled.holders());
    assertEquals(Map.of("sochi", List.of(new Span(6, 12))), settled.evidence());
    assertEquals("adjudicated", settled.annotator());
    assertEquals("irony", settled.note());
    assertEquals(Map.of("sochi", Stance.PRO), gold.get(1).labels());
  }

  @Test
  void whatIsLeftOpenOrForeignIsAnError() throws Exception {
    Ratings ratings = ratings(ANN, BOB);
    Path file = folder.resolve("sheet.csv");
    Files.writeString(file, sheet(ratings));
    EvaluationException open =
        assertThrows(EvaluationException.class, () -> AdjudicationSheet.apply(ratings, file));
    assertEquals(
        file
            + ": 1 disagreements have no label, the first is \"1\" toward \"sochi\"; fill in the"
            + " column \"label\"",
        open.getMessage());
    Files.writeString(file, "row,target,label\n1,sochi,pro\n9,sochi,pro\n");
    EvaluationException foreign =
        assertThrows(EvaluationException.class, () -> AdjudicationSheet.apply(ratings, file));
    assertTrue(foreign.getMessage().contains("1 rows are in none of the files"));
    Files.writeString(file, "row,target,label\n1,sochi,yes\n");
    IOException label =
        assertThrows(IOException.class, () -> AdjudicationSheet.apply(ratings, file));
    assertEquals(file + ":2: \"label\" is \"yes\"; allowed: pro, anti or none", label.getMessage());
    Files.writeString(file, "id,target\n1,sochi\n");
    assertThrows(IOException.class, () -> AdjudicationSheet.apply(ratings, file));
  }
}
