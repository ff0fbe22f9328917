package org.parley.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.encoder.EncoderLibrary;
import org.parley.encoder.KnownEncoder;
import org.parley.encoder.ModelCache;
import org.parley.stance.NeuralMember;
import org.parley.train.neural.EncoderPlan;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options that the commands share which train the neural member. */
final class EncoderOptions {

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

  /**
   * The plans that the options ask for.
   *
   * @param members the members that are trained
   * @throws ParameterException where there is no such encoder, it is not here or not as deep, or no
   *     member needs one
   */
  List<EncoderPlan> plans(CommandLine line, List<String> members) {
    boolean asked = encoder != null || layers != EncoderPlan.ENGLISH_LAYERS;
    if (asked && !members.contains(NeuralMember.NAME)) {
      throw new ParameterException(
          line,
          "--encoder and --layers are the neural member's, which is not among the members: "
              + String.join(", ", members));
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

  /** The plans with an encoder for English of which so many upper layers are trained. */
  static List<EncoderPlan> plans(KnownEncoder english, int layers) {
    return List.of(EncoderPlan.english(english, layers), EncoderPlan.MULTILINGUAL);
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
