package org.parley.evaluate.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.parley.evaluate.Comparison;
import org.parley.evaluate.Comparison.Contest;
import org.parley.evaluate.Comparison.Difference;
import org.parley.evaluate.Comparison.SystemFigures;
import org.parley.evaluate.Comparison.Test;
import org.parley.evaluate.metric.Bootstrap;
import org.parley.evaluate.metric.Interval;
import org.parley.evaluate.metric.Measure;
import org.parley.stance.Stance;

/** A comparison as lines for a terminal, as JSON, and its differing rows as CSV. */
public final class ComparisonReport {

  /** Name and version of the JSON schema, which {@code comparison.schema.json} documents. */
  public static final String SCHEMA = "parley-comparison/1";

  private static final int MOST = 20;

  private ComparisonReport() {}

  /** The lines for a terminal. */
  public static List<String> lines(Comparison comparison) {
    List<String> lines = new ArrayList<>();
    TextTable systems = new TextTable().row("", "rows", "macro-F1", "F_avg", "accuracy");
    for (SystemFigures system : comparison.systems()) {
      systems.row(
          system.name(),
          Numbers.count(system.figures().rows()),
          Numbers.estimate(system.figures().of(Measure.MACRO_F1)),
          Numbers.estimate(system.figures().of(Measure.F_AVG)),
          Numbers.estimate(system.figures().of(Measure.ACCURACY)));
    }
    lines.addAll(systems.lines());
    boolean corrected = comparison.contests().size() > 1;
    for (Contest contest : comparison.contests()) {
      lines.add("");
      lines.add(contest.first() + " less " + contest.second());
      lines.addAll(contest(contest, corrected));
    }
    lines.add("");
    lines.addAll(
        List.of(
            corrected
                ? "p-values after Holm's correction over all pairs of systems, by row of the tables"
                : "two systems: nothing to correct for",
            comparison.systems().get(0).figures().hasIntervals()
                ? "bootstrap and randomization over documents: %s rounds, seed %d"
                    .formatted(Numbers.count(comparison.resamples()), comparison.seed())
                : "no bootstrap: fewer than " + Bootstrap.FEWEST_DOCUMENTS + " documents",
            "McNemar's test takes rows for independent, which those of one document are not quite",
            ""));
    lines.add(Numbers.count(comparison.differing().size()) + " rows on which the systems differ");
    comparison.differing().stream().limit(MOST).forEach(row -> lines.add("  " + line(row)));
    if (comparison.differing().size() > MOST) {
      lines.add(
          "  and %s more: see --csv or --json"
              .formatted(Numbers.count(comparison.differing().size() - MOST)));
    }
    return lines;
  }

  private static List<String> contest(Contest contest, boolean corrected) {
    TextTable table = new TextTable();
    table.row("", "difference", "95% interval", "p bootstrap", "p randomization");
    for (Test test : contest.tests()) {
      table.row(
          test.measure().title(),
          Numbers.difference(test.difference()),
          interval(test),
          Numbers.p(corrected ? test.bootstrapHolm() : test.bootstrapP()),
          Numbers.p(corrected ? test.randomizationHolm() : test.randomizationP()));
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.add(
        "McNemar%s: only the first right %s, only the second %s, p %s"
            .formatted(
                contest.mcNemar().exact() ? " (exact)" : "",
                Numbers.count(contest.mcNemar().onlyFirst()),
                Numbers.count(contest.mcNemar().onlySecond()),
                Numbers.p(corrected ? contest.mcNemarHolm() : contest.mcNemar().p())));
    return lines;
  }

  private static String interval(Test test) {
    Interval interval = test.interval();
    return interval == null
        ? ""
        : "[%s, %s]"
            .formatted(Numbers.difference(interval.low()), Numbers.difference(interval.high()));
  }

  private static String line(Difference difference) {
    return "%s toward %s: gold %s, %s"
        .formatted(
            difference.pair().name(),
            difference.pair().target(),
            difference.pair().label().label(),
            String.join(" against ", labels(difference, "missing")));
  }

  private static List<String> labels(Difference difference, String missing) {
    List<String> labels = new ArrayList<>();
    for (Stance label : difference.labels()) {
      labels.add(label == null ? missing : label.label());
    }
    return labels;
  }

  /**
   * Writes the differing rows: {@code row, target, gold}, a column a system, {@code text}.
   *
   * @param out where to; not closed
   * @throws IOException where it cannot be written
   */
  public static void writeDifferences(Comparison comparison, Writer out) throws IOException {
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    List<String> header = new ArrayList<>(List.of("row", "target", "gold"));
    comparison.systems().forEach(system -> header.add(system.name()));
    header.add("text");
    csv.writeRecord(header);
    for (Difference difference : comparison.differing()) {
      List<String> cells =
          new ArrayList<>(
              List.of(
                  difference.pair().name(),
                  difference.pair().target(),
                  difference.pair().label().label()));
      cells.addAll(labels(difference, ""));
      cells.add(difference.pair().gold().text());
      csv.writeRecord(cells);
    }
    csv.flush();
  }

  /** The whole comparison. */
  public static ObjectNode toJson(Comparison comparison, Provenance provenance) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("schema", SCHEMA);
    json.set("provenance", provenance.toJson());
    json.put("resamples", comparison.resamples());
    json.put("seed", comparison.seed());
    json.put("level", Bootstrap.LEVEL);
    ArrayNode systems = json.putArray("systems");
    for (SystemFigures system : comparison.systems()) {
      ObjectNode node = systems.addObject();
      node.put("name", system.name());
      node.put("rows", system.figures().rows());
      node.put("documents", system.figures().documents());
      ObjectNode measures = node.putObject("measures");
      for (Measure measure : Measure.values()) {
        measures.set(measure.key(), JsonReport.estimate(system.figures().of(measure)));
      }
    }
    ArrayNode contests = json.putArray("contests");
    comparison.contests().forEach(contest -> contests.add(toJson(contest)));
    ArrayNode differing = json.putArray("differing");
    for (Difference difference : comparison.differing()) {
      ObjectNode row = differing.addObject();
      row.put("row", difference.pair().name());
      row.put("target", difference.pair().target());
      row.put("gold", difference.pair().label().label());
      ArrayNode labels = row.putArray("predicted");
      difference.labels().forEach(label -> labels.add(label == null ? null : label.label()));
      row.put("text", difference.pair().gold().text());
    }
    return json;
  }

  private static ObjectNode toJson(Contest contest) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("first", contest.first()).put("second", contest.second());
    ArrayNode tests = json.putArray("tests");
    for (Test test : contest.tests()) {
      ObjectNode node = tests.addObject();
      node.put("measure", test.measure().key());
      node.put("difference", test.difference());
      Interval interval = test.interval();
      if (interval != null) {
        node.put("low", interval.low()).put("high", interval.high());
      }
      JsonReport.number(node, "bootstrap_p", test.bootstrapP());
      JsonReport.number(node, "bootstrap_p_holm", test.bootstrapHolm());
      node.put("randomization_p", test.randomizationP());
      node.put("randomization_p_holm", test.randomizationHolm());
    }
    json.putObject("mcnemar")
        .put("only_first_right", contest.mcNemar().onlyFirst())
        .put("only_second_right", contest.mcNemar().onlySecond())
        .put("exact", contest.mcNemar().exact())
        .put("p", contest.mcNemar().p())
        .put("p_holm", contest.mcNemarHolm());
    return json;
  }
}
