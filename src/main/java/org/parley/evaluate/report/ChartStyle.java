package org.parley.evaluate.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;
import org.parley.stance.Stance;

/**
 * What all charts share: colours that follow the page's light or dark scheme, and drawing to inline
 * SVG. Charts are drawn in stand-in colours, for which the SVG then has the page's CSS variables.
 */
final class ChartStyle {

  /** A colour of the page; drawn as a stand-in that no chart uses otherwise. */
  enum Ink {
    TEXT("--ink", 1),
    RULE("--rule", 2),
    ACCENT("--accent", 3),
    MUTED("--muted", 4),
    PRO("--pro", 5),
    ANTI("--anti", 6),
    NONE("--none", 7);

    private final String variable;
    private final int number;

    Ink(String variable, int number) {
      this.variable = variable;
      this.number = number;
    }

    /** The stand-in. */
    Color color() {
      return new Color(number, 0, number);
    }

    private String written() {
      return "rgb(%d,0,%d)".formatted(number, number);
    }

    /** The colour of a class. */
    static Ink of(Stance stance) {
      return switch (stance) {
        case PRO -> PRO;
        case ANTI -> ANTI;
        case NONE -> NONE;
      };
    }
  }

  /** The font that widths are reckoned in; the page's own is used to show. */
  static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

  static final BasicStroke THIN = new BasicStroke(1f);
  static final BasicStroke LINE =
      new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  static final BasicStroke DASHED =
      new BasicStroke(
          2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {5f, 4f}, 0f);
  static final BasicStroke FINE_DASHES =
      new BasicStroke(
          1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {3f, 3f}, 0f);

  private ChartStyle() {}

  /** A number axis from 0 to 1 with a mark each fifth. */
  static NumberAxis unitAxis(String label) {
    NumberAxis axis = new NumberAxis(label);
    axis.setRange(0, 1);
    axis.setTickUnit(new NumberTickUnit(0.2));
    style(axis);
    return axis;
  }

  /** Gives an axis the page's font and colours. */
  static void style(ValueAxis axis) {
    axis.setLabelFont(FONT);
    axis.setTickLabelFont(FONT);
    axis.setLabelPaint(Ink.TEXT.color());
    axis.setTickLabelPaint(Ink.TEXT.color());
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
  }

  /**
   * Draws a plot.
   *
   * @param id tells the chart's parts from those of other charts on the page
   * @param description what the chart shows, for those who do not see it
   * @return an SVG element that is as wide as the page lets it
   */
  static String svg(Plot plot, int width, int height, String id, String description) {
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    JFreeChart chart = new JFreeChart(null, FONT, plot, false);
    chart.setBackgroundPaint(null);
    chart.setPadding(new RectangleInsets(4, 4, 4, 12));
    SVGGraphics2D graphics = new SVGGraphics2D(width, height);
    graphics.setDefsKeyPrefix(id);
    graphics.setGeomDoubleConverter(ChartStyle::rounded);
    graphics.setTransformDoubleConverter(ChartStyle::rounded);
    chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
    String svg = graphics.getSVGElement(null, false, new ViewBox(0, 0, width, height), null, null);
    for (Ink ink : Ink.values()) {
      svg = svg.replace(ink.written(), "var(" + ink.variable + ")");
    }
    return svg.replaceFirst(
            "<svg ",
            String.format(
                Locale.ROOT,
                "<svg role=\"img\" aria-label=\"%s\" style=\"max-width:%dpx\" ",
                description.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;"),
                width))
        .replace("font-family: sans-serif", "font-family: inherit");
  }

  /** Two decimals are finer than any screen. */
  private static String rounded(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
