package org.parley.evaluate.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.evaluate.Evaluation;
import org.parley.evaluate.Evaluation.SystemFigures;
import org.parley.evaluate.SliceFigures;
import org.parley.evaluate.TargetFinding;
import org.parley.evaluate.metric.Estimate;
import org.parley.evaluate.metric.Interval;
import org.parley.evaluate.metric.Measure;

/**
 * An evaluation as one flat table, a figure a row, as R and spreadsheets like it: {@code system,
 * slice_kind, slice, rows, documents, measure, value, low, high, bca_low, bca_high}. What is not
 * defined is an empty cell. The system is {@code predictions}, a member's name or the key of a
 * baseline.
 */
public final class CsvReport {

  private static final List<String> COLUMNS =
      List.of(
          "system",
          "slice_kind",
          "slice",
          "rows",
          "documents",
          "measure",
          "value",
          "low",
          "high",
          "bca_low",
          "bca_high");

  private final CsvWriter csv;

  private CsvReport(CsvWriter csv) {
    this.csv = csv;
  }

  /**
   * Writes the table.
   *
   * @param out where to; not closed
   * @throws IOException where it cannot be written
   */
  public static void write(Evaluation evaluation, Writer out) throws IOException {
    CsvReport report =
        new CsvReport(CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out));
    report.csv.writeRecord(COLUMNS);
    evaluation.slices().forEach(slice -> report.slice("predictions", slice));
    for (List<SystemFigures> systems : List.of(evaluation.members(), evaluation.baselines())) {
      for (SystemFigures system : systems) {
        system.slices().forEach(slice -> report.slice(system.key(), slice));
      }
    }
    for (TargetFinding finding : evaluation.targetFinding()) {
      report.finding(finding);
    }
    report.csv.flush();
  }

  private void slice(String system, SliceFigures slice) {
    List<String> key =
        List.of(
            system,
            slice.kind().key(),
            slice.value(),
            Integer.toString(slice.figures().rows()),
            Integer.toString(slice.figures().documents()));
    for (Measure measure : Measure.values()) {
      Estimate estimate = slice.figures().of(measure);
      if (!Double.isNaN(estimate.value())) {
        row(key, measure.key(), estimate);
      }
    }
  }

  private void finding(TargetFinding finding) {
    List<String> key =
        List.of(
            "predictions",
            finding.target().isEmpty() ? "all" : "target",
            finding.target(),
            Integer.toString(finding.rows()),
            "");
    row(key, "target_finding_precision", finding.precision());
    row(key, "target_finding_recall", finding.recall());
    row(key, "target_finding_recall_of_stances", finding.recallOfStances());
  }

  private void row(List<String> key, String measure, Estimate estimate) {
    List<String> cells = new ArrayList<>(key);
    cells.add(measure);
    cells.add(number(estimate.value()));
    ends(estimate.interval(), cells);
    ends(estimate.bca(), cells);
    csv.writeRecord(cells);
  }

  private static void ends(@Nullable Interval interval, List<String> cells) {
    cells.add(interval == null ? "" : number(interval.low()));
    cells.add(interval == null ? "" : number(interval.high()));
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }
}
