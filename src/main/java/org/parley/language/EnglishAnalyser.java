package org.parley.language;

import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import edu.stanford.nlp.process.Morphology;
import edu.stanford.nlp.util.CoreMap;
import edu.stanford.nlp.util.logging.RedwoodConfiguration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.parley.text.AnalysedParagraph;
import org.parley.text.Language;
import org.parley.text.Name;
import org.parley.text.Paragraph;
import org.parley.text.Sentence;
import org.parley.text.Span;
import org.parley.text.Token;

/**
 * English by Stanford CoreNLP: tokens, sentences, Penn parts of speech and lemmas; names by its
 * 3-class recogniser.
 *
 * <p>This is the only class that knows CoreNLP's annotation maps: records come out. Its
 * fine-grained classes, numbers and dates stay off, which makes names twenty times as fast; so does
 * its 4-class recogniser, which would add nothing but the class MISC, and that names no actor.
 *
 * <p>Analysis is the same in every locale. The recognisers lower-case words by the default locale
 * inside: where that is Turkish or Azeri, names with a capital I may be missed. The command line
 * sets it to none; a program that uses Parley as a library should do so too.
 */
final class EnglishAnalyser implements Analyser {

  private static final String RECOGNISER =
      "edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz";

  /**
   * Longest sentence in tokens that gets parts of speech; the tokens of a longer one, which is no
   * sentence but a table or worse, are tagged {@code X}. Words that the tagger does not know cost
   * it milliseconds each.
   */
  private static final int LONGEST_TAGGED = 500;

  private final Lazy<StanfordCoreNLP> pipeline = new Lazy<>(EnglishAnalyser::loadPipeline);
  private final Lazy<CRFClassifier<CoreLabel>> recogniser =
      new Lazy<>(EnglishAnalyser::loadRecogniser);

  @Override
  public Language language() {
    return Language.ENGLISH;
  }

  @Override
  public AnalysedParagraph analyse(Paragraph paragraph) {
    String text = paragraph.text();
    Annotation annotation = new Annotation(text);
    pipeline.get().annotate(annotation);
    Morphology morphology = new Morphology(); // keeps a scanner: not to be shared
    List<Sentence> sentences = new ArrayList<>();
    for (CoreMap sentence : annotation.get(CoreAnnotations.SentencesAnnotation.class)) {
      List<Token> tokens = new ArrayList<>();
      for (CoreLabel label : sentence.get(CoreAnnotations.TokensAnnotation.class)) {
        Span span = new Span(label.beginPosition(), label.endPosition());
        String lemma = lemma(morphology, label.word(), label.tag());
        tokens.add(new Token(span, span.of(text), lemma, label.tag()));
      }
      sentences.add(new Sentence(Spans.around(tokens), tokens));
    }
    return new AnalysedParagraph(paragraph, Language.ENGLISH, sentences);
  }

  /**
   * CoreNLP's lemma. The word is put in lower case here, because CoreNLP does that by the machine's
   * locale, which in Turkish turns "I" into a dotless "ı".
   */
  private static String lemma(Morphology morphology, String word, String tag) {
    boolean properNoun = tag.startsWith("NNP");
    String form = properNoun ? word : word.toLowerCase(Locale.ROOT);
    return morphology.lemma(form, tag, /* lowercase= */ false).toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Name> names(AnalysedParagraph paragraph) {
    List<Name> names = new ArrayList<>();
    for (Sentence sentence : paragraph.sentences()) {
      List<CoreLabel> labelled = recogniser.get().classifySentence(labels(sentence.tokens()));
      Name open = null;
      for (int i = 0; i < labelled.size(); i++) {
        Optional<Name.Type> type =
            type(labelled.get(i).get(CoreAnnotations.AnswerAnnotation.class));
        Span span = sentence.tokens().get(i).span();
        if (open != null && type.isPresent() && type.get() == open.type()) {
          open = new Name(new Span(open.span().start(), span.end()), open.type());
          names.set(names.size() - 1, open);
        } else {
          open = type.map(found -> new Name(span, found)).orElse(null);
          if (open != null) {
            names.add(open);
          }
        }
      }
    }
    return List.copyOf(names);
  }

  /** CoreNLP's tokens made again from ours, so that names need no second analysis. */
  private static List<CoreLabel> labels(List<Token> tokens) {
    List<CoreLabel> labels = new ArrayList<>(tokens.size());
    for (Token token : tokens) {
      CoreLabel label = new CoreLabel();
      label.setWord(token.form());
      label.setValue(token.form());
      label.setOriginalText(token.form());
      label.setTag(token.pos());
      label.setLemma(token.lemma());
      label.setBeginPosition(token.span().start());
      label.setEndPosition(token.span().end());
      labels.add(label);
    }
    return labels;
  }

  private static Optional<Name.Type> type(String label) {
    return switch (label) {
      case "PERSON" -> Optional.of(Name.Type.PER);
      case "ORGANIZATION" -> Optional.of(Name.Type.ORG);
      case "LOCATION" -> Optional.of(Name.Type.LOC);
      default -> Optional.empty();
    };
  }

  private static StanfordCoreNLP loadPipeline() {
    silence();
    Properties properties = new Properties();
    properties.setProperty("annotators", "tokenize,ssplit,pos");
    properties.setProperty("ssplit.newlineIsSentenceBreak", "two");
    properties.setProperty("pos.maxlen", Integer.toString(LONGEST_TAGGED));
    // Unknown characters become tokens of their own, without a warning for each.
    properties.setProperty("tokenize.options", "untokenizable=noneKeep");
    return new StanfordCoreNLP(properties);
  }

  private static CRFClassifier<CoreLabel> loadRecogniser() {
    silence();
    try {
      return CRFClassifier.getClassifier(RECOGNISER);
    } catch (IOException | ClassNotFoundException e) {
      throw Resources.unreadable(RECOGNISER, e);
    }
  }

  /** Turns CoreNLP's own logging off: it reports every model it loads on standard error. */
  private static void silence() {
    RedwoodConfiguration.empty().apply();
  }
}
