package org.parley.ingest;

import java.util.regex.Pattern;

/**
 * Tells headings from body text by their shape: one short line that does not end as a sentence
 * does. An exclamation, a question or an ellipsis ends a heading as well, where it is very short. A
 * line of place and date is none, nor is a question or answer of an interview that is marked so.
 */
public final class Headings {

  /** What parts the cells of a table's row, which heads nothing. */
  static final String BETWEEN_CELLS = " | ";

  private static final int MAX_LENGTH = 120;
  private static final int MAX_WORDS = 16;
  private static final int MAX_WORDS_OF_EXCLAMATION = 8;

  private static final String MONTH =
      "(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|ober)?"
          + "\\.?|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
          + "|يناير|فبراير|مارس|[أإا]بريل|مايو|يونيو|يوليو|[أا]غسطس|سبتمبر|[أا]كتوبر|نوفمبر|ديسمبر|(?:كانون|تشرين)"
          + " (?:الأول|الثاني)|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول)";

  /** {@code GENEVA, 26 January 2018 (Agency) –}: heads no part of a text, but begins it. */
  private static final Pattern DATELINE =
      Pattern.compile(
          "(?:[\\p{L}., -]{2,40}[,،] ?)?"
              + "(?:\\p{Nd}{1,2} MONTH(?:/MONTH)?|MONTH \\p{Nd}{1,2})".replace("MONTH", MONTH)
              + "(?:[,،]? \\p{Nd}{4}(?: г\\.| года)?)?(?: \\([^()]{1,40}\\))?(?: [—–-])?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern QUESTION_OR_ANSWER =
      Pattern.compile(
          "(?:question|answer|[qa]|вопрос|ответ|[во]|(?:ال)?(?:سؤال|جواب)|[سج]) ?:",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private Headings() {}

  /** Whether a paragraph that others follow reads as their heading. */
  public static boolean isHeading(String text) {
    if (text.length() > MAX_LENGTH || text.indexOf('\n') >= 0 || text.contains(BETWEEN_CELLS)) {
      return false;
    }
    if (DATELINE.matcher(text).matches() || QUESTION_OR_ANSWER.matcher(text).lookingAt()) {
      return false;
    }
    int words = text.split("\\s+").length;
    String bare = withoutClosing(text);
    if (bare.isEmpty() || words > MAX_WORDS) {
      return false;
    }
    char last = bare.charAt(bare.length() - 1);
    if (bare.endsWith("...") || "…!?؟".indexOf(last) >= 0) {
      return words <= MAX_WORDS_OF_EXCLAMATION;
    }
    return ".:;,،؛".indexOf(last) < 0;
  }

  /** The text without the quotes and brackets that close it. */
  private static String withoutClosing(String text) {
    int end = text.length();
    while (end > 0 && "\"'»”’)]".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }
}
