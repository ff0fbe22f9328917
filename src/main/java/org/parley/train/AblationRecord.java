package org.parley.train;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.parley.stance.Bundle;
import org.parley.stance.BundleException;
import org.parley.train.RecordedEvaluation.Value;

/**
 * What each part of a bundle is worth, as the bundle keeps it for its card.
 *
 * @param model SHA-256 of the {@code model.json} whose parts they are
 * @param command the command line that measured it
 * @param created when, ISO 8601 in UTC
 * @param parley version of Parley
 * @param folds folds of the cross-validation, those of the bundle's training
 * @param seed seed of the folds, of the training and of the intervals
 * @param rows figures by what was changed, then by slice
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AblationRecord(
    String model,
    String command,
    String created,
    String parley,
    int folds,
    long seed,
    List<Row> rows) {

  /** The name of its file within a bundle. */
  public static final String FILE = "ablation.json";

  public AblationRecord {
    rows = List.copyOf(rows);
  }

  /**
   * Macro-F1 on the pairs of a slice that gold calls addressed.
   *
   * @param variant what was changed
   * @param slice which pairs: {@code all}, or for instance {@code language ru}
   * @param pairs number of (paragraph, target) pairs
   * @param together of the members together
   * @param difference the same less that of the whole model; null in its own rows
   * @param neural of the neural member alone; null where there is none that judges all of the slice
   * @param neuralDifference the same less that of the whole model's neural member; null where
   *     either is missing
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Row(
      String variant,
      String slice,
      int pairs,
      Value together,
      @Nullable Value difference,
      @Nullable Value neural,
      @Nullable Value neuralDifference) {}

  /**
   * What a bundle keeps; null where it keeps none, or that of another model that had the same
   * folder.
   *
   * @throws BundleException where the file is damaged
   */
  static @Nullable AblationRecord of(Bundle bundle) throws IOException {
    String model = RecordFile.hash(bundle);
    return RecordFile.read(bundle, FILE, new TypeReference<AblationRecord>() {})
        .filter(record -> record.model().equals(model))
        .orElse(null);
  }

  /** Keeps it in a bundle, in place of an earlier one, and writes the card anew. */
  public void keepIn(Bundle bundle) throws IOException {
    RecordFile.write(bundle, FILE, this);
    ModelCard.write(bundle);
  }

  /** The table in columns of plain text. */
  public List<String> lines() {
    return FigureTable.columns(table());
  }

  /** The heads, then the rows, all of equal length; no column that is empty in every row. */
  List<List<String>> table() {
    List<List<String>> table = new ArrayList<>();
    table.add(
        List.of("changed", "pairs", "n", "Macro-F1", "difference", "neural alone", "difference"));
    for (Row row : rows) {
      table.add(
          List.of(
              row.variant(),
              row.slice(),
              Integer.toString(row.pairs()),
              cell(row.together(), "%.3f"),
              cell(row.difference(), "%+.3f"),
              cell(row.neural(), "%.3f"),
              cell(row.neuralDifference(), "%+.3f")));
    }
    List<List<String>> body = table.subList(1, table.size());
    int[] filled =
        IntStream.range(0, table.get(0).size())
            .filter(column -> body.stream().anyMatch(row -> !row.get(column).isEmpty()))
            .toArray();
    return table.stream().map(row -> Arrays.stream(filled).mapToObj(row::get).toList()).toList();
  }

  private static String cell(@Nullable Value value, String format) {
    if (value == null) {
      return "";
    }
    if (value.value() == null) {
      return "not defined";
    }
    String figure = String.format(Locale.ROOT, format, value.value());
    return value.low() == null || value.high() == null
        ? figure
        : String.format(
            Locale.ROOT, "%s [" + format + ", " + format + "]", figure, value.low(), value.high());
  }
}
