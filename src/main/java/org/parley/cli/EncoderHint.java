package org.parley.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.parley.encoder.KnownEncoder;
import org.parley.text.Language;

/** What a run would gain from an encoder that has not been fetched. */
final class EncoderHint {

  private EncoderHint() {}

  /**
   * One line an encoder that paragraphs of the run would have used.
   *
   * @param missing encoders by language
   * @param languages paragraphs of the run by language code
   */
  static List<String> of(Map<Language, String> missing, Map<String, Integer> languages) {
    Map<String, Integer> paragraphs = new TreeMap<>();
    missing.forEach(
        (language, encoder) ->
            paragraphs.merge(encoder, languages.getOrDefault(language.code(), 0), Integer::sum));
    List<String> lines = new ArrayList<>();
    paragraphs.forEach(
        (encoder, count) -> {
          if (count > 0) {
            lines.add(
                "note: %d paragraphs were judged without the neural member; for the next run %s brings its encoder"
                    .formatted(
                        count,
                        KnownEncoder.of(encoder)
                            .map(KnownEncoder::fetching)
                            .orElse("'parley models fetch " + encoder + "'")));
          }
        });
    return lines;
  }
}
