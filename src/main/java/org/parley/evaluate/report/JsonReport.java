package org.parley.evaluate.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.evaluate.Evaluation;
import org.parley.evaluate.Evaluation.SystemFigures;
import org.parley.evaluate.MatchedPair;
import org.parley.evaluate.Matching;
import org.parley.evaluate.Prediction;
import org.parley.evaluate.SliceFigures;
import org.parley.evaluate.TargetFinding;
import org.parley.evaluate.Timeline;
import org.parley.evaluate.metric.Bootstrap;
import org.parley.evaluate.metric.Confusion;
import org.parley.evaluate.metric.Estimate;
import org.parley.evaluate.metric.Figures;
import org.parley.evaluate.metric.Interval;
import org.parley.evaluate.metric.Measure;
import org.parley.evaluate.metric.Reliability;
import org.parley.evaluate.metric.RiskCoverage;
import org.parley.stance.Stance;

/**
 * An evaluation as JSON. {@code evaluation.schema.json} beside this class documents every field. A
 * change that would break a reader raises the number in {@link #SCHEMA}.
 */
public final class JsonReport {

  /** Name and version of the schema. */
  public static final String SCHEMA = "parley-evaluation/1";

  /** A risk–coverage curve of more points is thinned to about this many. */
  private static final int MOST_POINTS = 200;

  private static final int MOST_ERRORS = 30;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private JsonReport() {}

  /** The whole evaluation. */
  public static ObjectNode of(Evaluation evaluation, Provenance provenance) {
    ObjectNode json = JSON.objectNode();
    json.put("schema", SCHEMA);
    json.set("provenance", provenance.toJson());
    json.put("resamples", evaluation.resamples());
    json.put("seed", evaluation.seed());
    json.put("level", Bootstrap.LEVEL);
    json.put("counted", evaluation.counted().key());
    json.set("matching", matching(evaluation.matching()));
    ArrayNode slices = json.putArray("slices");
    evaluation.slices().forEach(slice -> slices.add(slice(slice)));
    json.set("members", systems(evaluation.members()));
    json.set("baselines", systems(evaluation.baselines()));
    ArrayNode finding = json.putArray("target_finding");
    evaluation.targetFinding().forEach(target -> finding.add(targetFinding(target)));
    ArrayNode timeline = json.putArray("timeline");
    evaluation.timeline().periods().forEach(period -> timeline.add(period(period)));
    json.set("confident_errors", pairs(evaluation.confidentErrors(MOST_ERRORS)));
    json.set("least_certain", pairs(evaluation.leastCertain(MOST_ERRORS)));
    return json;
  }

  private static ArrayNode systems(List<SystemFigures> systems) {
    ArrayNode json = JSON.arrayNode();
    for (SystemFigures system : systems) {
      ObjectNode node = json.addObject();
      node.put("key", system.key()).put("title", system.title());
      ArrayNode of = node.putArray("slices");
      system.slices().forEach(slice -> of.add(slice(slice)));
    }
    return json;
  }

  private static ObjectNode matching(Matching matching) {
    ObjectNode json = JSON.objectNode();
    json.put("gold_labels", matching.pairs().size());
    ObjectNode by = json.putObject("matched_by");
    by.put("id", matching.count(MatchedPair.By.ID));
    by.put("document_and_paragraph", matching.count(MatchedPair.By.PARAGRAPH));
    by.put("text", matching.count(MatchedPair.By.TEXT));
    json.set("gold_without_prediction", pairs(matching.missing()));
    ArrayNode unmatched = json.putArray("predictions_without_gold");
    for (Prediction prediction : matching.unmatched()) {
      unmatched
          .addObject()
          .put("row", prediction.name())
          .put("target", prediction.target())
          .put("predicted", prediction.label().label());
    }
    ArrayNode notes = json.putArray("notes");
    matching.notes().forEach(notes::add);
    return json;
  }

