package org.parley.evaluate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.evaluate.Evaluation;
import org.parley.evaluate.metric.Estimate;
import org.parley.evaluate.metric.Measure;

class CsvReportTest {

  @Test
  void everyFigureIsARowWithItsInterval() throws IOException {
    Evaluation evaluation = ReportFixtures.rich();
    StringWriter out = new StringWriter();
    CsvReport.write(evaluation, out);
    List<String> lines = out.toString().lines().toList();
    assertEquals(
        "system,slice_kind,slice,rows,documents,measure,value,low,high,bca_low,bca_high",
        lines.get(0));
    Estimate f1 = evaluation.overall().of(Measure.MACRO_F1);
    assertEquals(
        "predictions,all,,%d,%d,macro_f1,%s,%s,%s,%s,%s"
            .formatted(
                evaluation.overall().rows(),
                evaluation.overall().documents(),
                f1.value(),
                f1.interval().low(),
                f1.interval().high(),
                f1.bca().low(),
                f1.bca().high()),
        lines.get(1));
    for (String system : List.of("majority", "keywords", "random")) {
      assertTrue(lines.stream().anyMatch(line -> line.startsWith(system + ",target,sochi,")));
    }
    assertTrue(lines.stream().anyMatch(line -> line.contains(",target_finding_recall,")));
    assertTrue(lines.stream().noneMatch(line -> line.contains("NaN")));

    out = new StringWriter();
    CsvReport.write(ReportFixtures.twoMembers(), out);
    for (String member : List.of("linear", "neural")) {
      assertTrue(out.toString().contains("\n" + member + ",target,sochi,"), member);
    }
  }
}
