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
   * @param addressing paragraphs of the run that address a target, by language code: no member was
   *     asked of any other
   */
  static List<String> of(Map<Language, String> missing, Map<String, Integer> addressing) {
    Map<String, Integer> paragraphs = new TreeMap<>();
    missing.forEach(
        (language, encoder) ->
            paragraphs.merge(encoder, addressing.getOrDefault(language.code(), 0), Integer::sum));
    List<String> lines = new ArrayList<>();
    paragraphs.forEach(
        (encoder, count) -> {
          if (count > 0) {
            lines.add(
                "note: %s judged without the neural member; for the next run %s brings its encoder"
                    .formatted(
                        count == 1 ? "1 paragraph was" : count + " paragraphs were",
                        fetching(encoder)));
          }
        });
    return lines;
  }

  /** The command that fetches an encoder. */
  static String fetching(String encoder) {
    return KnownEncoder.of(encoder)
        .map(KnownEncoder::fetching)
        .orElse("'parley models fetch " + encoder + "'");
  }
}
