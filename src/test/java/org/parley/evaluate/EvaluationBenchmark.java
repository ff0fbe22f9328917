package org.parley.evaluate;

import java.util.Locale;
import org.parley.evaluate.Fixtures.Case;
import org.parley.evaluate.metric.Measure;

/**
 * How long 100,000 rows take with 2,000 resamples in every slice, baselines and target finding
 * included: it has to be under a minute on two cores and 1 GB. Run it by hand:
 *
 * <pre>mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath.txt
 * java -Xmx1g -cp target/test-classes:target/classes:$(cat target/test-classpath.txt) \
 *     org.parley.evaluate.EvaluationBenchmark</pre>
 */
final class EvaluationBenchmark {

  private EvaluationBenchmark() {}

  /**
   * Measures once with ten paragraphs a document and once with each text by itself, as tweets are.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) throws EvaluationException {
    run(5_000, 10);
    run(50_000, 1);
  }

  private static void run(int documents, int perDocument) throws EvaluationException {
    Case given = Fixtures.random(1, documents, perDocument);
    long start = System.nanoTime();
    Matching matching = Matcher.match(given.gold(), given.predictions());
    double matched = seconds(start);
    Evaluation evaluation =
        new Evaluator(Evaluator.DEFAULT_RESAMPLES, 1, Evaluator.Progress.SILENT).evaluate(matching);
    System.out.printf(
        Locale.ROOT,
        "%,d rows in %,d documents, %d slices: matched in %.1f s, all in %.1f s; macro-F1 %s%n",
        evaluation.overall().rows(),
        evaluation.overall().documents(),
        evaluation.slices().size(),
        matched,
        seconds(start),
        evaluation.overall().of(Measure.MACRO_F1));
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
