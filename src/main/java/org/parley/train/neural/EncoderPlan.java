package org.parley.train.neural;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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

  /** Multilingual BERT for what the English encoder cannot read, taught in all languages. */
  public static final EncoderPlan MULTILINGUAL =
      new EncoderPlan(
          KnownEncoder.MULTILINGUAL.id(),
          List.of(Language.ENGLISH, Language.RUSSIAN, Language.ARABIC),
          List.of(Language.RUSSIAN, Language.ARABIC),
          FineTuningSettings.MULTILINGUAL);

  /** How many upper layers of an English encoder are trained where nothing else is asked for. */
  public static final int ENGLISH_LAYERS = ENGLISH.settings().shape().trainedLayers();

  /** All of them. */
  public static final List<EncoderPlan> ALL = List.of(ENGLISH, MULTILINGUAL);

  public EncoderPlan {
    learns = List.copyOf(learns);
    serves = List.copyOf(serves);
  }

  /**
   * A plan for English with another encoder or depth; with those of {@link #ENGLISH} it is that
   * one.
   *
   * @param encoder an encoder that reads English
   * @param layers how many of its upper layers are trained; 0 trains a head on the frozen encoder
   */
  public static EncoderPlan english(KnownEncoder encoder, int layers) {
    return new EncoderPlan(
        encoder.id(),
        ENGLISH.learns,
        ENGLISH.serves,
        FineTuningSettings.english(encoder.description().layers(), layers));
  }

  /** The same plan with other settings. */
  public EncoderPlan with(FineTuningSettings other) {
    return new EncoderPlan(encoder, learns, serves, other);
  }

  /** The plan in a few words. */
  String summary() {
    FineTuningSettings.Shape shape = settings.shape();
    String depth =
        shape.trainedLayers() == 0
            ? "a head on %d frozen layers".formatted(shape.usedLayers())
            : "the upper %d of %d layers".formatted(shape.trainedLayers(), shape.usedLayers());
    StringBuilder summary =
        new StringBuilder(
            "%s for %s, %s trained in %d epochs"
                .formatted(
                    encoder,
                    serves.stream().map(Language::code).collect(Collectors.joining(" and ")),
                    depth,
                    settings.optimisation().epochs()));
    if (shape.rank() > 0) {
      summary.append(", changes of rank ").append(shape.rank());
    }
    if (settings.optimisation().balanced()) {
      summary.append(", classes weighted");
    }
    if (settings.selection().keepBest()) {
      summary.append(
          String.format(
              Locale.ROOT,
              ", the epoch kept that is best on %.0f%% set aside",
              100 * settings.selection().devShare()));
    }
    return summary.toString();
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
