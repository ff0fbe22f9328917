package org.parley.evaluate.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.parley.evaluate.Evaluation;
import org.parley.evaluate.Evaluation.SystemFigures;
import org.parley.evaluate.metric.Figures;
import org.parley.evaluate.metric.Measure;
import org.parley.evaluate.report.HtmlView.Origin;
import org.parley.evaluate.report.HtmlView.Table;
import org.parley.evaluate.report.HtmlView.Tile;

/**
 * An evaluation as one HTML file that needs no network: charts inline, each with its table beside
 * it, in the reader's light or dark scheme and fit to be printed.
 */
public final class HtmlReport {

  private static final String TEMPLATE = "report.mustache";
  private static final String STYLE = "report.css";

  private HtmlReport() {}

  /**
   * Writes the report.
   *
   * @param out where to; not closed
   * @throws IOException where it cannot be written
   */
  public static void write(Evaluation evaluation, Provenance provenance, Writer out)
      throws IOException {
    Template template =
        Mustache.compiler()
            .nullValue("")
            // An empty note is as good as none.
            .emptyStringIsFalse(true)
            .withLoader(name -> new StringReader(resource(name + ".mustache")))
            .compile(resource(TEMPLATE));
    template.execute(view(evaluation, provenance), out);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static HtmlView view(Evaluation evaluation, Provenance provenance) throws IOException {
    Figures all = evaluation.overall();
    HtmlFigures figures = new HtmlFigures(evaluation);
    HtmlCases cases = new HtmlCases(evaluation);
    return new HtmlView(
        "Evaluation of stance judgements",
        TextReport.headline(evaluation) + ", toward " + figures.targetNames(),
        resource(STYLE),
        tiles(evaluation),
        TextReport.intervals(evaluation),
        TextReport.macroF1Note(all),
        evaluation.matching().notes(),
        figures.systems(),
        figures.classes(),
        figures.further(),
        figures.confusions(),
        figures.slices(),
        figures.labelShares(),
        figures.reliability(),
        figures.riskCoverage(),
        figures.targetFinding(),
        figures.timeline(),
        cases.errors(),
        cases.doubts(),
        cases.missed(),
        cases.unmatched(),
        origin(evaluation, provenance));
  }

  private static List<Tile> tiles(Evaluation evaluation) {
    List<Tile> tiles = new ArrayList<>();
    for (Measure measure : List.of(Measure.MACRO_F1, Measure.F_AVG, Measure.ACCURACY)) {
      List<String> baselines = new ArrayList<>();
      for (SystemFigures baseline : evaluation.baselines()) {
        baselines.add(
            baseline.key()
                + " "
                + Numbers.figure(baseline.slices().get(0).figures().of(measure).value()));
      }
      tiles.add(
          new Tile(
              measure.title(),
              Numbers.figure(evaluation.overall().of(measure).value()),
              Numbers.interval(evaluation.overall().of(measure)),
              String.join(" · ", baselines)));
    }
    return tiles;
  }

  private static Origin origin(Evaluation evaluation, Provenance provenance) {
    List<Table.Row> inputs = new ArrayList<>();
    for (Provenance.Input input : provenance.inputs()) {
      inputs.add(Table.Row.of(input.file(), input.role(), input.sha256()));
    }
    return new Origin(
        provenance.command(),
        List.of(
            new Origin.Fact("Parley", provenance.parley()),
            new Origin.Fact("Created", provenance.created()),
            new Origin.Fact("Bootstrap resamples", Numbers.count(evaluation.resamples())),
            new Origin.Fact("Seed", Long.toString(evaluation.seed())),
            new Origin.Fact("Java", provenance.java()),
            new Origin.Fact("System", provenance.os())),
        new Table("Files that were read", List.of("file", "as", "SHA-256"), inputs),
        """
        @software{parley,
          title   = {Parley: stance classification of political statements toward peace processes},
          author  = {{The Parley developers}},
          version = {%s},
          year    = {%s},
          note    = {Evaluated by: %s}
        }"""
            .formatted(
                provenance.parley(), provenance.created().substring(0, 4), provenance.command()));
  }
}