  private static ObjectNode slice(SliceFigures slice) {
    Figures figures = slice.figures();
    ObjectNode json = JSON.objectNode();
    json.put("kind", slice.kind().key()).put("value", slice.value());
    json.put("rows", figures.rows()).put("documents", figures.documents());
    ArrayNode classes = json.putArray("gold_classes");
    for (Stance stance : Stance.values()) {
      if (figures.classes().contains(stance)) {
        classes.add(stance.label());
      }
    }
    json.set("confusion", confusion(figures.confusion()));
    ObjectNode measures = json.putObject("measures");
    for (Measure measure : Measure.values()) {
      measures.set(measure.key(), estimate(figures.of(measure)));
    }
    json.set("reliability", reliability(figures.reliability()));
    ArrayNode curve = json.putArray("risk_coverage");
    for (RiskCoverage.Point point : thinned(figures.riskCoverage(), MOST_POINTS)) {
      ObjectNode node = curve.addObject();
      node.put("coverage", point.coverage());
      node.put("risk", point.risk());
      node.put("confidence", point.confidence());
    }
    return json;
  }

  /** Keeps about so many points of a list, the last one among them. */
  static <T> List<T> thinned(List<T> points, int most) {
    int step = Math.max(1, (points.size() + most - 1) / most);
    List<T> kept = new ArrayList<>();
    for (int i = (points.size() - 1) % step; i >= 0 && i < points.size(); i += step) {
      kept.add(points.get(i));
    }
    return kept;
  }

  /** Gold by predicted; {@code missing} counts gold without a prediction. */
  static ObjectNode confusion(Confusion table) {
    ObjectNode json = JSON.objectNode();
    for (Stance gold : Stance.values()) {
      ObjectNode row = json.putObject(gold.label());
      for (Stance predicted : Stance.values()) {
        row.put(predicted.label(), (long) table.count(gold, predicted));
      }
      row.put("missing", (long) table.missing(gold));
    }
    return json;
  }

  static ObjectNode estimate(Estimate estimate) {
    ObjectNode json = JSON.objectNode();
    number(json, "value", estimate.value());
    ends(json, "", estimate.interval());
    ends(json, "bca_", estimate.bca());
    return json;
  }

  private static void ends(ObjectNode json, String prefix, @Nullable Interval interval) {
    if (interval != null) {
      json.put(prefix + "low", interval.low());
      json.put(prefix + "high", interval.high());
    }
  }

  /** JSON has no word for what is not defined but null. */
  static void number(ObjectNode json, String field, double value) {
    if (Double.isNaN(value)) {
      json.putNull(field);
    } else {
      json.put(field, value);
    }
  }

  private static ObjectNode reliability(Reliability reliability) {
    ObjectNode json = JSON.objectNode();
    number(json, "expected_error_if_calibrated", reliability.expectedError());
    ArrayNode bins = json.putArray("bins");
    for (Reliability.Bin bin : reliability.bins()) {
      bins.addObject()
          .put("from", bin.from())
          .put("to", bin.to())
          .put("rows", bin.rows())
          .put("confidence", bin.confidence())
          .put("accuracy", bin.accuracy());
    }
    return json;
  }

  private static ObjectNode targetFinding(TargetFinding finding) {
    ObjectNode json = JSON.objectNode();
    json.put("target", finding.target());
    json.put("rows", finding.rows()).put("judged", finding.judged());
    json.set("precision", estimate(finding.precision()));
    json.set("recall", estimate(finding.recall()));
    json.set("recall_of_stances", estimate(finding.recallOfStances()));
    json.set("missed", pairs(finding.missed()));
    return json;
  }

  private static ObjectNode period(Timeline.Period period) {
    ObjectNode json = JSON.objectNode();
    json.put("target", period.target()).put("period", period.period());
    json.set("gold", counts(period.gold()));
    json.set("predicted", counts(period.predicted()));
    return json;
  }

  private static ObjectNode counts(Map<Stance, Integer> counts) {
    ObjectNode json = JSON.objectNode();
    for (Stance stance : Stance.values()) {
      json.put(stance.label(), counts.getOrDefault(stance, 0));
    }
    return json;
  }

  private static ArrayNode pairs(List<MatchedPair> pairs) {
    ArrayNode array = JSON.arrayNode();
    for (MatchedPair pair : pairs) {
      ObjectNode json = array.addObject();
      json.put("row", pair.name()).put("target", pair.target()).put("gold", pair.label().label());
      Stance predicted = pair.predicted();
      json.put("predicted", predicted == null ? null : predicted.label());
      number(json, "confidence", pair.confidence());
      json.put("text", pair.gold().text());
    }
    return array;
  }
}
