package org.parley.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.evaluate.metric.AgreementStatistic;
import org.parley.evaluate.metric.AgreementStatistic.Unit;
import org.parley.evaluate.metric.Bootstrap;
import org.parley.evaluate.metric.Confusion;
import org.parley.evaluate.metric.Estimate;
import org.parley.stance.Stance;

/**
 * How far annotators agree.
 *
 * @param annotators their names
 * @param targets all targets together first, then each
 * @param disagreements the (text, target) pairs on which not all say the same
 * @param resamples number of bootstrap resamples
 * @param seed their seed
 */
public record Agreement(
    List<String> annotators,
    List<TargetAgreement> targets,
    List<Disagreement> disagreements,
    int resamples,
    long seed) {

  public Agreement {
    annotators = List.copyOf(annotators);
    targets = List.copyOf(targets);
    disagreements = List.copyOf(disagreements);
  }

  /**
   * Agreement on one target.
   *
   * @param target its id; empty for all targets together
   * @param units (text, target) pairs that at least two annotators labelled
   * @param unitsOfAll those that every annotator labelled: what Fleiss' kappa is of
   * @param documents number of documents they are of, or of texts
   * @param fleiss Fleiss' kappa
   * @param alphaNominal Krippendorff's alpha, any two labels differing the same
   * @param alphaOrdinal Krippendorff's alpha with anti below none below pro
   * @param pairs every two annotators who labelled at least one such pair both
   */
  public record TargetAgreement(
      String target,
      int units,
      int unitsOfAll,
      int documents,
      Estimate fleiss,
      Estimate alphaNominal,
      Estimate alphaOrdinal,
      List<PairAgreement> pairs) {

    public TargetAgreement {
      pairs = List.copyOf(pairs);
    }
  }

  /**
   * Two annotators.
   *
   * @param first one
   * @param second the other
   * @param units pairs that both labelled
   * @param observed share of them with equal labels
   * @param kappa Cohen's kappa
   * @param confusion the first's labels as rows, the second's as columns
   */
  public record PairAgreement(
      String first,
      String second,
      int units,
      Estimate observed,
      Estimate kappa,
      Confusion confusion) {}

  /**
   * A pair on which not all say the same.
   *
   * @param item the text
   * @param target the target's id
   * @param labels each annotator's label; null where there is none
   */
  public record Disagreement(Ratings.Item item, String target, List<@Nullable Stance> labels) {

    /** How the text is called in lists. */
    public String name() {
      return Rows.name(item.first());
    }
  }

  /** Measures agreement on all targets together and on each. */
  public static Agreement of(Ratings ratings, Bootstrap bootstrap) {
    Set<String> targets = new LinkedHashSet<>();
    ratings.items().forEach(item -> targets.addAll(item.targets()));
    List<TargetAgreement> measured = new ArrayList<>();
    measured.add(measure("", ratings, targets, bootstrap));
    for (String target : targets) {
      measured.add(measure(target, ratings, Set.of(target), bootstrap));
    }
    List<Disagreement> disagreements = new ArrayList<>();
    for (Ratings.Item item : ratings.items()) {
      for (String target : item.targets()) {
        List<@Nullable Stance> labels = item.labels(target);
        if (labels.stream().filter(Objects::nonNull).distinct().count() > 1) {
          disagreements.add(new Disagreement(item, target, labels));
        }
      }
    }
    return new Agreement(
        ratings.annotators(), measured, disagreements, bootstrap.resamples(), bootstrap.seed());
  }

  private static TargetAgreement measure(
      String name, Ratings ratings, Set<String> targets, Bootstrap bootstrap) {
    int raters = ratings.annotators().size();
    Map<String, Integer> documents = new HashMap<>();
    List<Unit> units = new ArrayList<>();
    for (Ratings.Item item : ratings.items()) {
      for (String target : targets) {
        List<@Nullable Stance> labels = item.labels(target);
        if (labels.stream().filter(Objects::nonNull).count() > 1) {
          int document =
              documents.computeIfAbsent(Rows.document(item.first()), d -> documents.size());
          units.add(new Unit(document, labels));
        }
      }
    }
    AgreementStatistic statistic = new AgreementStatistic(units, documents.size(), raters);
    List<Estimate> estimates = Estimate.of(statistic, bootstrap);
    List<PairAgreement> pairs = new ArrayList<>();
    for (int a = 0; a < raters; a++) {
      for (int b = a + 1; b < raters; b++) {
        List<Stance> first = new ArrayList<>();
        List<@Nullable Stance> second = new ArrayList<>();
        for (Unit unit : units) {
          Stance of = unit.labels().get(a);
          if (of != null && unit.labels().get(b) != null) {
            first.add(of);
            second.add(unit.labels().get(b));
          }
        }
        if (first.isEmpty()) {
          continue;
        }
        pairs.add(
            new PairAgreement(
                ratings.annotators().get(a),
                ratings.annotators().get(b),
                first.size(),
                estimates.get(statistic.observedAgreement(a, b)),
                estimates.get(statistic.kappa(a, b)),
                Confusion.of(first, second)));
      }
    }
    return new TargetAgreement(
        name,
        units.size(),
        (int) units.stream().filter(unit -> !unit.labels().contains(null)).count(),
        documents.size(),
        estimates.get(AgreementStatistic.FLEISS),
        estimates.get(AgreementStatistic.ALPHA_NOMINAL),
        estimates.get(AgreementStatistic.ALPHA_ORDINAL),
        pairs);
  }
}
