package org.parley.evaluate.report;

import java.awt.geom.Ellipse2D;
import java.util.List;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;
import org.parley.evaluate.metric.Interval;
import org.parley.evaluate.metric.Reliability;
import org.parley.evaluate.metric.RiskCoverage;
import org.parley.evaluate.report.ChartStyle.Ink;
import org.parley.stance.Stance;

/** The report's charts, each as an inline SVG element. */
final class Charts {

  private static final int WIDTH = 560;
  private static final int SQUARE = 380;
  private static final int BAR_HEIGHT = 26;
  private static final int AXIS_HEIGHT = 52;
  private static final int LONGEST_LABEL = 26;
  private static final double POINT = 6;

  private Charts() {}

  /**
   * A bar of a bar chart.
   *
   * @param label what it is of
   * @param value its length, 0 to 1
   * @param interval its interval; null for none
   * @param strong whether it is the one to look at
   */
  record Bar(String label, double value, @Nullable Interval interval, boolean strong) {}

  /** Horizontal bars with intervals, from the top down. */
  static String bars(List<Bar> bars, String axisLabel, String id, String description) {
    XYIntervalSeriesCollection lengths = new XYIntervalSeriesCollection();
    XYIntervalSeries strong = new XYIntervalSeries("strong");
    XYIntervalSeries weak = new XYIntervalSeries("weak");
    XYIntervalSeries whiskers = new XYIntervalSeries("interval");
    String[] labels = new String[bars.size()];
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      labels[i] = shortened(bar.label, LONGEST_LABEL);
      (bar.strong ? strong : weak).add(i, i - 0.32, i + 0.32, bar.value, bar.value, bar.value);
      if (bar.interval != null) {
        whiskers.add(i, i, i, bar.value, bar.interval.low(), bar.interval.high());
      }
    }
    lengths.addSeries(strong);
    lengths.addSeries(weak);
    XYIntervalSeriesCollection intervals = new XYIntervalSeriesCollection();
    intervals.addSeries(whiskers);

