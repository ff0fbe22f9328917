package org.parley.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parley.evaluate.Counted;
import org.parley.evaluate.metric.Bootstrap;
import org.parley.train.RecordedEvaluation.Finding;
import org.parley.train.RecordedEvaluation.Row;
import org.parley.train.RecordedEvaluation.Value;

/**
 * A recorded evaluation as a card shows it.
 *
 * @param title its heading
 * @param on what it is over
 * @param table its figures in Markdown
 * @param notes what a reader should know of them, one sentence or two each
 * @param command the command that measured them
 */
record EvaluationCard(String title, String on, String table, List<String> notes, String command) {

  /** A guess tells a reader less than the majority does. */
  private static final String RANDOM = "random";

  static EvaluationCard of(RecordedEvaluation evaluation) {
    return new EvaluationCard(
        evaluation.title() + (evaluation.development() ? " (development figures)" : ""),
        on(evaluation),
        MarkdownTable.of(rows(evaluation)),
        notes(evaluation),
        evaluation.command());
  }

  private static String on(RecordedEvaluation evaluation) {
    Row all = evaluation.rows().get(0);
    String pairs =
        evaluation.counted().equals(Counted.ADDRESSED.key())
            ? "pairs of paragraph and target that the annotators call addressed; one that the target"
                + " finder missed counts as judged none"
            : "pairs of paragraph and target; a target that was not found counts as judged none";
    String intervals =
        all.macroF1().low() == null
            ? "there are no intervals under %d documents".formatted(Bootstrap.FEWEST_DOCUMENTS)
            : String.format(
                Locale.ROOT,
                "95%% intervals by bootstrap over documents, %,d resamples",
                evaluation.resamples());
    return String.format(
        Locale.ROOT, "%,d documents, %,d %s; %s.", all.documents(), all.pairs(), pairs, intervals);
  }

  /** One slice a row; the model in full, and the macro-F1 of what stands beside it. */
  private static List<List<String>> rows(RecordedEvaluation evaluation) {
    List<String> heads =
        new ArrayList<>(List.of("pairs", "n", "Macro-F1", "F_avg (SemEval-2016)", "Accuracy"));
    List<String> beside = new ArrayList<>();
    for (Row row : evaluation.rows()) {
      boolean counts =
          !row.system().equals(RecordedEvaluation.MODEL) && !row.system().equals(RANDOM);
      if (counts && !beside.contains(row.system())) {
        beside.add(row.system());
        heads.add(row.title() + ": Macro-F1");
      }
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(heads);
    for (Row row : evaluation.rows()) {
      if (row.system().equals(RecordedEvaluation.MODEL)) {
        List<String> cells =
            new ArrayList<>(
                List.of(
                    row.slice(),
                    Integer.toString(row.pairs()),
                    value(row.macroF1()),
                    value(row.fAvg()),
                    value(row.accuracy())));
        for (String system : beside) {
          Row other = evaluation.row(system, row.slice());
          cells.add(other == null ? "" : value(other.macroF1()));
        }
        rows.add(cells);
      }
    }
    return rows;
  }

  private static List<String> notes(RecordedEvaluation evaluation) {
    Row all = evaluation.rows().get(0);
    List<String> notes = new ArrayList<>();
    if (evaluation.development()) {
      notes.add(
          "Errors on these texts were studied while the model was made: the figures flatter it.");
    }
    if (all.classes().size() < 3) {
      notes.add(
          "Macro-F1 is over %s: these rows hold no other label."
              .formatted(String.join(" and ", all.classes())));
    }
    if (all.calibrationErrorByChance() != null) {
      notes.add(
          "Expected calibration error over the pairs found addressed: %s; a perfectly calibrated model would show %s here, by chance."
              .formatted(value(all.calibrationError()), number(all.calibrationErrorByChance())));
    }
    if (!evaluation.finding().isEmpty()) {
      Finding found = evaluation.finding().get(0);
      notes.add(
          "Target finding, over all pairs: precision %s, recall %s, recall of pro and anti %s."
              .formatted(
                  value(found.precision()), value(found.recall()), value(found.recallOfStances())));
    }
    return notes;
  }

  private static String value(Value value) {
    String number = number(value.value());
    return value.low() == null || value.high() == null
        ? number
        : "%s [%s, %s]".formatted(number, number(value.low()), number(value.high()));
  }

  private static String number(@Nullable Double value) {
    return value == null ? "not defined" : String.format(Locale.ROOT, "%.3f", value);
  }
}
