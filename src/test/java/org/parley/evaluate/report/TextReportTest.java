package org.parley.evaluate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.evaluate.Evaluation;

class TextReportTest {

  @Test
  void aSmallEvaluationInFull() {
    assertEquals(
        """
        2 labels in 2 documents
        no intervals: fewer than 20 documents

                             macro-F1  F_avg  accuracy  kappa
        predictions             0.500  0.500     0.500  0.333
        Majority per target     0.333  0.333     0.500  0.000
        Keyword rule            0.333  0.000     0.500  0.000
        Random guess            0.333  0.000     0.500  0.000
        macro-F1 is over what gold has (pro and none); over all three classes it is 0.333

        Classes
                   gold  predicted  precision  recall     F1
        pro   1 (50.0%)  1 (50.0%)      1.000   1.000  1.000
        anti   0 (0.0%)  1 (50.0%)      0.000       –  0.000
        none  1 (50.0%)   0 (0.0%)          –   0.000  0.000

        Gold (rows) against predicted
              pro  anti  none
        pro     1     0     0
        anti    0     0     0
        none    0     1     0

        Slices
                      rows  documents  macro-F1  F_avg  accuracy  kappa
        all              2          2     0.500  0.500     0.500  0.333
        target sochi     2          2     0.500  0.500     0.500  0.333

        Matching
        2 by id
        1 predictions have no gold label and are not counted.
        without gold:
          c toward sochi, predicted pro
        """,
        String.join("\n", TextReport.lines(ReportFixtures.small())) + "\n");
  }

  @Test
  void membersStandBelowWhatTheySayTogether() {
    Evaluation evaluation = ReportFixtures.twoMembers();
    List<String> lines = TextReport.lines(evaluation);
    assertTrue(
        lines.get(0).endsWith(" labels, of what gold calls addressed, in 30 documents"),
        lines.get(0));
    int at =
        lines.indexOf("Members by themselves, where they judge nearly all that the system does");
    List<String> names =
        lines.subList(at + 2, at + 8).stream()
            .map(line -> line.replaceAll(" {2,}\\d.*", ""))
            .toList();
    assertEquals(
        List.of("all", "  linear alone", "  neural alone"), names.subList(0, 3), lines.toString());
    assertEquals(List.of("  linear alone", "  neural alone"), names.subList(4, 6));
    assertEquals(
        lines.get(at + 2).substring(16), lines.get(at + 3).substring(16), "linear says the same");
    assertTrue(
        ReportFixtures.rich().members().isEmpty() && !evaluation.members().isEmpty(),
        "only a system of several members has such figures");
  }

  @Test
  void aRichOneSaysWhatItsIntervalsAndProbabilitiesAre() {
    List<String> lines = TextReport.lines(ReportFixtures.rich());
    assertTrue(
        lines.contains(
            "95% intervals by bootstrap over documents: 100 resamples, seed 1; BCa for macro-F1"));
    assertTrue(lines.contains("macro-F1 is over pro, anti and none"));
    assertTrue(lines.contains("Finding what is addressed"));
    assertTrue(
        lines.stream().anyMatch(line -> line.startsWith("a perfectly calibrated system would")));
    assertTrue(
        lines.stream().anyMatch(line -> line.matches("predictions +0\\.\\d{3} \\[0\\.\\d{3}, .*")),
        String.join("\n", lines));
  }
}
