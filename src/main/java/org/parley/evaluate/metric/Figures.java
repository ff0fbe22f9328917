package org.parley.evaluate.metric;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.stance.Stance;

/**
 * Everything measured on one set of rows.
 *
 * @param rows number of (text, target) rows
 * @param documents number of documents, or of texts where rows name no document
 * @param confusion gold against predicted
 * @param classes the classes that gold has: what macro-F1 averages
 * @param estimates the figures with their intervals; one that is not defined is NaN
 * @param reliability confidence against accuracy
 * @param riskCoverage the risk–coverage curve; empty without probabilities
 */
public record Figures(
    int rows,
    int documents,
    Confusion confusion,
    Set<Stance> classes,
    Map<Measure, Estimate> estimates,
    Reliability reliability,
    List<RiskCoverage.Point> riskCoverage) {

  /** Copies the collections. */
  public Figures {
    classes = Set.copyOf(classes);
    estimates = Collections.unmodifiableMap(new EnumMap<>(estimates));
    riskCoverage = List.copyOf(riskCoverage);
  }

  /** The figure of one measure; every measure has one. */
  public Estimate of(Measure measure) {
    return estimates.get(measure);
  }

  /** Whether there are enough documents for intervals. */
  public boolean hasIntervals() {
    return documents >= Bootstrap.FEWEST_DOCUMENTS;
  }

  /**
   * Measures rows.
   *
   * @param rows at least one; their documents are numbered from 0 on without a gap
   * @param bootstrap how to resample; null for no intervals
   */
  public static Figures of(List<Scored> rows, @Nullable Bootstrap bootstrap) {
    int documents = 1 + rows.stream().mapToInt(Scored::document).max().orElseThrow();
    double[] counts = new double[Confusion.CELLS];
    rows.forEach(row -> counts[Confusion.cell(row.gold(), row.predicted())]++);
    Confusion confusion = Confusion.of(counts);
    Set<Stance> classes = confusion.goldClasses();
    MeasureStatistic statistic = new MeasureStatistic(rows, documents, classes);
    return new Figures(
        rows.size(),
        documents,
        confusion,
        classes,
        estimates(statistic, bootstrap),
        Reliability.of(rows, statistic.sums()),
        new RiskCoverage(rows).points());
  }

  private static Map<Measure, Estimate> estimates(
      MeasureStatistic statistic, @Nullable Bootstrap bootstrap) {
    double[] observed = statistic.observed();
    boolean resample = bootstrap != null && statistic.documents() >= Bootstrap.FEWEST_DOCUMENTS;
    double[][] resampled = resample ? bootstrap.run(statistic) : new double[observed.length][0];
    Map<Measure, Estimate> estimates = new EnumMap<>(Measure.class);
    for (int f = 0; f < observed.length; f++) {
      Measure measure = MeasureStatistic.MEASURES.get(f);
      double value = observed[f];
      double[] values = resampled[f];
      Interval interval = Double.isNaN(value) ? null : Bootstrap.percentile(values);
      Interval bca =
          resample && measure == Measure.MACRO_F1
              ? Bootstrap.bca(value, values, statistic.macroF1Jackknife())
              : null;
      estimates.put(measure, new Estimate(value, interval, bca));
    }
    return estimates;
  }
}
