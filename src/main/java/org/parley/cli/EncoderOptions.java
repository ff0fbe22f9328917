package org.parley.cli;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.encoder.EncoderLibrary;
import org.parley.encoder.KnownEncoder;
import org.parley.encoder.ModelCache;
import org.parley.stance.NeuralMember;
import org.parley.train.neural.EncoderPlan;
import org.parley.train.neural.FineTuningSettings;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options that the commands share which train the neural member. */
final class EncoderOptions {

  /** A change of a higher rank than this is larger than the matrix of a small encoder. */
  private static final int MOST_RANK = 128;

  @Option(
      names = "--encoder",
      paramLabel = "ID",
      description =
          "The neural member's encoder for English, one of those that 'parley models' lists; unless"
              + " given bge-small-en-v1.5.")
  private @Nullable String encoder;

  @Option(
      names = "--layers",
      paramLabel = "N",
      description =
          "How many upper layers of that encoder are trained, 0 for a head on the frozen encoder;"
              + " unless given 6.")
  private int layers = EncoderPlan.ENGLISH_LAYERS;

  @Option(
      names = "--rank",
      paramLabel = "N",
      description =
          "Train a change of rank N to each matrix of those layers in place of the matrices (LoRA):"
              + " a smaller bundle. Unless given, the matrices.")
  private int rank;

  @Option(
      names = "--class-weights",
      description = "Let the neural member's examples weigh more the rarer their label is.")
  private boolean classWeights;

  @Option(
      names = "--early-stopping",
      paramLabel = "SHARE",
      description =
          "Set this share of the neural member's examples aside, above 0 and below 1, show the"
              + " macro-F1 on it after each epoch and keep the epoch that is best. Unless given,"
              + " learn from all and keep the last epoch.")
  private double earlyStopping;

  /**
   * The plans that the options ask for.
   *
   * @param members the members that are trained
   * @throws ParameterException where there is no such encoder, it is not here or not as deep, a
   *     value is out of its range, or no member needs one
   */
  List<EncoderPlan> plans(CommandLine line, List<String> members) {
    boolean asked =
        encoder != null
            || layers != EncoderPlan.ENGLISH_LAYERS
            || rank != 0
            || classWeights
            || earlyStopping != 0;
    if (asked && !members.contains(NeuralMember.NAME)) {
      throw new ParameterException(
          line,
          "--encoder, --layers, --rank, --class-weights and --early-stopping are the neural"
              + " member's: name it in --members too");
    }
    if (rank < 0 || rank > MOST_RANK) {
      throw new ParameterException(
          line, "Invalid value for option '--rank': 1 to %d, not %d".formatted(MOST_RANK, rank));
    }
    if (!(earlyStopping >= 0 && earlyStopping < 1)) {
      throw new ParameterException(
          line,
          "Invalid value for option '--early-stopping': above 0 and below 1, not " + earlyStopping);
    }
    KnownEncoder chosen = encoder(line);
    int most = chosen.description().layers();
    if (layers < 0 || layers > most) {
      throw new ParameterException(
          line,
          "Invalid value for option '--layers': 0 to %d for %s, not %d"
              .formatted(most, chosen.id(), layers));
    }
    return plans(chosen, layers);
  }

  /** The encoder that is asked for. */
  KnownEncoder encoder(CommandLine line) {
    return encoder == null ? KnownEncoder.BGE_SMALL : english(line, "--encoder", encoder);
  }

  /** How many of its upper layers are trained. */
  int layers() {
    return layers;
  }

  /** The plans that the options ask for, but with this encoder for English and its depth. */
  List<EncoderPlan> plans(KnownEncoder english, int layers) {
    return Stream.of(EncoderPlan.english(english, layers), EncoderPlan.MULTILINGUAL)
        .map(plan -> plan.with(settings(plan.settings())))
        .toList();
  }

  private FineTuningSettings settings(FineTuningSettings of) {
    FineTuningSettings settings = of;
    if (rank > 0) {
      settings = settings.withRank(rank);
    }
    if (classWeights) {
      settings = settings.withClassWeights();
    }
    if (earlyStopping > 0) {
      settings = settings.withEarlyStopping(earlyStopping);
    }
    return settings;
  }

  /**
   * The English encoder that an option names.
   *
   * @throws ParameterException where there is none, or it is not here
   */
  static KnownEncoder english(CommandLine line, String option, String id) {
    List<String> ids =
        KnownEncoder.ALL.stream()
            .filter(known -> !known.equals(KnownEncoder.MULTILINGUAL))
            .map(KnownEncoder::id)
            .toList();
    if (!ids.contains(id)) {
      throw new ParameterException(
          line,
          "Invalid value for option '%s': no English encoder '%s'; there are %s"
              .formatted(option, id, String.join(", ", ids)));
    }
    if (!new EncoderLibrary(ModelCache.ofUser()).has(id)) {
      throw new ParameterException(
          line,
          "the encoder %s is not here: fetch it with 'parley models fetch %s'".formatted(id, id));
    }
    return KnownEncoder.of(id).orElseThrow();
  }
}
