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
 * Russian names by shape: people with initials, given names or family names («С. В. Лавров»,
 * «Башара Асада»), organisations in quotation marks after a word for one («партия «Народная
 * воля»»), and places of a list.
 */
final class RussianNames implements NameRecognizer {

  private static final String FOLDER = "/org/parley/language/";
  private static final Pattern INITIALS = Pattern.compile("(?:\\p{Lu}\\.)+");
  private static final Pattern CAPITALISED = Pattern.compile("\\p{Lu}\\p{Ll}.*");
  private static final Pattern PARTICLE = Pattern.compile("де|да|аль|ан|ибн|бен|бин|фон|ван");

  // G given name, P patronymic, F family name, I initials, C other capitalised word, p particle of
  // a name, O word for an organisation, L and R quotation marks, w anything else.
  private static final Map<Name.Type, Pattern> SHAPES =
      Map.of(
          Name.Type.PER,
          Pattern.compile(
              "I(?: I)?(?: p)? [GFC]|G(?: I)?(?: P)?(?:(?: p)? [GFC]){1,2}|G P|F I(?: I)?|F"),
          Name.Type.ORG,
          Pattern.compile("(?<=\\bO (?:[wCGF] ){0,3}L )[^LR ](?: [^LR ]){0,5}(?= R)"));

  private final Set<String> givenNames;
  private final Set<String> organisations = Resources.words(FOLDER + "ru-organisation-words.txt");
  private final ShapePatterns patterns;

  /** Reads the lists of names, which hold dictionary forms, into the lemmas that tokens have. */
  RussianNames(Lemmatizer lemmatizer) {
    givenNames =
        Resources.words(FOLDER + "ru-given-names.txt").stream()
            .map(name -> lemmatizer.lemma(name, "").text())
            .collect(Collectors.toUnmodifiableSet());
    patterns =
        new ShapePatterns(
            SHAPES,
            Resources.words(FOLDER + "ru-places.txt").stream()
                .map(
                    place ->
                        Arrays.stream(place.split("_"))
                            .map(word -> lemmatizer.lemma(word, "").text())
                            .toList())
                .toList());
  }

  @Override
  public List<Name> find(List<Token> sentence) {
    List<String> shapes = new ArrayList<>(sentence.size());
    boolean first = true;
    for (Token token : sentence) {
      shapes.add(shape(token, first));
      first = first && !Character.isLetterOrDigit(token.form().codePointAt(0));
    }
    return patterns.find(sentence, shapes, sentence.stream().map(Token::lemma).toList());
  }

  private String shape(Token token, boolean first) {
    String form = token.form();
    if (organisations.contains(token.lemma())) {
      return "O";
    }
    if (INITIALS.matcher(form).matches()) {
      return "I";
    }
    if (CAPITALISED.matcher(form).matches()) {
      if (token.pos().equals("NN:Name") || givenNames.contains(token.lemma())) {
        return "G";
      }
      return switch (token.pos()) {
        case "NN:Patr" -> "P";
        case "NN:Fam" -> "F";
        default -> first ? "w" : "C";
      };
    }
    return switch (form) {
      case "«", "“", "„" -> "L";
      case "»", "”" -> "R";
      default -> PARTICLE.matcher(form).matches() ? "p" : "w";
    };
  }
}
