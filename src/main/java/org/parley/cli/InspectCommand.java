package org.parley.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.parley.stance.Bundle;
import org.parley.stance.BundleDescription;
import org.parley.stance.Calibration;
import org.parley.target.Target;
import org.parley.train.EvaluationRecords;
import org.parley.train.FigureTable;
import org.parley.train.RecordedEvaluation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code parley inspect}: what a bundle is and how it was made. */
@Command(
    name = "inspect",
    description = "Tells what a bundle is and how it was made, and checks its files.",
    mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {

  private final Environment environment;

  @Parameters(
      paramLabel = "DIR",
      description = "The bundle's folder, for instance models/sochi-geneva.")
  private Path directory;

  InspectCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    Bundle bundle = Bundle.read(directory);
    PrintStream out = new PrintStream(environment.out(), true, StandardCharsets.UTF_8);
    describe(bundle, out);
    return ExitCode.DONE;
  }

  private static void describe(Bundle bundle, PrintStream out) throws IOException {
    BundleDescription description = bundle.description();
    out.printf("%s (bundle format %d)%n", description.name(), description.format());
    row(out, "made", description.created() + " by Parley " + description.parley());
    row(out, "members", String.join(", ", description.members()));
    for (Target target : bundle.targets().targets()) {
      row(out, "target", "%s: %s".formatted(target.id(), target.description().strip()));
    }
    calibration(description.calibration(), out);
    training(description.training(), out);
    for (RecordedEvaluation evaluation : EvaluationRecords.of(bundle)) {
      RecordedEvaluation.Row all = evaluation.rows().get(0);
      row(
          out,
          "measured",
          String.format(
              Locale.ROOT,
              "%s: macro-F1 %.3f over %,d pairs; %s",
              evaluation.title(),
              all.macroF1().value(),
              all.pairs(),
              evaluation.command()));
    }
    description
        .files()
        .forEach(
            (file, sha256) ->
                row(out, "file", "%s  sha256 %s, as written".formatted(file, sha256)));
  }

  private static void calibration(Calibration calibration, PrintStream out) {
    row(out, "weights", calibration.weights().toString());
    row(out, "temperature", Double.toString(calibration.temperature()));
    row(
        out,
        "abstains",
        calibration.threshold() == null
            ? "never: no threshold was accurate enough"
            : "below a confidence of " + calibration.threshold());
  }

  private static void training(BundleDescription.Training training, PrintStream out) {
    row(out, "command", training.command());
    for (BundleDescription.DataFile file : training.data()) {
      row(out, "data", "%s  %d rows, sha256 %s".formatted(file.file(), file.rows(), file.sha256()));
    }
    row(
        out,
        "learned",
        "from %d paragraphs in %.1f s; seed %d, %d folds"
            .formatted(
                training.paragraphs(), training.seconds(), training.seed(), training.folds()));
    FigureTable.lines(training.figures()).forEach(line -> row(out, "figures", line));
    row(out, "with", training.libraries() + ", Java " + training.java() + ", " + training.os());
  }

  private static void row(PrintStream out, String name, String value) {
    out.printf("  %-12s %s%n", name, value);
  }
}
