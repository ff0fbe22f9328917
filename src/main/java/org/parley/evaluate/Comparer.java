package org.parley.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.parley.annotation.Annotation;
import org.parley.evaluate.Comparison.Contest;
import org.parley.evaluate.Comparison.Difference;
import org.parley.evaluate.Comparison.SystemFigures;
import org.parley.evaluate.Comparison.Test;
import org.parley.evaluate.metric.Bootstrap;
import org.parley.evaluate.metric.Figures;
import org.parley.evaluate.metric.PairedDifference;
import org.parley.evaluate.metric.Scored;
import org.parley.evaluate.metric.SignificanceTests;
import org.parley.evaluate.metric.SignificanceTests.McNemar;
import org.parley.stance.Stance;

/**
 * Compares systems on the same gold by tests that pair their answers.
 *
 * @param resamples number of bootstrap resamples and of randomization rounds
 * @param seed seed of both
 * @param progress told how it goes
 */
public record Comparer(int resamples, long seed, Evaluator.Progress progress) {

  private record Key(Annotation gold, String target) {}

  /**
   * Compares every two systems.
   *
   * @param systems at least two: the matching of each against one and the same gold, by name in
   *     their order
   * @throws EvaluationException where there are fewer than two
   */
  public Comparison compare(Map<String, Matching> systems) throws EvaluationException {
    if (systems.size() < 2) {
      throw new EvaluationException("one system cannot be compared; give --predictions twice");
    }
    List<String> names = List.copyOf(systems.keySet());
    List<List<MatchedPair>> aligned = align(List.copyOf(systems.values()));
    List<List<Scored>> scored = aligned.stream().map(pairs -> Slice.all(pairs).scored()).toList();
    int contests = names.size() * (names.size() - 1) / 2;
    boolean intervals = Slice.all(aligned.get(0)).hasIntervals();
    progress.begin((long) resamples * (intervals ? names.size() + 2L * contests : contests));
    Bootstrap bootstrap = new Bootstrap(resamples, seed, progress::step);
    List<SystemFigures> figures = new ArrayList<>();
    List<Contest> raw = new ArrayList<>();
    for (int a = 0; a < names.size(); a++) {
      figures.add(new SystemFigures(names.get(a), Figures.of(scored.get(a), bootstrap)));
      for (int b = a + 1; b < names.size(); b++) {
        raw.add(contest(names.get(a), scored.get(a), names.get(b), scored.get(b), bootstrap));
      }
    }
    return new Comparison(figures, corrected(raw), differing(aligned), resamples, seed);
  }

  /** Brings every system's pairs into the order of the first one's. */
  private static List<List<MatchedPair>> align(List<Matching> systems) {
    List<List<MatchedPair>> aligned = new ArrayList<>();
    List<MatchedPair> first = systems.get(0).pairs();
    for (Matching system : systems) {
      Map<Key, MatchedPair> byGold = new HashMap<>();
      system.pairs().forEach(pair -> byGold.put(new Key(pair.gold(), pair.target()), pair));
      aligned.add(
          first.stream().map(pair -> byGold.get(new Key(pair.gold(), pair.target()))).toList());
    }
    return aligned;
  }

  private Contest contest(
      String first, List<Scored> a, String second, List<Scored> b, Bootstrap bootstrap) {
    PairedDifference difference = new PairedDifference(a, b);
    double[] observed = difference.observed();
    boolean resample = difference.documents() >= Bootstrap.FEWEST_DOCUMENTS;
    double[][] resampled = resample ? bootstrap.run(difference) : new double[observed.length][0];
    double[] randomized = difference.randomizationP(resamples, seed, progress::step);
    List<Test> tests = new ArrayList<>();
    for (int f = 0; f < observed.length; f++) {
      double p = resample ? SignificanceTests.bootstrapP(observed[f], resampled[f]) : Double.NaN;
      tests.add(
          new Test(
              PairedDifference.MEASURES.get(f),
              observed[f],
              Bootstrap.percentile(resampled[f]),
              p,
              p,
              randomized[f],
              randomized[f]));
    }
    int onlyFirst = 0;
    int onlySecond = 0;
    for (int i = 0; i < a.size(); i++) {
      onlyFirst += a.get(i).correct() && !b.get(i).correct() ? 1 : 0;
      onlySecond += b.get(i).correct() && !a.get(i).correct() ? 1 : 0;
    }
    McNemar mcNemar = SignificanceTests.mcNemar(onlyFirst, onlySecond);
    return new Contest(first, second, tests, mcNemar, mcNemar.p());
  }

  /** Corrects each kind of test over all contests. */
  private static List<Contest> corrected(List<Contest> contests) {
    List<Contest> corrected = new ArrayList<>();
    double[] mcNemar = holm(contests, contest -> contest.mcNemar().p());
    for (int c = 0; c < contests.size(); c++) {
      Contest contest = contests.get(c);
      List<Test> tests = new ArrayList<>();
      for (int m = 0; m < contest.tests().size(); m++) {
        int measure = m;
        Test test = contest.tests().get(m);
        tests.add(
            new Test(
                test.measure(),
                test.difference(),
                test.interval(),
                test.bootstrapP(),
                holm(contests, other -> other.tests().get(measure).bootstrapP())[c],
                test.randomizationP(),
                holm(contests, other -> other.tests().get(measure).randomizationP())[c]));
      }
      corrected.add(
          new Contest(contest.first(), contest.second(), tests, contest.mcNemar(), mcNemar[c]));
    }
    return corrected;
  }

  private static double[] holm(List<Contest> contests, ToDoubleFunction<Contest> p) {
    return SignificanceTests.holm(contests.stream().mapToDouble(p).boxed().toList());
  }

  private static List<Difference> differing(List<List<MatchedPair>> aligned) {
    List<Difference> differing = new ArrayList<>();
    for (int i = 0; i < aligned.get(0).size(); i++) {
      List<@Nullable Stance> labels = new ArrayList<>();
      for (List<MatchedPair> system : aligned) {
        labels.add(system.get(i).predicted());
      }
      if (labels.stream().distinct().count() > 1) {
        differing.add(new Difference(aligned.get(0).get(i), Collections.unmodifiableList(labels)));
      }
    }
    return differing;
  }
}
