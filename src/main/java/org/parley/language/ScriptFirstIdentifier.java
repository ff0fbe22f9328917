package org.parley.language;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;
import org.parley.text.Language;
import org.parley.text.Paragraph;

/**
 * Tells languages by script first, then by OpenNLP's detector.
 *
 * <p>The script that most letters are of leaves one of the three languages to ask about. Letters
 * that this language does not have, such as the Ukrainian «ї» or the Persian «پ», rule it out. Then
 * the detector's confidence in it is compared with that in its best other language: the ratio, for
 * the confidence itself means nothing in short text. A paragraph in which the two are close, or
 * which is short, takes the language of the nearest paragraph of its script that can tell; one
 * without letters takes that of the nearest paragraph whatsoever.
 */
public final class ScriptFirstIdentifier implements LanguageIdentifier {

  private static final String MODEL = "/langdetect-183.bin";

  /** Detecting takes time by the letter, and more units of text than these add nothing. */
  private static final int LONGEST_DETECTED = 1_000;

  /** Share of the letters, above which letters of other languages rule the language out. */
  private static final double FOREIGN_SHARE = 0.02;

  /** Fewest letters with which the detector can confirm the language. */
  private static final int FEWEST_TO_CONFIRM = 20;

  /** Fewest letters with which the detector can rule the language out. */
  private static final int FEWEST_TO_REJECT = 40;

  /** Least ratio of the language's confidence to the best other one's that confirms it. */
  private static final double CONFIRMING_RATIO = 0.9;

  /**
   * Ratio of the confidences below which the language is ruled out. Whole sentences of French,
   * German, Dutch or Spanish gave at most 0.3, lists of Arabic and Russian names in English text
   * 0.4 and more.
   */
  private static final double REJECTING_RATIO = 0.35;

  private final Lazy<LanguageDetectorModel> model = new Lazy<>(ScriptFirstIdentifier::loadModel);

  /** An identifier whose model is loaded when it is first needed. */
  public ScriptFirstIdentifier() {}

  /** A script, the one of Parley's languages written in it, and the letters that tell it. */
  private enum Script {
    LATIN(Language.ENGLISH, "eng", "", ""),
    CYRILLIC(Language.RUSSIAN, "rus", "ыэёщ", "іїєґўјљњћђџѓќѕәғқңөұүһҷӣӯ"),
    ARABIC(Language.ARABIC, "ara", "ةىكيأإ", "پچژگکیٹڈڑںےہھەێۆڕڵټډړږښۍېځڅۇۋڭ");

    private final Language language;
    private final String code;
    private final String ownLetters;
    private final String foreignLetters;

    Script(Language language, String code, String ownLetters, String foreignLetters) {
      this.language = language;
      this.code = code;
      this.ownLetters = ownLetters;
      this.foreignLetters = foreignLetters;
    }

    static @Nullable Script of(Character.UnicodeScript script) {
      return switch (script) {
        case LATIN -> LATIN;
        case CYRILLIC -> CYRILLIC;
        case ARABIC -> ARABIC;
        default -> null;
      };
    }
  }

  /**
   * What a paragraph shows by itself.
   *
   * @param script the script of most letters, null where that is none of the three
   * @param language the language, null where the paragraph cannot tell
   */
  private record Evidence(@Nullable Script script, @Nullable Language language) {}

  @Override
  public List<Language> identify(List<Paragraph> paragraphs) {
    List<Evidence> evidence =
        paragraphs.stream().map(paragraph -> evidence(paragraph.text())).toList();
    return IntStream.range(0, evidence.size())
        .mapToObj(i -> decide(i, paragraphs.get(i).kind(), evidence))
        .toList();
  }

  private static Language decide(int index, Paragraph.Kind kind, List<Evidence> evidence) {
    Evidence own = evidence.get(index);
    if (own.language() != null) {
      return own.language();
    }
    // A heading belongs to what follows it, other text to what it follows.
    int ahead = kind == Paragraph.Kind.HEADING ? 1 : -1;
    for (int distance = 1; distance < evidence.size(); distance++) {
      for (int neighbour : new int[] {index + ahead * distance, index - ahead * distance}) {
        if (neighbour >= 0 && neighbour < evidence.size()) {
          Evidence other = evidence.get(neighbour);
          boolean comparable = own.script() == null || own.script() == other.script();
          if (other.language() != null && comparable) {
            return other.language();
          }
        }
      }
    }
    return own.script() == null ? Language.UNDETERMINED : own.script().language;
  }

  private Evidence evidence(String text) {
    Map<Script, Integer> counts = new EnumMap<>(Script.class);
    int others = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int codePoint = text.codePointAt(i);
      if (Character.isLetter(codePoint)) {
        Script script = Script.of(Character.UnicodeScript.of(codePoint));
        if (script != null) {
          counts.merge(script, 1, Integer::sum);
        } else if (codePoint != 'ـ') { // the tatweel is of all scripts and of none
          others++;
        }
      }
    }
    Script script = null;
    int letters = 0;
    for (Map.Entry<Script, Integer> count : counts.entrySet()) {
      if (count.getValue() > letters) {
        script = count.getKey();
        letters = count.getValue();
      }
    }
    if (others > letters) {
      return new Evidence(null, Language.UNDETERMINED);
    }
    return new Evidence(script, script == null ? null : language(script, letters, text));
  }

  /** The script's language or none of the three; null where the text cannot tell. */
  private @Nullable Language language(Script script, int letters, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int own = count(lower, script.ownLetters);
    int foreign = count(lower, script.foreignLetters);
    if (foreign > letters * FOREIGN_SHARE && foreign > own) {
      return Language.UNDETERMINED;
    }
    if (letters < FEWEST_TO_CONFIRM) {
      return null;
    }
    double ratio = confidenceRatio(script.code, text);
    if (ratio >= CONFIRMING_RATIO) {
      return script.language;
    }
    return ratio < REJECTING_RATIO && letters >= FEWEST_TO_REJECT ? Language.UNDETERMINED : null;
  }

  private static int count(String text, String letters) {
    return (int) text.chars().filter(c -> letters.indexOf(c) >= 0).count();
  }

  /** The confidence in a language, over that in the likeliest other one. */
  private double confidenceRatio(String code, String text) {
    String head = text.substring(0, Math.min(text.length(), LONGEST_DETECTED));
    double confidence = 0;
    double best = Double.MIN_NORMAL;
    for (opennlp.tools.langdetect.Language guess :
        new LanguageDetectorME(model.get()).predictLanguages(head)) {
      if (guess.getLang().equals(code)) {
        confidence = guess.getConfidence();
      } else {
        best = Math.max(best, guess.getConfidence());
      }
    }
    return confidence / best;
  }

  private static LanguageDetectorModel loadModel() {
    try (InputStream stream = Resources.open(MODEL)) {
      return new LanguageDetectorModel(stream);
    } catch (IOException e) {
      throw Resources.unreadable(MODEL, e);
    }
  }
}
