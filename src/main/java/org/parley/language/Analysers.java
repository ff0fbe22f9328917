package org.parley.language;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.parley.text.Language;
import org.parley.text.Span;

/**
 * The analyser of each language, shared between threads. Nothing is loaded before it is used.
 *
 * <p>Text of no determined language gets plain tokens: sentences by Unicode's rules, words in lower
 * case for lemmas, no parts of speech and no names.
 */
public final class Analysers {

  private final Map<Language, Analyser> analysers = new EnumMap<>(Language.class);

  /** One analyser a language, none of them loaded yet. */
  public Analysers() {
    for (Language language : Language.values()) {
      analysers.put(language, analyser(language));
    }
  }

  /** The analyser of a language; the same one at each call. */
  public Analyser of(Language language) {
    return Objects.requireNonNull(analysers.get(language));
  }

  private static Analyser analyser(Language language) {
    return switch (language) {
      case ENGLISH -> new EnglishAnalyser();
      case RUSSIAN ->
          new RuleAnalyser(
              language,
              WordTokenizer.joiningHyphens(),
              () -> new SrxSentences("ru"),
              RussianLemmatizer::new,
              RussianNames::new);
      case ARABIC ->
          new RuleAnalyser(
              language,
              WordTokenizer.partingHyphens(),
              () -> new SrxSentences("ar"),
              ArabicLemmatizer::new,
              ArabicNames::new);
      case UNDETERMINED ->
          new RuleAnalyser(
              language,
              WordTokenizer.joiningHyphens(),
              () -> Analysers::sentences,
              () -> (form, before) -> new Lemmatizer.Lemma(form.toLowerCase(Locale.ROOT), ""),
              lemmatizer -> tokens -> List.of());
    };
  }

  private static List<Span> sentences(String text) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
    breaks.setText(text);
    List<Span> sentences = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      String stripped = text.substring(start, end).strip();
      if (!stripped.isEmpty()) {
        int from = text.indexOf(stripped, start);
        sentences.add(new Span(from, from + stripped.length()));
      }
      start = end;
    }
    return sentences;
  }
}
