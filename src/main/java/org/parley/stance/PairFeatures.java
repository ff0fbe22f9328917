package org.parley.stance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parley.entity.EntityMention;
import org.parley.text.Language;
import org.parley.text.Sentence;
import org.parley.text.Span;
import org.parley.text.Token;

/**
 * The linear member's features of a pair. Every feature stands alone and crossed with the target's
 * id, so that one model serves all targets and still learns what is peculiar to each.
 *
 * <p>Mentions of the judged target become the one word {@code TARGET} and mentions of its rivals
 * {@code RIVAL}: "reject TARGET" is then the same observation for every target. Features come in
 * groups (words, characters, window, concepts, marks, entities). Each group is scaled to a length
 * of its own, so that long paragraphs do not count for more than short ones. Those beside words and
 * characters get half the length: most have few features, each of which would weigh many times as
 * much as a word (on SemEval-2016 and on our own train part that is worth two points of F1).
 */
public final class PairFeatures {

  private static final String TARGET = "TARGET";
  private static final String RIVAL = "RIVAL";

  /** Lemmas to each side of a mention that count as its surroundings: about one clause. */
  private static final int WINDOW = 7;

  /** How far back a negation reaches, in tokens. */
  private static final int NEGATION_REACH = 3;

  private static final int LONGEST_WORD_NGRAM = 3;
  private static final int SHORTEST_CHARACTER_NGRAM = 2;
  private static final int LONGEST_CHARACTER_NGRAM = 5;

  private static final double HALF = 0.5;

  private static final String NEGATION = "negation";

  private static final String QUOTES = "\"'“”«»„‘’``''";

  private final Lexicon lexicon;

  /** Features with the concepts of {@code lexicon}. */
  public PairFeatures(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** The features of a pair: a positive value by name, in a stable order. */
  public Map<String, Float> of(Pair pair) {
    String id = pair.target().target().id();
    Words words = words(pair);
    Map<String, Float> features = new LinkedHashMap<>();
    addGroup(features, id, 1, List.of("bias", "language=" + pair.paragraph().language().code()));
    addGroup(features, id, 1, wordNgrams(words));
    addGroup(features, id, 1, characterNgrams(words));
    addGroup(features, id, HALF, window(words));
    addGroup(features, id, HALF, concepts(words));
    addGroup(features, id, HALF, marks(pair, words));
    addGroup(features, id, HALF, entities(pair));
    return features;
  }

  /** The names of some features, in their order, as OpenNLP takes them. */
  public static String[] names(Map<String, Float> features) {
    return features.keySet().toArray(String[]::new);
  }

  /** The values of some features, in their order, as OpenNLP takes them. */
  public static float[] values(Map<String, Float> features) {
    float[] values = new float[features.size()];
    int i = 0;
    for (float value : features.values()) {
      values[i++] = value;
    }
    return values;
  }

  private static void addGroup(
      Map<String, Float> features, String id, double length, List<String> group) {
    Set<String> distinct = new LinkedHashSet<>(group);
    float value = (float) (length / Math.sqrt(Math.max(1, distinct.size())));
    for (String feature : distinct) {
      features.put(feature, value);
      features.put(id + "|" + feature, value);
    }
  }

  /** One word of the masked paragraph. */
  private record Word(String lemma, String form, String concept, int sentence) {

    boolean isTarget() {
      return lemma.equals(TARGET);
    }

    boolean isMask() {
      return isTarget() || lemma.equals(RIVAL);
    }
  }

  private record Words(List<Word> words, Set<Integer> targetSentences) {}

  private Words words(Pair pair) {
    Language language = pair.paragraph().language();
    List<Word> words = new ArrayList<>();
    Set<Integer> targetSentences = new TreeSet<>();
    List<Sentence> sentences = pair.paragraph().sentences();
    for (int s = 0; s < sentences.size(); s++) {
      Span masked = null;
      for (Token token : sentences.get(s).tokens()) {
        Span mention = covering(pair.target().mentions(), token.span());
        Span rival = mention == null ? covering(pair.rivals(), token.span()) : null;
        Span mask = mention != null ? mention : rival;
        if (mask == null) {
          words.add(
              new Word(
                  token.lemma(),
                  token.form().toLowerCase(Locale.ROOT),
                  lexicon.concept(token, language),
                  s));
        } else if (!mask.equals(masked)) {
          words.add(new Word(mention != null ? TARGET : RIVAL, "", "", s));
        }
        if (mention != null) {
          targetSentences.add(s);
        }
        masked = mask;
      }
    }
    return new Words(words, targetSentences);
  }

  private static @Nullable Span covering(List<Span> spans, Span token) {
    for (Span span : spans) {
      if (span.overlaps(token)) {
        return span;
      }
    }
    return null;
  }

  private static List<String> wordNgrams(Words text) {
    List<String> grams = new ArrayList<>();
    List<Word> words = text.words();
    for (int i = 0; i < words.size(); i++) {
      StringBuilder gram = new StringBuilder("w");
      for (int n = 0; n < LONGEST_WORD_NGRAM && i + n < words.size(); n++) {
        gram.append(' ').append(words.get(i + n).lemma());
        grams.add(gram.toString());
      }
    }
    return grams;
  }

  private static List<String> characterNgrams(Words text) {
    List<String> grams = new ArrayList<>();
    for (Word word : text.words()) {
      if (word.isMask()) {
        continue;
      }
      String form = "_" + word.form() + "_";
      for (int n = SHORTEST_CHARACTER_NGRAM; n <= LONGEST_CHARACTER_NGRAM; n++) {
        for (int i = 0; i + n <= form.length(); i++) {
          grams.add("c " + form.substring(i, i + n));
        }
      }
    }
    return grams;
  }

  /**
   * Lemmas near the target's mentions, by side and by whether they touch it, and its sentences'.
   */
  private static List<String> window(Words text) {
    List<String> features = new ArrayList<>();
    List<Word> words = text.words();
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      if (word.isTarget()) {
        for (int d = -WINDOW; d <= WINDOW; d++) {
          int j = i + d;
          if (d == 0 || j < 0 || j >= words.size() || words.get(j).sentence() != word.sentence()) {
            continue;
          }
          String side = d < 0 ? "left " : "right ";
          features.add("near " + side + words.get(j).lemma());
          if (Math.abs(d) <= 2) {
            features.add("at " + d + " " + words.get(j).lemma());
          }
        }
      } else if (text.targetSentences().contains(word.sentence())) {
        features.add("sentence " + word.lemma());
      }
    }
    return features;
  }

