package org.parley.evaluate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.evaluate.metric.Figures;
import org.parley.evaluate.metric.Interval;
import org.parley.evaluate.metric.Measure;
import org.parley.evaluate.metric.SignificanceTests.McNemar;
import org.parley.stance.Stance;

/**
 * Systems compared on the same gold.
 *
 * @param systems the systems in the order given
 * @param contests every two of them
 * @param differing the rows on which not all say the same
 * @param resamples number of resamples and of randomization rounds
 * @param seed seed of both
 */
public record Comparison(
    List<SystemFigures> systems,
    List<Contest> contests,
    List<Difference> differing,
    int resamples,
    long seed) {

  public Comparison {
    systems = List.copyOf(systems);
    contests = List.copyOf(contests);
    differing = List.copyOf(differing);
  }

  /**
   * A system by itself.
   *
   * @param name what it goes by: its predictions' file
   * @param figures its figures over all rows
   */
  public record SystemFigures(String name, Figures figures) {}

  /**
   * Two systems.
   *
   * @param first name of one
   * @param second name of the other
   * @param tests a test for each measure compared
   * @param mcNemar McNemar's test on accuracy; it takes rows for independent, which those of one
   *     document are not quite
   * @param mcNemarHolm its p-value after Holm's correction over all contests
   */
  public record Contest(
      String first, String second, List<Test> tests, McNemar mcNemar, double mcNemarHolm) {

    public Contest {
      tests = List.copyOf(tests);
    }
  }

  /**
   * The difference of one measure, the first system less the second.
   *
   * @param measure what is compared
   * @param difference the difference on the data
   * @param interval its 95% percentile interval by paired bootstrap over documents; null with too
   *     few documents
   * @param bootstrapP p-value by paired bootstrap; NaN with too few documents
   * @param bootstrapHolm the same after Holm's correction over all contests
   * @param randomizationP p-value by approximate randomization over documents
   * @param randomizationHolm the same after Holm's correction over all contests
   */
  public record Test(
      Measure measure,
      double difference,
      @Nullable Interval interval,
      double bootstrapP,
      double bootstrapHolm,
      double randomizationP,
      double randomizationHolm) {}

  /**
   * A row on which systems differ.
   *
   * @param pair the gold row, with the first system's prediction
   * @param labels each system's label in order; null where it has none
   */
  public record Difference(MatchedPair pair, List<@Nullable Stance> labels) {}
}
