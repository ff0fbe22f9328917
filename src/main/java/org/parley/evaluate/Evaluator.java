package org.parley.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.parley.evaluate.Evaluation.BaselineFigures;
import org.parley.evaluate.metric.Bootstrap;
import org.parley.evaluate.metric.Figures;

/**
 * Measures predictions against gold. The same pairs and seed give the same evaluation to the last
 * bit, on any number of threads and in any order of rows and files.
 *
 * @param resamples number of bootstrap resamples for each interval
 * @param seed seed of the resamples and of the random baseline
 * @param progress told how the resampling goes
 */
public record Evaluator(int resamples, long seed, Progress progress) {

  /** Resamples where none are asked for. */
  public static final int DEFAULT_RESAMPLES = 2000;

  /** Seed where none is asked for. */
  public static final long DEFAULT_SEED = 1;

  /** Is told how far the resampling has come. */
  public interface Progress {

    /** Tells nobody. */
    Progress SILENT =
        new Progress() {
          @Override
          public void begin(long steps) {}

          @Override
          public void step() {}
        };

    /** How many steps there will be. */
    void begin(long steps);

    /** One more step is done; called from several threads. */
    void step();
  }

  /** Measures every slice, the baselines, and target finding. */
  public Evaluation evaluate(Matching matching) {
    List<MatchedPair> pairs = matching.pairs();
    List<Slice> compared = new ArrayList<>(List.of(Slice.all(pairs)));
    compared.addAll(Slice.of(SliceKind.TARGET, pairs));
    List<Slice> slices = new ArrayList<>(compared);
    for (SliceKind kind :
        List.of(SliceKind.LANGUAGE, SliceKind.GENRE, SliceKind.ORIGIN, SliceKind.ANNOTATOR)) {
      slices.addAll(Slice.of(kind, pairs));
    }
    List<Baseline> baselines = Baseline.all(pairs, seed);
    boolean finds = TargetFinding.isToBeMeasured(pairs);
    List<Slice> distinct = new ArrayList<>(slices);
    distinct.removeIf(slice -> slice.kind() != SliceKind.ALL && isAll(slice, slices.get(0)));
    progress.begin(steps(distinct) + steps(compared) * (baselines.size() + (finds ? 1 : 0)));
    Bootstrap bootstrap = new Bootstrap(resamples, seed, progress::step);
    return new Evaluation(
        matching,
        measure(slices, bootstrap),
        baselines.stream().map(baseline -> measure(baseline, compared, bootstrap)).toList(),
        finds
            ? compared.stream().map(slice -> TargetFinding.of(slice, bootstrap)).toList()
            : List.of(),
        Timeline.of(pairs),
        resamples,
        seed);
  }

  /** Measures slices; one that holds all rows, as that of a single language does, only once. */
  private static List<SliceFigures> measure(List<Slice> slices, Bootstrap bootstrap) {
    Slice all = slices.get(0);
    Figures overall = Figures.of(all.scored(), bootstrap);
    return slices.stream()
        .map(
            slice ->
                figures(slice, isAll(slice, all) ? overall : Figures.of(slice.scored(), bootstrap)))
        .toList();
  }

  private static boolean isAll(Slice slice, Slice all) {
    return slice.pairs().size() == all.pairs().size();
  }

  private long steps(List<Slice> slices) {
    return resamples * slices.stream().filter(Slice::hasIntervals).count();
  }

  private static BaselineFigures measure(
      Baseline baseline, List<Slice> slices, Bootstrap bootstrap) {
    return new BaselineFigures(
        baseline.key(),
        baseline.title(),
        slices.stream()
            .map(slice -> figures(slice, Figures.of(slice.scored(baseline.labels()), bootstrap)))
            .toList());
  }

  private static SliceFigures figures(Slice slice, Figures figures) {
    return new SliceFigures(slice.kind(), slice.value(), figures);
  }
}
