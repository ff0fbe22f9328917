package org.parley.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.parley.evaluate.Evaluation;
import org.parley.evaluate.report.Provenance;
import org.parley.output.OutputFile;
import org.parley.stance.Bundle;
import org.parley.stance.BundleDescription;
import org.parley.stance.BundleException;
import org.parley.text.Sha256;

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
    Path file = bundle.directory().resolve(FILE);
    if (!Files.exists(file)) {
      return List.of();
    }
    String model = hash(bundle);
    try {
      return Bundle.JSON
          .readValue(file.toFile(), new TypeReference<List<RecordedEvaluation>>() {})
          .stream()
          .filter(evaluation -> evaluation.model().equals(model))
          .toList();
    } catch (JsonProcessingException e) {
      throw new BundleException(
          "%s is damaged: %s; delete it and record its evaluations again"
              .formatted(file, e.getOriginalMessage()),
          e);
    }
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
        RecordedEvaluation.of(title, development, hash(bundle), evaluation, provenance);
    List<RecordedEvaluation> all = new ArrayList<>(of(bundle));
    int at = all.stream().map(RecordedEvaluation::title).toList().indexOf(title);
    if (at < 0) {
      all.add(added);
    } else {
      all.set(at, added);
    }
    write(
        bundle, FILE, Bundle.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
    write(bundle, ModelCard.FILE, ModelCard.of(bundle.description(), bundle.targets(), all));
  }

  private static void write(Bundle bundle, String name, String content) throws IOException {
    try (OutputFile file = OutputFile.create(bundle.directory().resolve(name))) {
      file.writer().write(content);
      file.commit();
    }
  }

  private static String hash(Bundle bundle) throws IOException {
    return Sha256.of(bundle.directory().resolve(BundleDescription.FILE));
  }
}
