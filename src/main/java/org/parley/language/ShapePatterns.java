package org.parley.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import opennlp.tools.dictionary.Dictionary;
import opennlp.tools.namefind.DictionaryNameFinder;
import opennlp.tools.namefind.RegexNameFinder;
import opennlp.tools.namefind.TokenNameFinder;
import opennlp.tools.util.StringList;
import org.parley.text.Name;
import org.parley.text.Span;
import org.parley.text.Token;

/**
 * OpenNLP's regular-expression and dictionary name finders over a sentence.
 *
 * <p>The regular expressions run over the tokens' <em>shapes</em>, one letter a token with a blank
 * between two ({@code "G F w w"} for a given name, a family name and two other words), so that they
 * hold for every inflection. The dictionary of places runs over lemmas or what a language has for
 * them.
 */
final class ShapePatterns {

  private final RegexNameFinder shapes;
  private final DictionaryNameFinder places;

  /**
   * Sets the finders up.
   *
   * @param patterns what the names of a type look like in shapes
   * @param places the keys of each place's words
   */
  ShapePatterns(Map<Name.Type, Pattern> patterns, Collection<List<String>> places) {
    Map<String, Pattern[]> byType = new HashMap<>();
    patterns.forEach((type, pattern) -> byType.put(type.name(), new Pattern[] {pattern}));
    shapes = new RegexNameFinder(byType);
    Dictionary dictionary = new Dictionary(true);
    places.forEach(place -> dictionary.put(new StringList(place.toArray(String[]::new))));
    this.places = new DictionaryNameFinder(dictionary, Name.Type.LOC.name());
  }

  /**
   * Finds names; where two overlap, the longer one stays, and of equals the earlier.
   *
   * @param shape one letter a token
   * @param keys what to look each token up by among the places
   */
  List<Name> find(List<Token> tokens, List<String> shape, List<String> keys) {
    List<Name> found = new ArrayList<>();
    collect(shapes, shape, tokens, found);
    collect(places, keys, tokens, found);
    found.sort((a, b) -> b.span().length() - a.span().length());
    List<Name> names = new ArrayList<>();
    for (Name name : found) {
      if (names.stream().noneMatch(kept -> kept.span().overlaps(name.span()))) {
        names.add(name);
      }
    }
    names.sort((a, b) -> a.span().compareTo(b.span()));
    return Collections.unmodifiableList(names);
  }

  private static void collect(
      TokenNameFinder finder, List<String> input, List<Token> tokens, List<Name> names) {
    for (opennlp.tools.util.Span found : finder.find(input.toArray(String[]::new))) {
      Span span = Spans.around(tokens.subList(found.getStart(), found.getEnd()));
      names.add(new Name(span, Name.Type.valueOf(found.getType())));
    }
  }
}
