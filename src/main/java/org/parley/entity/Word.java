package org.parley.entity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.text.Sentence;
import org.parley.text.Span;
import org.parley.text.Token;

/**
 * A word as names and target patterns are matched on it: a piece of a token without punctuation,
 * under every spelling that counts as the same word.
 *
 * <p>Tokenisers disagree about "U.N.-led", "Russia's" and "al-Nusra"; here each comes out as its
 * words alone (un, led; russia; al, nusra) whatever the tokeniser did. Punctuation is left out,
 * except a dash that stands by itself, which is a word of its own, {@value #DASH}: datelines are
 * told by it.
 *
 * @param span where it stands in the paragraph's text
 * @param form as in the text, without the full stops of an abbreviation and without apostrophes
 * @param keys folded form, folded lemma and, in Arabic, the form without attached particles; see
 *     {@link #fold}
 */
public record Word(Span span, String form, Set<String> keys) {

  /** The word that stands for a dash between spaces. */
  public static final String DASH = "—";

  private static final Pattern PIECE =
      Pattern.compile(
          "(?:\\p{L}\\.){2,}|\\p{N}+(?:[.,]\\p{N}+)+|[\\p{L}\\p{N}\\p{M}\\u0640.'’ʼ`]*[\\p{L}\\p{N}\\p{M}]");
  private static final Pattern POSSESSIVE = Pattern.compile("['’](s|S)$");
  private static final Pattern INNER_MARKS = Pattern.compile("[.,'’ʼ`]");
  private static final Pattern LONE_DASH = Pattern.compile("[-–—―]+");

  public Word {
    keys = Set.copyOf(keys);
  }

  /**
   * The words of a sentence.
   *
   * @param text the paragraph's text, which tells a dash between spaces from a hyphen
   */
  public static List<Word> of(Sentence sentence, String text) {
    List<Word> words = new ArrayList<>();
    for (Token token : sentence.tokens()) {
      if (LONE_DASH.matcher(token.form()).matches()) {
        if (standsAlone(token.span(), text)) {
          words.add(new Word(token.span(), DASH, Set.of(DASH)));
        }
      } else {
        addPieces(token, words);
      }
    }
    return List.copyOf(words);
  }

  /**
   * Folds a spelling: lower case; accents dropped from Latin letters; ё as е; in Arabic no vowel
   * signs, no tatweel, every alef bare, ى as ي, ة as ه, ؤ as و, ئ as ي, presentation forms as
   * letters; no full stops or apostrophes inside.
   */
  public static String fold(String word) {
    return Folding.fold(word);
  }

  private static boolean standsAlone(Span span, String text) {
    boolean before = span.start() == 0 || Character.isWhitespace(text.charAt(span.start() - 1));
    boolean after = span.end() == text.length() || Character.isWhitespace(text.charAt(span.end()));
    // An em dash set without spaces separates all the same; a hyphen does not.
    return (before && after) || text.charAt(span.start()) == '—';
  }

  private static void addPieces(Token token, List<Word> words) {
    List<int[]> pieces = pieces(token.form());
    List<int[]> lemmas = pieces(token.lemma());
    for (int i = 0; i < pieces.size(); i++) {
      int[] piece = pieces.get(i);
      String raw = token.form().substring(piece[0], piece[1]);
      String form = INNER_MARKS.matcher(POSSESSIVE.matcher(raw).replaceFirst("")).replaceAll("");
      if (isPossessiveAlone(token, raw) || Folding.isArabicParticle(form)) {
        continue;
      }
      Set<String> keys = new LinkedHashSet<>();
      keys.add(fold(form));
      if (lemmas.size() == pieces.size()) {
        keys.add(fold(token.lemma().substring(lemmas.get(i)[0], lemmas.get(i)[1])));
      }
      keys.addAll(Folding.withoutArabicParticles(fold(form)));
      // The possessive is no part of the name that is marked in the text.
      int end = piece[1] - (POSSESSIVE.matcher(raw).find() ? 2 : 0);
      Span span = new Span(token.span().start() + piece[0], token.span().start() + end);
      words.add(new Word(span, form, keys));
    }
  }

  /** Whether the token is the "'s" that a tokeniser cut off. */
  private static boolean isPossessiveAlone(Token token, String piece) {
    return token.form().length() == 2
        && POSSESSIVE.matcher(token.form()).matches()
        && piece.length() <= 2;
  }

  private static List<int[]> pieces(String form) {
    List<int[]> pieces = new ArrayList<>();
    Matcher matcher = PIECE.matcher(form);
    while (matcher.find()) {
      int start = matcher.start();
      while (INNER_MARKS.matcher(form.substring(start, start + 1)).matches()) {
        start++;
      }
      pieces.add(new int[] {start, matcher.end()});
    }
    return pieces;
  }
}
