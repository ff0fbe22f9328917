package org.parley.train;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.parley.evaluate.Evaluation;
import org.parley.evaluate.report.Provenance;
import org.parley.stance.Bundle;
import org.parley.stance.BundleException;

/**
 * The evaluations that a bundle keeps beside its card. They are no part of the model: the
 * description holds no hash of them, and a bundle that is trained anew begins without any.
 */
public final class EvaluationRecords {

  /** The name of their file within a bundle. */
  public static final String FILE = "evaluations.json";

  private EvaluationRecords() {}

  /**
   * The evaluations of a bundle, in the order in which their titles were first recorded. Those of
   * another model that had the same folder are left out.
   *
   * @throws BundleException where the file is damaged
   */
  public static List<RecordedEvaluation> of(Bundle bundle) throws IOException {
    String model = RecordFile.hash(bundle);
    return RecordFile.read(bundle, FILE, new TypeReference<List<RecordedEvaluation>>() {})
        .orElse(List.of())
        .stream()
        .filter(evaluation -> evaluation.model().equals(model))
        .toList();
  }

  /**
   * Keeps an evaluation, in place of an earlier one with the same title, and writes the card anew.
   *
   * @param title what the bundle was measured on
   * @param development whether errors on these rows were studied while the model was made
   */
  public static void add(
      Bundle bundle,
      String title,
      boolean development,
      Evaluation evaluation,
      Provenance provenance)
      throws IOException {
    RecordedEvaluation added =
        RecordedEvaluation.of(title, development, RecordFile.hash(bundle), evaluation, provenance);
    List<RecordedEvaluation> all = new ArrayList<>(of(bundle));
    int at = all.stream().map(RecordedEvaluation::title).toList().indexOf(title);
    if (at < 0) {
      all.add(added);
    } else {
      all.set(at, added);
    }
    RecordFile.write(bundle, FILE, all);
    ModelCard.write(bundle);
  }
}
