package org.parley.language;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.parley.language.MorphologicalDictionary.Reading;

/**
 * Russian lemmas from LanguageTool's dictionary. Every lemma is in lower case with «ё» written «е»,
 * as most texts write it.
 *
 * <p>A form of several words takes the one that is likelier: a function word before a content word
 * («для» is not from «длить»), a word of LanguageTool's list of common words before a rare one
 * («мира» is not from «миро»), a family name where a capital letter inside the sentence says so
 * («Путина»). An unknown word loses its case ending, which brings the cases of a foreign name
 * together («Нусра», «Нусры»); Snowball's stemmer takes «Эрдоган» for a verb.
 */
final class RussianLemmatizer implements Lemmatizer {

  private static final String FOLDER = "/org/languagetool/resource/ru/";
  private static final Pattern CYRILLIC_WORD = Pattern.compile("[\\p{IsCyrillic}-]+");
  private static final Pattern MARKS = Pattern.compile("[\\u0300\\u0301\\u00AD\\u200B-\\u200F]");
  private static final Pattern FUNCTION_WORD =
      Pattern.compile("(?:PREP|CONJ|PARTICLE|PNN|ADJ:MPR)\\b.*");
  private static final String FAMILY = "NN:Fam";
  private static final Pattern PERSON = Pattern.compile("NN:(?:Name|Fam|Patr)\\b.*");

  /** The endings of a noun's cases, after at least three letters, or four where they are longer. */
  private static final Pattern CASE_ENDING =
      Pattern.compile("^(?:(.{4,}?)(?:ой|[оея]м|[ое]ю|[ая]ми|[ая]х|ей)|(.{3,}?)[аеийоуыьюя])$");

  private final MorphologicalDictionary dictionary =
      new MorphologicalDictionary(FOLDER + "russian");
  private final Set<String> common =
      Resources.words(FOLDER + "common_words.txt").stream()
          .map(word -> word.toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  @Override
  public Lemma lemma(String form, String before) {
    String clean = MARKS.matcher(Normalizer.normalize(form, Normalizer.Form.NFC)).replaceAll("");
    String lower = clean.toLowerCase(Locale.ROOT);
    if (!CYRILLIC_WORD.matcher(clean).matches()) {
      return new Lemma(withoutYo(lower), "");
    }
    boolean allCapitals = clean.length() > 1 && clean.equals(clean.toUpperCase(Locale.ROOT));
    boolean name = Character.isUpperCase(clean.codePointAt(0)) && !allCapitals && !before.isEmpty();
    return known(lower, name)
        .orElseGet(() -> new Lemma(withoutYo(allCapitals ? lower : guess(lower)), ""));
  }

  private Optional<Lemma> known(String lower, boolean name) {
    List<Reading> readings = dictionary.readings(lower);
    // The first of the best: the dictionary's own order decides between equals.
    return readings.stream()
        .min(Comparator.comparingInt(reading -> -likelihood(reading, readings, name)))
        .map(best -> new Lemma(withoutYo(best.lemma()), pos(best.tag())));
  }

  private int likelihood(Reading reading, List<Reading> all, boolean name) {
    if (PERSON.matcher(reading.tag()).matches()) {
      // Given names are left behind: their cases are those of towns («Риме», «Вене»).
      boolean family = name && reading.tag().startsWith(FAMILY);
      boolean alsoAWord =
          all.stream()
              .anyMatch(
                  other ->
                      other.lemma().equals(reading.lemma())
                          && !PERSON.matcher(other.tag()).matches());
      return family && !alsoAWord ? 8 : 0;
    }
    if (FUNCTION_WORD.matcher(reading.tag()).matches()) {
      return 6;
    }
    // «критику» is rather of «критика» than of «критик».
    int animate = reading.tag().contains(":Anim:") ? 0 : 1;
    return animate + (common.contains(reading.lemma()) ? 4 : 2);
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
    return CASE_ENDING.matcher(lower).replaceFirst("$1$2");
  }

  private static String withoutYo(String text) {
    return text.replace('ё', 'е');
  }
}
