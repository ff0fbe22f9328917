package org.parley.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.text.AnalysedParagraph;
import org.parley.text.Language;
import org.parley.text.Paragraph;
import org.parley.text.Sentence;
import org.parley.text.Span;
import org.parley.text.Token;

/** Tokens with lower-cased words as lemmas: enough to test matching without any model. */
public final class SimpleAnalysis {

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?:\\p{Lu}\\.){2,}|\\d+(?:[.,]\\d+)+|['’]s\\b|[\\p{L}\\p{N}\\p{M}\\u0640]+|[^\\s\\p{L}\\p{N}]");
  private static final Pattern SENTENCE_END =
      Pattern.compile(
          "(?<=[\\p{Ll}\\p{N}\\p{IsArabic})»”\"][.!?…؟])\\s+(?=[\\p{Lu}\\p{IsArabic}«“\"])");

  private SimpleAnalysis() {}

  /** A document of paragraphs in one language. */
  public static List<AnalysedParagraph> document(Language language, String... texts) {
    List<AnalysedParagraph> paragraphs = new ArrayList<>();
    for (String text : texts) {
      paragraphs.add(paragraph(paragraphs.size(), language, text));
    }
    return paragraphs;
  }

  /** One paragraph. */
  public static AnalysedParagraph paragraph(int index, Language language, String text) {
    List<Sentence> sentences = new ArrayList<>();
    int start = 0;
    Matcher end = SENTENCE_END.matcher(text);
    while (end.find()) {
      sentences.add(sentence(text, start, end.start()));
      start = end.end();
    }
    sentences.add(sentence(text, start, text.length()));
    Span span = new Span(0, text.length());
    return new AnalysedParagraph(
        new Paragraph(index, Paragraph.Kind.BODY, span, text), language, sentences);
  }

  /** The tokens of a text that is one sentence. */
  public static List<Token> tokens(String text) {
    return sentence(text, 0, text.length()).tokens();
  }

  private static Sentence sentence(String text, int start, int end) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text).region(start, end);
    while (matcher.find()) {
      String form = matcher.group();
      tokens.add(
          new Token(
              new Span(matcher.start(), matcher.end()), form, form.toLowerCase(Locale.ROOT), ""));
    }
    return new Sentence(new Span(start, end), tokens);
  }
}
