package org.parley.evaluate.report;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.annotation.Annotation;
import org.parley.evaluate.Evaluation;
import org.parley.evaluate.MatchedPair;
import org.parley.evaluate.Prediction;
import org.parley.evaluate.report.HtmlView.Cases;
import org.parley.evaluate.report.HtmlView.Cases.Piece;
import org.parley.evaluate.report.HtmlView.Table;
import org.parley.evaluate.report.HtmlView.Unmatched;
import org.parley.stance.Distribution;
import org.parley.stance.Stance;
import org.parley.text.Language;
import org.parley.text.Span;

/** The sections of the HTML report that show rows. */
final class HtmlCases {

  /** Rows that a section of texts shows. */
  private static final int MOST = 30;

  /** Rows that a list of names shows. */
  private static final int MOST_NAMES = 100;

  private final Evaluation evaluation;

  HtmlCases(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** The most confident errors; null where there is none. */
  @Nullable Cases errors() {
    return cases(
        evaluation.confidentErrors(MOST),
        "Wrong labels of addressed pairs that the system was surest of, surest first.");
  }

  /** The least certain rows; null without probabilities. */
  @Nullable Cases doubts() {
    return cases(
        evaluation.leastCertain(MOST),
        "Addressed pairs that the system was least sure of, least sure first: what to annotate next.");
  }

  /** Addressed pairs that were not found; null where there is none. */
  @Nullable Cases missed() {
    if (evaluation.targetFinding().isEmpty()) {
      return null;
    }
    List<MatchedPair> missed = evaluation.targetFinding().get(0).missed();
    String more =
        missed.size() > MOST
            ? " Shown are %d of %s; all are in --json."
                .formatted(MOST, Numbers.count(missed.size()))
            : "";
    return cases(
        missed.stream().limit(MOST).toList(),
        "Pairs that gold says are addressed, or pro or anti, and the system took for not addressed."
            + more);
  }

  private static @Nullable Cases cases(List<MatchedPair> pairs, String note) {
    return pairs.isEmpty() ? null : new Cases(note, pairs.stream().map(HtmlCases::toCase).toList());
  }

  private static Cases.Case toCase(MatchedPair pair) {
    Annotation gold = pair.gold();
    Stance predicted = pair.predicted();
    Language language = gold.language();
    Bidi bidi = new Bidi(gold.text(), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    return new Cases.Case(
        pair.name(),
        pair.target(),
        pair.label().label(),
        predicted == null ? "missing" : predicted.label(),
        probabilities(pair.prediction()),
        String.join(
            " · ",
            Stream.of(gold.speaker(), gold.genre(), gold.date()).filter(Objects::nonNull).toList()),
        language == null || language == Language.UNDETERMINED ? null : language.code(),
        bidi.baseIsLeftToRight() ? "ltr" : "rtl",
        pieces(gold.text(), mentions(pair)));
  }

  private static String probabilities(@Nullable Prediction prediction) {
    Distribution of = prediction == null ? null : prediction.probabilities();
    if (of == null) {
      return "";
    }
    return !prediction.addressed().orElse(true)
        ? "taken for not addressed"
        : "pro %s, anti %s, none %s"
            .formatted(
                Numbers.percent(of.pro()), Numbers.percent(of.anti()), Numbers.percent(of.none()));
  }

  /** The system's mentions of the target, else gold's; offsets hold in the very same text only. */
  private static List<Span> mentions(MatchedPair pair) {
    Prediction prediction = pair.prediction();
    if (prediction != null
        && !prediction.mentions().isEmpty()
        && prediction.text().equals(pair.gold().text())) {
      return prediction.mentions();
    }
    return pair.gold().mentions().getOrDefault(pair.target(), List.of());
  }

  private static List<Piece> pieces(String text, List<Span> mentions) {
    List<Piece> pieces = new ArrayList<>();
    int done = 0;
    for (Span mention : mentions.stream().sorted().toList()) {
      if (mention.start() >= done && mention.length() > 0) {
        if (mention.start() > done) {
          pieces.add(new Piece(text.substring(done, mention.start()), false));
        }
        pieces.add(new Piece(mention.of(text), true));
        done = mention.end();
      }
    }
    if (done < text.length()) {
      pieces.add(new Piece(text.substring(done), false));
    }
    return pieces;
  }

  /** Rows without a partner; null where every row has one. */
  @Nullable Unmatched unmatched() {
    List<MatchedPair> gold = evaluation.matching().missing();
    List<Prediction> predictions = evaluation.matching().unmatched();
    if (gold.isEmpty() && predictions.isEmpty()) {
      return null;
    }
    Table goldTable =
        new Table(
            "Gold without a prediction: %s".formatted(Numbers.count(gold.size())),
            List.of("Row", "Target", "Gold"),
            gold.stream()
                .limit(MOST_NAMES)
                .map(pair -> Table.Row.of(pair.name(), pair.target(), pair.label().label()))
                .toList());
    Table predictionTable =
        new Table(
            "Predictions without gold: %s".formatted(Numbers.count(predictions.size())),
            List.of("Row", "Target", "Predicted"),
            predictions.stream()
                .limit(MOST_NAMES)
                .map(
                    prediction ->
                        Table.Row.of(
                            prediction.name(), prediction.target(), prediction.label().label()))
                .toList());
    boolean cut = Math.max(gold.size(), predictions.size()) > MOST_NAMES;
    return new Unmatched(
        gold.isEmpty() ? null : goldTable,
        predictions.isEmpty() ? null : predictionTable,
        cut ? "The first %d of each are shown; all are in --json.".formatted(MOST_NAMES) : "");
  }
}
