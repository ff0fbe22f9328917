package org.parley.evaluate.report;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the template of the HTML report is filled with: strings that are ready to be shown, SVG
 * elements, and tables. A section that is null is left out.
 *
 * @param title the page's title
 * @param subtitle how much was evaluated
 * @param css the style sheet
 * @param tiles the figures at the top
 * @param intervals what the intervals are, or why there are none
 * @param macroF1Note which classes macro-F1 is over
 * @param notes what to know about the matching
 * @param systems the system beside the baselines
 * @param classes figures of each class
 * @param further figures over all classes
 * @param confusions gold against predicted, for all and the larger targets
 * @param slices figures by slice
 * @param labelShares gold's shares against the predictions'
 * @param reliability confidence against accuracy
 * @param riskCoverage errors among the surest
 * @param targetFinding precision and recall of finding what is addressed
 * @param timeline labels over time
 * @param errors the most confident errors
 * @param doubts the least certain rows
 * @param missed addressed pairs that the system did not find
 * @param unmatched rows of gold and predictions without the other
 * @param provenance how to repeat it
 */
record HtmlView(
    String title,
    String subtitle,
    String css,
    List<Tile> tiles,
    String intervals,
    String macroF1Note,
    List<String> notes,
    Charted systems,
    Table classes,
    Table further,
    List<Confusion> confusions,
    Charted slices,
    Charted labelShares,
    @Nullable Charted reliability,
    @Nullable Charted riskCoverage,
    @Nullable Table targetFinding,
    @Nullable Timeline timeline,
    @Nullable Cases errors,
    @Nullable Cases doubts,
    @Nullable Cases missed,
    @Nullable Unmatched unmatched,
    Origin provenance) {

  /**
   * A figure that stands large.
   *
   * @param name what it is
   * @param value the figure
   * @param interval its interval; empty for none
   * @param baselines the baselines' figures, in words
   */
  record Tile(String name, String value, String interval, String baselines) {}

  /**
   * A table; its first cells are headings of their rows.
   *
   * @param caption what it shows
   * @param heading the names of the columns, the first one's included
   * @param rows its rows
   */
  record Table(String caption, List<String> heading, List<Row> rows) {

    /**
     * A row.
     *
     * @param name its heading
     * @param cells its cells
     */
    record Row(String name, List<Cell> cells) {

      /** A row of plain cells. */
      static Row of(String name, String... values) {
        return new Row(name, Stream.of(values).map(value -> new Cell(value, "")).toList());
      }
    }

    /**
     * A cell.
     *
     * @param value what it holds
     * @param interval the interval of the value; empty for none
     */
    record Cell(String value, String interval) {}
  }

  /**
   * A table beside a chart of the same.
   *
   * @param svg the chart
   * @param table the table
   * @param note what more there is to say
   */
  record Charted(String svg, Table table, String note) {}

  /**
   * A confusion table.
   *
   * @param caption what it is of
   * @param columns the predicted labels
   * @param rows the gold labels
   */
  record Confusion(String caption, List<String> columns, List<GoldRow> rows) {

    /**
     * Gold's rows of one label.
     *
     * @param name the label
     * @param cells by predicted label
     */
    record GoldRow(String name, List<Count> cells) {}

    /**
     * A count.
     *
     * @param count the count
     * @param share its share of the gold label's rows
     * @param shade the same from 0 to 1, for the background
     * @param right whether these predictions are right
     */
    record Count(String count, String share, String shade, boolean right) {}
  }

  /**
   * Labels over time.
   *
   * @param note what to know
   * @param targets a chart and table for each target
   */
  record Timeline(String note, List<Charted> targets) {}

  /**
   * Rows with their texts.
   *
   * @param note which rows these are
   * @param cases the rows
   */
  record Cases(String note, List<Case> cases) {

    /**
     * A row.
     *
     * @param name how it is called
     * @param target the target's name
     * @param gold gold's label
     * @param predicted the predicted label
     * @param probabilities the three probabilities in words; empty for none
     * @param about language, date, speaker and the like
     * @param language the text's language for the browser; null where it is not known
     * @param direction {@code rtl} or {@code ltr}
     * @param text the text in pieces
     */
    record Case(
        String name,
        String target,
        String gold,
        String predicted,
        String probabilities,
        String about,
        @Nullable String language,
        String direction,
        List<Piece> text) {}

    /**
     * A piece of a text.
     *
     * @param words the words
     * @param mention whether they name the target
     */
    record Piece(String words, boolean mention) {}
  }

  /**
   * Rows without a partner.
   *
   * @param gold gold without predictions
   * @param predictions predictions without gold
   * @param note how many more there are
   */
  record Unmatched(@Nullable Table gold, @Nullable Table predictions, String note) {}

  /**
   * How to repeat it.
   *
   * @param command the command line
   * @param facts names and values
   * @param inputs the files that were read
   * @param bibtex an entry to cite it by
   */
  record Origin(String command, List<Fact> facts, Table inputs, String bibtex) {

    /**
     * A fact.
     *
     * @param name its name
     * @param value its value
     */
    record Fact(String name, String value) {}
  }
}
