package org.parley.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.parley.text.AnalysedParagraph;
import org.parley.text.Language;
import org.parley.text.Name;
import org.parley.text.Paragraph;
import org.parley.text.Sentence;
import org.parley.text.Span;
import org.parley.text.Token;

/**
 * Analysis by sentence rules, a tokenizer, a dictionary and name patterns, each of one language.
 */
final class RuleAnalyser implements Analyser {

  private final Language language;
  private final WordTokenizer tokenizer;
  private final Lazy<SentenceSplitter> splitter;
  private final Lazy<Lemmatizer> lemmatizer;
  private final Lazy<NameRecognizer> recognizer;

  /** Parts are loaded when first used: {@code recognizer} by {@link #names} alone. */
  RuleAnalyser(
      Language language,
      WordTokenizer tokenizer,
      Supplier<SentenceSplitter> splitter,
      Supplier<Lemmatizer> lemmatizer,
      Function<Lemmatizer, NameRecognizer> recognizer) {
    this.language = language;
    this.tokenizer = tokenizer;
    this.splitter = new Lazy<>(splitter);
    this.lemmatizer = new Lazy<>(lemmatizer);
    this.recognizer = new Lazy<>(() -> recognizer.apply(this.lemmatizer.get()));
  }

  @Override
  public Language language() {
    return language;
  }

  @Override
  public AnalysedParagraph analyse(Paragraph paragraph) {
    String text = paragraph.text();
    List<Sentence> sentences = new ArrayList<>();
    for (Span sentence : splitter.get().split(text)) {
      List<Token> tokens = new ArrayList<>();
      String before = "";
      for (Span span : tokenizer.tokenize(text, sentence)) {
        String form = span.of(text);
        Lemmatizer.Lemma lemma = lemmatizer.get().lemma(form, before);
        tokens.add(new Token(span, form, lemma.text(), lemma.pos()));
        if (Character.isLetterOrDigit(form.codePointAt(0))) {
          before = form;
        }
      }
      sentences.add(new Sentence(sentence, tokens));
    }
    return new AnalysedParagraph(paragraph, language, sentences);
  }

  @Override
  public List<Name> names(AnalysedParagraph paragraph) {
    List<Name> names = new ArrayList<>();
    for (Sentence sentence : paragraph.sentences()) {
      names.addAll(recognizer.get().find(sentence.tokens()));
    }
    return List.copyOf(names);
  }
}
