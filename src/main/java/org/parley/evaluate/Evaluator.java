package org.parley.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.evaluate.Evaluation.SystemFigures;
import org.parley.evaluate.metric.Bootstrap;
import org.parley.evaluate.metric.Figures;
import org.parley.evaluate.metric.Scored;
import org.parley.stance.Stance;

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

  /** A system beside the one that is measured, with the slices that it is measured on. */
  private record Beside(
      String key,
      String title,
      Function<MatchedPair, @Nullable Stance> labels,
      List<Slice> slices) {}

  /** Measures all pairs. */
  public Evaluation evaluate(Matching matching) throws EvaluationException {
    return evaluate(matching, Counted.ALL);
  }

  /**
   * Measures every slice, the members by themselves, the baselines, and target finding.
   *
   * @param counted which pairs to count; target finding is measured on all of them
   * @throws EvaluationException where no pair is to be counted
   */
  public Evaluation evaluate(Matching matching, Counted counted) throws EvaluationException {
    Matching kept = matching.only(counted);
    List<MatchedPair> pairs = kept.pairs();
    List<Slice> compared = new ArrayList<>(List.of(Slice.all(pairs)));
    compared.addAll(Slice.of(SliceKind.TARGET, pairs));
    compared.addAll(Slice.of(SliceKind.LANGUAGE, pairs));
    List<Slice> slices = new ArrayList<>(compared);
    for (SliceKind kind : List.of(SliceKind.GENRE, SliceKind.ORIGIN, SliceKind.ANNOTATOR)) {
      slices.addAll(Slice.of(kind, pairs));
    }
    List<Beside> baselines =
        Baseline.all(pairs, seed).stream()
            .map(one -> new Beside(one.key(), one.title(), one.labels(), compared))
            .toList();
    List<Beside> members =
        MemberAlone.of(pairs).stream()
            .map(
                one ->
                    new Beside(
                        one.name(),
                        one.title(),
                        one::label,
                        compared.stream().filter(one::judges).toList()))
            .toList();
    List<Slice> findings =
        TargetFinding.isToBeMeasured(matching.pairs())
            ? Stream.concat(
                    Stream.of(Slice.all(matching.pairs())),
                    Slice.of(SliceKind.TARGET, matching.pairs()).stream())
                .toList()
            : List.of();
    long steps = steps(distinct(slices)) + steps(findings);
    for (Beside beside : Stream.concat(baselines.stream(), members.stream()).toList()) {
      steps += steps(distinct(beside.slices()));
    }
    progress.begin(steps);
    Bootstrap bootstrap = new Bootstrap(resamples, seed, progress::step);
    return new Evaluation(
        kept,
        counted,
        measure(slices, Slice::scored, bootstrap),
        members.stream().map(member -> measure(member, bootstrap)).toList(),
        baselines.stream().map(baseline -> measure(baseline, bootstrap)).toList(),
        findings.stream().map(slice -> TargetFinding.of(slice, bootstrap)).toList(),
        Timeline.of(pairs),
        resamples,
        seed);
  }

  /** Measures slices; one that holds all rows, as that of a single language does, only once. */
  private static List<SliceFigures> measure(
      List<Slice> slices, Function<Slice, List<Scored>> rows, Bootstrap bootstrap) {
    Figures overall = null;
    List<SliceFigures> measured = new ArrayList<>();
    for (Slice slice : slices) {
      Figures figures =
          overall != null && isAll(slice, slices.get(0))
              ? overall
              : Figures.of(rows.apply(slice), bootstrap);
      overall = slice.kind() == SliceKind.ALL ? figures : overall;
      measured.add(new SliceFigures(slice.kind(), slice.value(), figures));
    }
    return measured;
  }

  private static SystemFigures measure(Beside system, Bootstrap bootstrap) {
    return new SystemFigures(
        system.key(),
        system.title(),
        measure(system.slices(), slice -> slice.scored(system.labels()), bootstrap));
  }

  private static boolean isAll(Slice slice, Slice first) {
    return first.kind() == SliceKind.ALL && slice.pairs().size() == first.pairs().size();
  }

  /** The slices that are measured: one with all rows stands for those that have them all too. */
  private static List<Slice> distinct(List<Slice> slices) {
    return slices.stream()
        .filter(slice -> slice.kind() == SliceKind.ALL || !isAll(slice, slices.get(0)))
        .toList();
  }

  private long steps(List<Slice> slices) {
    return resamples * slices.stream().filter(Slice::hasIntervals).count();
  }
}
