package org.parley.evaluate.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.parley.evaluate.Agreement;
import org.parley.evaluate.Agreement.Disagreement;
import org.parley.evaluate.Agreement.PairAgreement;
import org.parley.evaluate.Agreement.TargetAgreement;
import org.parley.evaluate.metric.Bootstrap;
import org.parley.evaluate.metric.Confusion;
import org.parley.stance.Stance;

/** Agreement between annotators as lines for a terminal and as JSON. */
public final class AgreementReport {

  /** Name and version of the JSON schema, which {@code agreement.schema.json} documents. */
  public static final String SCHEMA = "parley-agreement/1";

  private static final int MOST = 20;

  private AgreementReport() {}

  /** The lines for a terminal. */
  public static List<String> lines(Agreement agreement) {
    List<String> lines = new ArrayList<>();
    TextTable overall = new TextTable();
    overall.row("", "units", "Fleiss' kappa", "alpha, nominal", "alpha, ordinal");
    for (TargetAgreement target : agreement.targets()) {
      overall.row(
          name(target),
          Numbers.count(target.units()),
          Numbers.estimate(target.fleiss()),
          Numbers.estimate(target.alphaNominal()),
          Numbers.estimate(target.alphaOrdinal()));
    }
    lines.addAll(overall.lines());
    for (PairAgreement pair : agreement.targets().get(0).pairs()) {
      lines.add("");
      lines.addAll(pair(agreement, pair));
    }
    TargetAgreement all = agreement.targets().get(0);
    lines.add("");
    lines.add("alpha is Krippendorff's; ordinal with anti below none below pro");
    lines.add(
        "a unit is a text and a target that at least two labelled; Fleiss' kappa is over the %s that all did"
            .formatted(Numbers.count(all.unitsOfAll())));
    lines.add(
        all.documents() < Bootstrap.FEWEST_DOCUMENTS
            ? "no intervals: fewer than " + Bootstrap.FEWEST_DOCUMENTS + " documents"
            : "95%% intervals by bootstrap over %s documents: %s resamples, seed %d"
                .formatted(
                    Numbers.count(all.documents()),
                    Numbers.count(agreement.resamples()),
                    agreement.seed()));
    lines.add("");
    lines.add(Numbers.count(agreement.disagreements().size()) + " disagreements");
    agreement.disagreements().stream()
        .limit(MOST)
        .forEach(row -> lines.add("  " + line(agreement, row)));
    if (agreement.disagreements().size() > MOST) {
      lines.add(
          "  and %s more: see --sheet or --json"
              .formatted(Numbers.count(agreement.disagreements().size() - MOST)));
    }
    return lines;
  }

  private static String name(TargetAgreement target) {
    return target.target().isEmpty() ? "all" : target.target();
  }

  private static List<String> pair(Agreement agreement, PairAgreement pair) {
    List<String> lines = new ArrayList<>();
    lines.add(pair.first() + " and " + pair.second());
    TextTable figures = new TextTable().row("", "units", "equal", "Cohen's kappa");
    for (TargetAgreement target : agreement.targets()) {
      for (PairAgreement of : target.pairs()) {
        if (of.first().equals(pair.first()) && of.second().equals(pair.second())) {
          figures.row(
              name(target),
              Numbers.count(of.units()),
              Numbers.estimate(of.observed()),
              Numbers.estimate(of.kappa()));
        }
      }
    }
    lines.addAll(figures.lines());
    TextTable table = new TextTable();
    table.row(pair.first() + " (rows)", "pro", "anti", "none");
    for (Stance first : Stance.values()) {
      Confusion confusion = pair.confusion();
      table.row(
          first.label(),
          Numbers.count(confusion.count(first, Stance.PRO)),
          Numbers.count(confusion.count(first, Stance.ANTI)),
          Numbers.count(confusion.count(first, Stance.NONE)));
    }
    lines.addAll(table.lines());
    return lines;
  }

  private static String line(Agreement agreement, Disagreement disagreement) {
    List<String> labels = new ArrayList<>();
    for (int a = 0; a < agreement.annotators().size(); a++) {
      Stance label = disagreement.labels().get(a);
      if (label != null) {
        labels.add(agreement.annotators().get(a) + " " + label.label());
      }
    }
    return "%s toward %s: %s"
        .formatted(disagreement.name(), disagreement.target(), String.join(", ", labels));
  }

  /** The whole of it. */
  public static ObjectNode toJson(Agreement agreement, Provenance provenance) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("schema", SCHEMA);
    json.set("provenance", provenance.toJson());
    json.put("resamples", agreement.resamples());
    json.put("seed", agreement.seed());
    json.put("level", Bootstrap.LEVEL);
    ArrayNode annotators = json.putArray("annotators");
    agreement.annotators().forEach(annotators::add);
    ArrayNode targets = json.putArray("targets");
    for (TargetAgreement target : agreement.targets()) {
      ObjectNode node = targets.addObject();
      node.put("target", target.target());
      node.put("units", target.units());
      node.put("units_of_all", target.unitsOfAll());
      node.put("documents", target.documents());
      node.set("fleiss_kappa", JsonReport.estimate(target.fleiss()));
      node.set("alpha_nominal", JsonReport.estimate(target.alphaNominal()));
      node.set("alpha_ordinal", JsonReport.estimate(target.alphaOrdinal()));
      ArrayNode pairs = node.putArray("pairs");
      for (PairAgreement pair : target.pairs()) {
        ObjectNode of = pairs.addObject();
        of.put("first", pair.first()).put("second", pair.second()).put("units", pair.units());
        of.set("observed", JsonReport.estimate(pair.observed()));
        of.set("cohen_kappa", JsonReport.estimate(pair.kappa()));
        of.set("confusion", JsonReport.confusion(pair.confusion()));
      }
    }
    ArrayNode disagreements = json.putArray("disagreements");
    for (Disagreement disagreement : agreement.disagreements()) {
      ObjectNode node = disagreements.addObject();
      node.put("row", disagreement.name()).put("target", disagreement.target());
      ArrayNode labels = node.putArray("labels");
      disagreement.labels().forEach(label -> labels.add(label == null ? null : label.label()));
      node.put("text", disagreement.item().first().text());
    }
    return json;
  }
}
