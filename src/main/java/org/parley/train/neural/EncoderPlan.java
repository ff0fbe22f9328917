package org.parley.train.neural;

import java.util.List;
import org.parley.encoder.KnownEncoder;
import org.parley.text.Language;

/**
 * Which encoder is tuned for which languages, and how.
 *
 * @param encoder id of the encoder
 * @param learns languages of the pairs that it learns from
 * @param serves languages that it is to judge
 * @param settings how it is fine-tuned
 */
public record EncoderPlan(
    String encoder, List<Language> learns, List<Language> serves, FineTuningSettings settings) {

  /** A small English encoder for English alone. */
  public static final EncoderPlan ENGLISH =
      new EncoderPlan(
          KnownEncoder.BGE_SMALL.id(),
          List.of(Language.ENGLISH),
          List.of(Language.ENGLISH),
          FineTuningSettings.ENGLISH);

  /** Multilingual BERT for what the English encoder cannot read; English pairs help it. */
  public static final EncoderPlan MULTILINGUAL =
      new EncoderPlan(
          KnownEncoder.MULTILINGUAL.id(),
          List.of(Language.ENGLISH, Language.RUSSIAN, Language.ARABIC),
          List.of(Language.RUSSIAN, Language.ARABIC),
          FineTuningSettings.MULTILINGUAL);

  /** All of them. */
  public static final List<EncoderPlan> ALL = List.of(ENGLISH, MULTILINGUAL);

  public EncoderPlan {
    learns = List.copyOf(learns);
    serves = List.copyOf(serves);
  }

  /** Whether it is to judge pairs of a language. */
  boolean isFor(Language language) {
    return serves.contains(language);
  }

  /** Whether it learns from pairs of a language. */
  boolean learnsFrom(Language language) {
    return learns.contains(language);
  }
}
