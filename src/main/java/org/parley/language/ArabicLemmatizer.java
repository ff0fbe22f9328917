package org.parley.language;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.parley.language.MorphologicalDictionary.Reading;

/**
 * Arabic lemmas: the word without its clitics («وللمعارضة» is «معارضه»), in {@link
 * ArabicNormalizer}'s spelling, by LanguageTool's dictionary (Arramooz) where it has the word.
 *
 * <p>A first letter is a clitic only where the word is not in the dictionary as it stands but is
 * without the letter; of unknown words, mostly foreign names, only the article and, with a long
 * enough rest, «و», «ب» and «ل» are taken off, and never from the words of a closed list («واشنطن»,
 * «بوتين», «لافروف»). Negations come out whole whatever stands before them («ولم» is «لم») and are
 * never taken for verbs.
 */
final class ArabicLemmatizer implements Lemmatizer {

  private static final String FOLDER = "/org/parley/language/";

  /** Negations that stand before verbs more often than not. */
  private static final Pattern VERBAL_NEGATION = Pattern.compile("[وف]?ل[امن]");

  private static final Pattern FORM_OF_LAYSA = Pattern.compile("لي?س.*");
  private static final Pattern ARABIC_WORD = Pattern.compile("\\p{IsArabic}+");

  /** What may stand before a word, in the order tried. */
  private static final List<String> PROCLITICS =
      List.of(
          "ال", "لل", "و", "ف", "ب", "ل", "ك", "س", "وال", "فال", "بال", "كال", "ولل", "فلل", "وب",
          "ول", "فب", "فل", "وك", "وس", "فس", "وبال", "فبال", "وكال");

  /** The proclitics taken from words that the dictionary lacks, longest first. */
  private static final List<String> SURE_PROCLITICS =
      List.of("وبال", "وال", "فال", "بال", "كال", "ولل", "لل", "ال");

  private static final List<String> LIKELY_PROCLITICS = List.of("وب", "ول", "و", "ب", "ل");
  private static final List<String> PRONOUNS = List.of("هما", "هم", "هن", "ها", "نا", "كم", "ه");
  private static final int SHORTEST_KNOWN = 2;
  private static final int SHORTEST_NAME = 3;
  private static final int SHORTEST_LIKELY_NAME = 4;

  private final MorphologicalDictionary dictionary =
      new MorphologicalDictionary("/org/languagetool/resource/ar/arabic");
  private final Set<String> negations = Resources.words(FOLDER + "ar-negations.txt");
  private final Set<String> particles = Resources.words(FOLDER + "ar-particles.txt");
  private final Set<String> whole = Resources.words(FOLDER + "ar-whole-words.txt");

  @Override
  public Lemma lemma(String form, String before) {
    String bare = ArabicNormalizer.bare(form);
    if (!ARABIC_WORD.matcher(bare).matches()) {
      return new Lemma(bare.isEmpty() ? form : bare.toLowerCase(Locale.ROOT), "");
    }
    String afterNegation = afterConjunction(bare, negations);
    if (negations.contains(afterNegation)) {
      boolean laysa = FORM_OF_LAYSA.matcher(afterNegation).matches();
      return new Lemma(laysa ? "ليس" : afterNegation, "NEG");
    }
    boolean verb = VERBAL_NEGATION.matcher(ArabicNormalizer.bare(before)).matches();
    return closed(bare, particles, "PART")
        .or(() -> closed(bare, whole, ""))
        .or(() -> known(bare, verb))
        .or(() -> withoutProclitic(bare))
        .or(() -> known(withHamza(bare), verb))
        .or(() -> withoutPronoun(bare, verb))
        .orElseGet(() -> new Lemma(ArabicNormalizer.normalize(nameStem(bare)), ""));
  }

  private static Optional<Lemma> closed(String bare, Set<String> words, String pos) {
    String word = afterConjunction(bare, words);
    return words.contains(word)
        ? Optional.of(new Lemma(ArabicNormalizer.normalize(word), pos))
        : Optional.empty();
  }