    SymbolAxis names = new SymbolAxis(null, labels);
    ChartStyle.style(names);
    names.setInverted(true);
    names.setGridBandsVisible(false);
    names.setRange(-0.6, bars.size() - 0.4);
    XYPlot plot = new XYPlot(lengths, names, ChartStyle.unitAxis(axisLabel), barRenderer());
    plot.setDataset(1, intervals);
    plot.setRenderer(1, whiskerRenderer());
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setDomainGridlinesVisible(false);
    grid(plot);
    return ChartStyle.svg(plot, WIDTH, AXIS_HEIGHT + BAR_HEIGHT * bars.size(), id, description);
  }

  /** A label of at most so many letters, with an ellipsis where it is cut. */
  static String shortened(String label, int most) {
    return label.codePointCount(0, label.length()) <= most
        ? label
        : label.substring(0, label.offsetByCodePoints(0, most - 1)) + "…";
  }

  private static XYBarRenderer barRenderer() {
    XYBarRenderer renderer = new XYBarRenderer();
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setShadowVisible(false);
    renderer.setSeriesPaint(0, Ink.ACCENT.color());
    renderer.setSeriesPaint(1, Ink.MUTED.color());
    return renderer;
  }

  private static XYErrorRenderer whiskerRenderer() {
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawXError(false);
    renderer.setErrorPaint(Ink.TEXT.color());
    renderer.setErrorStroke(ChartStyle.THIN);
    renderer.setCapLength(6);
    renderer.setDefaultShapesVisible(false);
    return renderer;
  }

  private static void grid(XYPlot plot) {
    plot.setRangeGridlinePaint(Ink.RULE.color());
    plot.setRangeGridlineStroke(ChartStyle.THIN);
    plot.setDomainGridlinePaint(Ink.RULE.color());
    plot.setDomainGridlineStroke(ChartStyle.THIN);
  }

  /** Accuracy over confidence, bin by bin, against the diagonal of perfect calibration. */
  static String reliability(List<Reliability.Bin> bins, String id, String description) {
    XYSeries diagonal = new XYSeries("perfect");
    diagonal.add(0, 0);
    diagonal.add(1, 1);
    XYSeries observed = new XYSeries("observed");
    bins.forEach(bin -> observed.add(bin.confidence(), bin.accuracy()));
    XYSeriesCollection data = new XYSeriesCollection(diagonal);
    data.addSeries(observed);
    NumberAxis confidence = ChartStyle.unitAxis("Mean confidence of the bin");
    NumberAxis accuracy = ChartStyle.unitAxis("Share that is right");
    // Room for half a point at the edges.
    confidence.setRange(0, 1.02);
    accuracy.setRange(-0.02, 1.02);
    XYPlot plot = new XYPlot(data, confidence, accuracy, lines(Ink.TEXT, Ink.ACCENT, true));
    grid(plot);
    return ChartStyle.svg(plot, SQUARE, SQUARE, id, description);
  }

  /**
   * Error rate over coverage, against the error rate on all rows.
   *
   * @param threshold coverage and risk at the abstention threshold
   */
  static String riskCoverage(
      List<RiskCoverage.Point> points,
      RiskCoverage.@Nullable Point threshold,
      String id,
      String description) {
    double all = points.get(points.size() - 1).risk();
    XYSeries overall = new XYSeries("all");
    overall.add(0, all);
    overall.add(1, all);
    XYSeries curve = new XYSeries("curve");
    points.forEach(point -> curve.add(point.coverage(), point.risk()));
    XYSeriesCollection data = new XYSeriesCollection(overall);
    data.addSeries(curve);
    XYLineAndShapeRenderer renderer = lines(Ink.TEXT, Ink.ACCENT, false);
    if (threshold != null) {
      XYSeries operating = new XYSeries("threshold");
      operating.add(threshold.coverage(), threshold.risk());
      data.addSeries(operating);
      renderer.setSeriesPaint(2, Ink.TEXT.color());
      renderer.setSeriesShapesVisible(2, true);
      renderer.setSeriesShape(2, point());
    }
    double highest = points.stream().mapToDouble(RiskCoverage.Point::risk).max().orElse(1);
    NumberAxis risk = ChartStyle.unitAxis("Error rate among them");
    risk.setRange(0, Math.min(1, Math.max(0.1, Math.ceil(highest * 10.5) / 10)));
    risk.setTickUnit(new NumberTickUnit(risk.getRange().getLength() > 0.5 ? 0.2 : 0.1));
    XYPlot plot =
        new XYPlot(
            data, ChartStyle.unitAxis("Share of the rows kept, surest first"), risk, renderer);
    grid(plot);
    return ChartStyle.svg(plot, SQUARE, SQUARE, id, description);
  }

  private static Ellipse2D point() {
    return new Ellipse2D.Double(-POINT / 2, -POINT / 2, POINT, POINT);
  }

  /** A thin dashed reference line and a strong line. */
  private static XYLineAndShapeRenderer lines(Ink reference, Ink strong, boolean points) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setSeriesPaint(0, reference.color());
    renderer.setSeriesStroke(0, ChartStyle.FINE_DASHES);
    renderer.setSeriesPaint(1, strong.color());
    renderer.setSeriesStroke(1, ChartStyle.LINE);
    renderer.setSeriesShapesVisible(1, points);
    renderer.setSeriesShape(1, point());
    return renderer;
  }

  /**
   * Shares of the three classes in one group of rows.
   *
   * @param label what the group is
   * @param pro share of pro, 0 to 1
   * @param anti share of anti
   * @param none share of none
   */
  record Shares(String label, double pro, double anti, double none) {

    double of(Stance stance) {
      return switch (stance) {
        case PRO -> pro;
        case ANTI -> anti;
        case NONE -> none;
      };
    }
  }

  /** Shares as stacked horizontal bars. */
  static String shares(List<Shares> groups, String id, String description) {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    StackedBarRenderer renderer = new StackedBarRenderer();
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    int series = 0;
    for (Stance stance : Stance.values()) {
      for (Shares group : groups) {
        data.addValue(group.of(stance), stance.label(), group.label);
      }
      renderer.setSeriesPaint(series++, Ink.of(stance).color());
    }
    CategoryAxis names = categories();
    names.setCategoryMargin(0.3);
    CategoryPlot plot =
        new CategoryPlot(data, names, ChartStyle.unitAxis("Share of the rows"), renderer);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    grid(plot);
    return ChartStyle.svg(plot, WIDTH, AXIS_HEIGHT + BAR_HEIGHT * groups.size(), id, description);
  }

  private static CategoryAxis categories() {
    CategoryAxis axis = new CategoryAxis();
    axis.setTickLabelFont(ChartStyle.FONT);
    axis.setTickLabelPaint(Ink.TEXT.color());
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
    axis.setMaximumCategoryLabelWidthRatio(0.4f);
    return axis;
  }

  private static void grid(CategoryPlot plot) {
    plot.setRangeGridlinePaint(Ink.RULE.color());
    plot.setRangeGridlineStroke(ChartStyle.THIN);
  }

  /**
   * Shares of pro and anti in one period, 0 to 1.
   *
   * @param period year or month
   * @param gold shares in gold
   * @param predicted shares among the predictions
   */
  record Moment(String period, Shares gold, Shares predicted) {}

  /** Shares of pro and anti over time: gold as lines, predictions as dashes. */
  static String overTime(List<Moment> moments, String id, String description) {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    LineAndShapeRenderer renderer = new LineAndShapeRenderer(true, true);
    int series = 0;
    for (Stance stance : List.of(Stance.PRO, Stance.ANTI)) {
      for (boolean gold : new boolean[] {true, false}) {
        for (Moment moment : moments) {
          data.addValue(
              (gold ? moment.gold : moment.predicted).of(stance),
              stance.label() + (gold ? " in gold" : " predicted"),
              moment.period);
        }
        renderer.setSeriesPaint(series, Ink.of(stance).color());
        renderer.setSeriesStroke(series, gold ? ChartStyle.LINE : ChartStyle.DASHED);
        renderer.setSeriesShape(series, point());
        renderer.setSeriesShapesVisible(series, gold);
        series++;
      }
    }
    CategoryAxis names = categories();
    names.setCategoryLabelPositions(
        moments.size() > 8 ? CategoryLabelPositions.UP_45 : CategoryLabelPositions.STANDARD);
    CategoryPlot plot =
        new CategoryPlot(data, names, ChartStyle.unitAxis("Share of the rows"), renderer);
    grid(plot);
    return ChartStyle.svg(plot, WIDTH, 300, id, description);
  }
}
