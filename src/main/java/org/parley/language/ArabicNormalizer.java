package org.parley.language;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Spelling variants of Arabic brought to one form, for lemmas only: the text and its spans stay as
 * they are.
 */
final class ArabicNormalizer {

  /** Short vowels and other marks, the tatweel, and invisible direction marks and joiners. */
  private static final Pattern UNWRITTEN =
      Pattern.compile("[\\p{Mn}\\u0640\\p{Cf}&&[^\\u0653-\\u0655]]");

  private ArabicNormalizer() {}

  /**
   * Takes away what is written only sometimes: vowel marks, tatweel, direction marks. Presentation
   * forms become letters, Persian kaf and ya Arabic ones, Arabic digits ASCII ones. The hamza
   * stays.
   */
  static String bare(String form) {
    String composed = Normalizer.normalize(form, Normalizer.Form.NFKC);
    String written = UNWRITTEN.matcher(composed).replaceAll("");
    StringBuilder bare = new StringBuilder(written.length());
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      switch (c) {
        case 'ٱ' -> bare.append('ا');
        case 'ک' -> bare.append('ك');
        case 'ی' -> bare.append('ي');
        default -> {
          int digit = Character.digit(c, 10);
          if (digit >= 0) {
            bare.append((char) ('0' + digit));
          } else {
            bare.append(c);
          }
        }
      }
    }
    return bare.toString();
  }

  /** {@link #bare} with one form for all alefs, for ya and alef maqsura, for ha and ta marbuta. */
  static String normalize(String form) {
    return bare(form)
        .replace('أ', 'ا')
        .replace('إ', 'ا')
        .replace('آ', 'ا')
        .replace('ى', 'ي')
        .replace('ة', 'ه');
  }
}
