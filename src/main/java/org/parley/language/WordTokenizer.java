package org.parley.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import opennlp.tools.tokenize.SimpleTokenizer;
import org.parley.text.Span;

/**
 * OpenNLP's tokenizer by character classes, with what belongs together joined again: words with
 * hyphens («г-на»), dotted abbreviations («т.е.»), initials, numbers with fractions, words with
 * combining marks, addresses.
 */
final class WordTokenizer {

  private static final String ADDRESS =
      "https?://[^\\s«»\"<>]*[^\\s«»\"<>.,;:!?()،؛؟]|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+";
  private static final String DOTTED =
      "(?<![\\p{L}\\p{M}\\p{N}])\\p{L}\\.(?:\\p{L}\\.)+"
          + "|(?<![\\p{L}\\p{M}\\p{N}])\\p{Lu}\\.(?=\\s?\\p{Lu})";
  private static final String NUMBER = "\\p{N}+(?:[.,:٫٬]\\p{N}+)+";
  private static final String INNER = "[\\p{L}\\p{M}\\p{N}\\u00AD\\u200C\\u200D]*";
  private static final String WORD = "\\p{L}" + INNER;
  private static final String HYPHENED =
      "(?:\\p{N}+-)?" + WORD + "(?:[-‐‑'’ʼ][\\p{L}\\p{N}]" + INNER + ")*";

  /** Direction marks and the like, where no word holds them. */
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");

  private final Pattern whole;

  private WordTokenizer(String word) {
    whole = Pattern.compile(String.join("|", ADDRESS, DOTTED, NUMBER, word));
  }

  /** For scripts in which a hyphen joins parts of one word. */
  static WordTokenizer joiningHyphens() {
    return new WordTokenizer(HYPHENED);
  }

  /** For Arabic, where a hyphen parts words. */
  static WordTokenizer partingHyphens() {
    return new WordTokenizer(WORD);
  }

  /** The tokens of one sentence, in order, as spans of {@code text}. */
  List<Span> tokenize(String text, Span sentence) {
    String words = sentence.of(text);
    List<Span> tokens = new ArrayList<>();
    Matcher unit = whole.matcher(words);
    boolean more = unit.find();
    for (opennlp.tools.util.Span piece : SimpleTokenizer.INSTANCE.tokenizePos(words)) {
      while (more && unit.end() <= piece.getStart()) {
        more = unit.find();
      }
      Span token = new Span(piece.getStart(), piece.getEnd());
      if (INVISIBLE.matcher(token.of(words)).matches()) {
        continue;
      }
      if (more && unit.start() < token.end()) {
        token = union(token, new Span(unit.start(), unit.end()));
      }
      token = token.shift(sentence.start());
      int last = tokens.size() - 1;
      if (last >= 0 && tokens.get(last).overlaps(token)) {
        tokens.set(last, union(tokens.get(last), token));
      } else {
        tokens.add(token);
      }
    }
    return tokens;
  }

  private static Span union(Span one, Span other) {
    return new Span(Math.min(one.start(), other.start()), Math.max(one.end(), other.end()));
  }
}
