package org.parley.evaluate;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
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

  private static final OperatingSystemMXBean CPU =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

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
    long cpu = CPU.getProcessCpuTime();
    Matching matching = Matcher.match(given.gold(), given.predictions());
    Evaluation evaluation =
        new Evaluator(Evaluator.DEFAULT_RESAMPLES, 1, Evaluator.Progress.SILENT).evaluate(matching);
    System.out.printf(
        Locale.ROOT,
        "%,d rows in %,d documents, %d slices: %.1f s, of CPU %.1f s;" + " macro-F1 %s%n",
        evaluation.overall().rows(),
        evaluation.overall().documents(),
        evaluation.slices().size(),
        (System.nanoTime() - start) / 1e9,
        (CPU.getProcessCpuTime() - cpu) / 1e9,
        evaluation.overall().of(Measure.MACRO_F1));
  }
}
