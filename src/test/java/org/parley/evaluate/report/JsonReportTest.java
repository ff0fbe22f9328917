package org.parley.evaluate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.parley.annotation.Annotation;
import org.parley.evaluate.Agreement;
import org.parley.evaluate.Comparer;
import org.parley.evaluate.Comparison;
import org.parley.evaluate.Evaluation;
import org.parley.evaluate.Evaluator;
import org.parley.evaluate.Matching;
import org.parley.evaluate.Ratings;
import org.parley.evaluate.metric.Bootstrap;
import org.parley.evaluate.metric.Measure;

class JsonReportTest {

  private static Set<ValidationMessage> faults(String schema, JsonNode json) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(JsonReport.class.getResourceAsStream(schema + ".schema.json"))
        .validate(json);
  }

  @Test
  void evaluationsAreAsTheSchemaSays() {
    for (Evaluation evaluation :
        List.of(ReportFixtures.rich(), ReportFixtures.small(), ReportFixtures.twoMembers())) {
      ObjectNode json = JsonReport.of(evaluation, ReportFixtures.PROVENANCE);
      assertEquals(Set.of(), faults("evaluation", json));
      json.put("surprise", 1);
      assertFalse(faults("evaluation", json).isEmpty(), "the schema must know every field");
    }
  }

  @Test
  void figuresAreWrittenWithEveryDigitAndUndefinedOnesAsNull() {
    Evaluation evaluation = ReportFixtures.small();
    JsonNode slice = JsonReport.of(evaluation, ReportFixtures.PROVENANCE).path("slices").path(0);
    assertEquals(
        evaluation.overall().of(Measure.KAPPA).value(),
        slice.path("measures").path("kappa").path("value").doubleValue());
    assertTrue(slice.path("measures").path("recall_anti").path("value").isNull());
    assertTrue(slice.path("measures").path("kappa").path("low").isMissingNode());
    assertEquals(1, slice.path("confusion").path("none").path("anti").intValue());
  }

  @Test
  void comparisonsAreAsTheSchemaSays() throws IOException {
    Map<String, Matching> systems = new LinkedHashMap<>();
    systems.put("a.jsonl", ReportFixtures.rich().matching());
    systems.put("b.jsonl", ReportFixtures.rich().matching());
    Comparison comparison = new Comparer(50, 1, Evaluator.Progress.SILENT).compare(systems);
    assertEquals(
        Set.of(),
        faults("comparison", ComparisonReport.toJson(comparison, ReportFixtures.PROVENANCE)));
    List<String> lines = ComparisonReport.lines(comparison);
    assertTrue(lines.contains("a.jsonl less b.jsonl"), String.join("\n", lines));
    assertTrue(lines.contains("0 rows on which the systems differ"));
  }

  @Test
  void agreementIsAsTheSchemaSays() throws IOException {
    List<Annotation> gold =
        ReportFixtures.rich().matching().pairs().stream().map(pair -> pair.gold()).toList();
    Agreement agreement =
        Agreement.of(Ratings.of(Map.of("f", gold)), new Bootstrap(50, 1, () -> {}));
    assertEquals(
        Set.of(),
        faults("agreement", AgreementReport.toJson(agreement, ReportFixtures.PROVENANCE)));
    assertTrue(
        AgreementReport.lines(agreement).stream().anyMatch(line -> line.contains("Krippendorff")));
  }

  @Test
  void curvesKeepTheirEndWhenThinned() {
    assertEquals(List.of(2, 5, 8), JsonReport.thinned(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8), 3));
    assertEquals(List.of(0, 1), JsonReport.thinned(List.of(0, 1), 5));
    assertEquals(List.of(), JsonReport.thinned(List.of(), 5));
  }
}