  private static String afterConjunction(String word, Set<String> words) {
    boolean conjunction = word.startsWith("و") || word.startsWith("ف");
    return conjunction && !words.contains(word) ? word.substring(1) : word;
  }

  private Optional<Lemma> known(String word, boolean verb) {
    return dictionary.readings(word).stream()
        .min(Comparator.comparingInt(reading -> rank(reading, word, verb)))
        .map(
            best ->
                new Lemma(ArabicNormalizer.normalize(best.lemma()), best.tag().substring(0, 1)));
  }

  /**
   * The likeliest reading has the least rank: a noun in its dictionary form, or a verb in its own
   * (unless an affix of its persons may stand there: «تدعم» is rather of «دعم»), then verbs with
   * the shortest lemma first, then other nouns; after a negation of verbs, nouns last.
   */
  private static int rank(Reading reading, String word, boolean verb) {
    String lemma = ArabicNormalizer.bare(reading.lemma());
    if (reading.tag().startsWith("N")) {
      return (lemma.equals(word) ? 0 : 100) + (verb ? 200 : 0);
    }
    boolean ownForm = lemma.equals(word) && !word.startsWith("ت") && !word.endsWith("ت");
    return ownForm ? 1 : 1 + lemma.length();
  }

  private Optional<Lemma> withoutProclitic(String word) {
    for (String proclitic : PROCLITICS) {
      if (word.startsWith(proclitic) && word.length() - proclitic.length() >= SHORTEST_KNOWN) {
        String rest = word.substring(proclitic.length());
        boolean article = proclitic.endsWith("ال") || proclitic.endsWith("لل");
        Optional<Lemma> lemma =
            article // which excludes a pronoun: a last ha is a ta marbuta or the word's own
                ? known(withTaMarbuta(rest), false).or(() -> known(rest, false))
                : known(rest, false).or(() -> withoutPronoun(rest, false));
        if (lemma.isPresent() && goesBefore(proclitic, lemma.get().pos().equals("V"))) {
          return lemma;
        }
      }
    }
    return Optional.empty();
  }

  /** The article, «ب» and «ك» stand before nouns, «س» before verbs, the others before both. */
  private static boolean goesBefore(String proclitic, boolean verb) {
    return switch (proclitic.charAt(proclitic.length() - 1)) {
      case 'س' -> verb;
      case 'و', 'ف' -> true;
      case 'ل' -> !verb || !(proclitic.endsWith("ال") || proclitic.endsWith("لل"));
      default -> !verb;
    };
  }

  /** The usual spelling of a word written with ha for its last ta marbuta. */
  private static String withTaMarbuta(String word) {
    return word.endsWith("ه") ? word.substring(0, word.length() - 1) + 'ة' : word;
  }

  private Optional<Lemma> withoutPronoun(String word, boolean verb) {
    for (String pronoun : PRONOUNS) {
      int length = word.length() - pronoun.length();
      if (word.endsWith(pronoun) && length > SHORTEST_KNOWN) {
        String rest = word.substring(0, length);
        Optional<Lemma> lemma = known(rest, verb);
        if (lemma.isEmpty() && rest.endsWith("ت")) {
          lemma = known(rest.substring(0, length - 1) + 'ة', verb);
        }
        if (lemma.isPresent()) {
          return lemma;
        }
      }
    }
    return Optional.empty();
  }

  /** The usual spelling of a word written without its first hamza, as many write it. */
  private static String withHamza(String word) {
    return word.startsWith("ا") ? "إ" + word.substring(1) : word;
  }

  private String nameStem(String word) {
    for (String proclitic : SURE_PROCLITICS) {
      if (word.startsWith(proclitic) && word.length() - proclitic.length() >= SHORTEST_NAME) {
        return word.substring(proclitic.length());
      }
    }
    for (String proclitic : LIKELY_PROCLITICS) {
      String rest = word.substring(Math.min(proclitic.length(), word.length()));
      if (word.startsWith(proclitic)
          && (rest.length() >= SHORTEST_LIKELY_NAME || whole.contains(rest))) {
        return rest;
      }
    }
    return word;
  }
}