  /** Concepts of the lexicon, negated ones apart: anywhere, near the target, and in its order. */
  private static List<String> concepts(Words text) {
    List<String> features = new ArrayList<>();
    List<Word> words = text.words();
    for (int i = 0; i < words.size(); i++) {
      String concept = words.get(i).concept();
      if (concept.isEmpty() || concept.equals(NEGATION)) {
        continue;
      }
      String signed = (negated(words, i) ? "not " : "") + concept;
      features.add("concept " + signed);
      if (text.targetSentences().contains(words.get(i).sentence())) {
        features.add("concept in sentence " + signed);
      }
      String nearest = nearestMask(words, i);
      if (!nearest.isEmpty()) {
        features.add("concept " + signed + " " + nearest);
      }
    }
    return features;
  }

  private static boolean negated(List<Word> words, int at) {
    for (int j = at - 1; j >= Math.max(0, at - NEGATION_REACH); j--) {
      if (words.get(j).concept().equals(NEGATION)) {
        return true;
      }
    }
    return false;
  }

  /** Which mention stands nearest within the window, and on which side: "before TARGET". */
  private static String nearestMask(List<Word> words, int at) {
    for (int d = 1; d <= WINDOW; d++) {
      int right = at + d;
      if (right < words.size() && words.get(right).isMask()) {
        return "before " + words.get(right).lemma();
      }
      int left = at - d;
      if (left >= 0 && words.get(left).isMask()) {
        return "after " + words.get(left).lemma();
      }
    }
    return "";
  }

  /** Questions, quotation marks round the mention, negation near it, headings, rivals. */
  private static List<String> marks(Pair pair, Words text) {
    List<String> features = new ArrayList<>();
    features.add("kind " + pair.paragraph().paragraph().kind().label());
    if (!pair.rivals().isEmpty()) {
      features.add("rival mentioned");
    }
    String paragraph = pair.paragraph().text();
    for (Span mention : pair.target().mentions()) {
      boolean opened = mention.start() > 0 && isQuote(paragraph.charAt(mention.start() - 1));
      boolean closed =
          mention.end() < paragraph.length() && isQuote(paragraph.charAt(mention.end()));
      if (opened && closed) {
        features.add("mention in quotation marks");
      }
    }
    for (int s : text.targetSentences()) {
      String sentence = pair.paragraph().sentences().get(s).span().of(paragraph);
      if (sentence.contains("?") || sentence.contains("؟")) {
        features.add("target's sentence asks");
      }
      if (sentence.chars().anyMatch(c -> isQuote((char) c))) {
        features.add("target's sentence quotes");
      }
    }
    List<Word> words = text.words();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).concept().equals(NEGATION)
          && text.targetSentences().contains(words.get(i).sentence())) {
        String nearest = nearestMask(words, i);
        features.add("negation " + (nearest.isEmpty() ? "in sentence" : nearest));
      }
    }
    return features;
  }

  private static boolean isQuote(char c) {
    return QUOTES.indexOf(c) >= 0;
  }

  private static List<String> entities(Pair pair) {
    List<String> features = new ArrayList<>();
    for (EntityMention entity : pair.entities()) {
      String name = entity.id() != null ? entity.id() : entity.text().toLowerCase(Locale.ROOT);
      features.add("entity " + name);
    }
    return features;
  }
}
