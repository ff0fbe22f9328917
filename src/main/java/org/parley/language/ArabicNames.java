package org.parley.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.parley.text.Name;
import org.parley.text.Token;

/**
 * Arabic names by shape: people by a title or a given name («الرئيس بشار الأسد»), organisations in
 * quotation marks after a word for one («حركة «أحرار الشام»»), and places of a list.
 *
 * <p>Arabic has no capital letters: a word that the dictionary does not know is taken for a part of
 * a name, and only beside a title or a given name.
 */
final class ArabicNames implements NameRecognizer {

  private static final Pattern ARTICLE = Pattern.compile("[وف]?(?:[بك]?ال|لل)(?=..)");
  private static final String FOLDER = "/org/parley/language/";

  // T title, G given name, K part of a compound name, U unknown word, A word with the article,
  // O word for an organisation, L and R quotation marks, w anything else.
  private static final Map<Name.Type, Pattern> SHAPES =
      Map.of(
          Name.Type.PER,
          Pattern.compile(
              "(?<=T (?:A )?)[GU](?: (?:K )?[GU]){0,3}(?: A)?|G(?: (?:K )?[GU]){1,3}(?: A)?|G A"),
          Name.Type.ORG,
          Pattern.compile("(?<=\\bO (?:[wUG] ){0,2}L )[^LR ](?: [^LR ]){0,5}(?= R)"));

  private final Set<String> givenNames;
  private final Set<String> titles;
  private final Set<String> links;
  private final Set<String> organisations;
  private final ShapePatterns patterns;

  /** Reads the lists of names, which hold dictionary forms, into the lemmas that tokens have. */
  ArabicNames(Lemmatizer lemmatizer) {
    givenNames = lemmas("ar-given-names.txt", lemmatizer);
    titles = lemmas("ar-titles.txt", lemmatizer);
    links = lemmas("ar-name-links.txt", lemmatizer);
    organisations = lemmas("ar-organisation-words.txt", lemmatizer);
    patterns =
        new ShapePatterns(
            SHAPES,
            Resources.words(FOLDER + "ar-places.txt").stream()
                .map(
                    place ->
                        Arrays.stream(place.split("_"))
                            .map(word -> placeKey(word, lemmatizer.lemma(word, "").text()))
                            .toList())
                .toList());
  }

  /** The lemma, with the article where the word has it: «سورية» is a place, «السورية» is not. */
  private static String placeKey(String form, String lemma) {
    return ARTICLE.matcher(ArabicNormalizer.bare(form)).lookingAt() ? "ال" + lemma : lemma;
  }

  private static Set<String> lemmas(String list, Lemmatizer lemmatizer) {
    return Resources.words(FOLDER + list).stream()
        .map(word -> lemmatizer.lemma(word, "").text())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<Name> find(List<Token> sentence) {
    List<String> shapes = new ArrayList<>(sentence.size());
    boolean open = false;
    for (int i = 0; i < sentence.size(); i++) {
      String shape = shape(sentence.get(i), open);
      if (shape.equals("G") && isPreposition(sentence, i)) {
        shape = "w";
      }
      open = shape.equals("L") || (open && !shape.equals("R"));
      shapes.add(shape);
    }
    return patterns.find(
        sentence, shapes, sentence.stream().map(t -> placeKey(t.form(), t.lemma())).toList());
  }

  /**
   * Whether the word is the preposition «على» and not the name «علي», which many write alike. Spelt
   * as the preposition it is a name only between a title and a known name («الوزير على حسن»), spelt
   * as the name it is a preposition only before the article where no title precedes.
   */
  private boolean isPreposition(List<Token> sentence, int at) {
    String form = ArabicNormalizer.bare(sentence.get(at).form());
    if (!form.endsWith("على") && !form.endsWith("علي")) {
      return false;
    }
    int before = at > 1 && ARTICLE.matcher(sentence.get(at - 1).form()).lookingAt() ? 2 : 1;
    boolean afterTitle =
        sentence.subList(Math.max(0, at - before), at).stream()
            .anyMatch(token -> titles.contains(token.lemma()));
    boolean beforeEnd = at + 1 < sentence.size();
    if (form.endsWith("ى")) {
      String next = beforeEnd ? sentence.get(at + 1).lemma() : "";
      return !(afterTitle && (givenNames.contains(next) || links.contains(next)));
    }
    return !afterTitle && beforeEnd && ARTICLE.matcher(sentence.get(at + 1).form()).lookingAt();
  }

  private String shape(Token token, boolean open) {
    String lemma = token.lemma();
    if (organisations.contains(lemma)) {
      return "O";
    }
    if (titles.contains(lemma)) {
      return "T";
    }
    if (givenNames.contains(lemma)) {
      return "G";
    }
    if (links.contains(lemma)) {
      return "K";
    }
    return switch (token.form()) {
      case "«", "“", "„" -> "L";
      case "»", "”" -> "R";
      case "\"" -> open ? "R" : "L";
      default -> {
        boolean word = Character.isLetter(token.form().codePointAt(0));
        boolean article = ARTICLE.matcher(token.form()).lookingAt();
        yield !word ? "w" : article ? "A" : token.pos().isEmpty() ? "U" : "w";
      }
    };
  }
}
