package org.parley.language;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import opennlp.tools.stemmer.snowball.SnowballStemmer;
import org.parley.language.MorphologicalDictionary.Reading;

/**
 * Russian lemmas from LanguageTool's dictionary. Every lemma is in lower case with «ё» written «е»,
 * as most texts write it.
 *
 * <p>A form of several words takes the one that is likelier: a function word before a content word
 * («для» is not from «длить»), a word of LanguageTool's list of common words before a rare one
 * («мира» is not from «миро»), a name where a capital letter inside the sentence says so
 * («Путина»). An unknown word of four letters or more is cut to its Snowball stem, which brings the
 * cases of a foreign name together («Нусра», «Нусры»).
 */
final class RussianLemmatizer implements Lemmatizer {

  private static final String FOLDER = "/org/languagetool/resource/ru/";
  private static final Pattern CYRILLIC_WORD = Pattern.compile("[\\p{IsCyrillic}-]+");
  private static final Pattern MARKS = Pattern.compile("[\\u0300\\u0301\\u00AD\\u200B-\\u200F]");
  private static final Pattern FUNCTION_WORD =
      Pattern.compile("(?:PREP|CONJ|PARTICLE|PNN|ADJ:MPR)\\b.*");
  private static final Pattern PERSON = Pattern.compile("NN:(?:Name|Fam|Patr)\\b.*");
  private static final int SHORTEST_STEMMED = 4;

  private final MorphologicalDictionary dictionary =
      new MorphologicalDictionary(FOLDER + "russian");
  private final Set<String> common = Resources.words(FOLDER + "common_words.txt");

  @Override
  public Lemma lemma(String form, boolean first) {
    String clean = MARKS.matcher(Normalizer.normalize(form, Normalizer.Form.NFC)).replaceAll("");
    String lower = clean.toLowerCase(Locale.ROOT);
    if (!CYRILLIC_WORD.matcher(clean).matches()) {
      return new Lemma(withoutYo(lower), "");
    }
    boolean allCapitals = clean.length() > 1 && clean.equals(clean.toUpperCase(Locale.ROOT));
    boolean capital = Character.isUpperCase(clean.codePointAt(0)) && !allCapitals && !first;
    return known(lower, capital)
        .orElseGet(() -> new Lemma(withoutYo(allCapitals ? lower : guess(lower)), ""));
  }

  private Optional<Lemma> known(String lower, boolean capital) {
    List<Reading> readings = dictionary.readings(lower);
    // The first of the best: the dictionary's own order decides between equals.
    return readings.stream()
        .min(Comparator.comparingInt(reading -> -likelihood(reading, readings, capital)))
        .map(best -> new Lemma(withoutYo(best.lemma()), pos(best.tag())));
  }

  private int likelihood(Reading reading, List<Reading> all, boolean capital) {
    if (PERSON.matcher(reading.tag()).matches()) {
      boolean alsoAWord =
          all.stream()
              .anyMatch(
                  other ->
                      other.lemma().equals(reading.lemma())
                          && !PERSON.matcher(other.tag()).matches());
      return capital && !alsoAWord ? 4 : 0;
    }
    if (FUNCTION_WORD.matcher(reading.tag()).matches()) {
      return 3;
    }
    return common.contains(reading.lemma()) ? 2 : 1;
  }

  /** The tag's word class; of nouns that name people also which name it is. */
  private static String pos(String tag) {
    String[] parts = tag.split(":", -1);
    return PERSON.matcher(tag).matches() ? parts[0] + ":" + parts[1] : parts[0];
  }

  private String guess(String lower) {
    int hyphen = lower.lastIndexOf('-');
    if (hyphen > 0 && hyphen < lower.length() - 1) {
      String last = lower.substring(hyphen + 1);
      return lower.substring(0, hyphen + 1)
          + known(last, false).map(Lemma::text).orElseGet(() -> guess(last));
    }
    return lower.length() < SHORTEST_STEMMED
        ? lower
        : new SnowballStemmer(SnowballStemmer.ALGORITHM.RUSSIAN).stem(lower).toString();
  }

  private static String withoutYo(String text) {
    return text.replace('ё', 'е');
  }
}
