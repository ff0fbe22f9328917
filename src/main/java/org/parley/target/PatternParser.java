package org.parley.target;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.parley.entity.Word;
import org.parley.target.LemmaPattern.Element;

/** Reads the notation of {@link LemmaPattern} by recursive descent. */
final class PatternParser {

  /** A wider gap would leave the sentence's sense behind and join unrelated clauses. */
  private static final int WIDEST_GAP = 20;

  private final String notation;
  private int at;

  PatternParser(String notation) {
    this.notation = notation;
  }

  LemmaPattern parse() {
    List<Element> elements = sequence();
    if (at < notation.length()) {
      throw invalid("a \")\" that closes nothing");
    }
    Set<Element.Literal> anchors =
        anchors(elements)
            .orElseThrow(
                () -> invalid("no word in it that must be there; it would match anything"));
    return new LemmaPattern(elements, anchors);
  }

  private List<Element> sequence() {
    List<Element> elements = new ArrayList<>();
    skipBlanks();
    while (at < notation.length() && notation.charAt(at) != '|' && notation.charAt(at) != ')') {
      Element element = element();
      if (at < notation.length() && notation.charAt(at) == '?') {
        at++;
        element = new Element.Maybe(element);
      }
      elements.add(element);
      skipBlanks();
    }
    if (elements.isEmpty()) {
      throw invalid("nothing where a word should stand");
    }
    return List.copyOf(elements);
  }

  private Element element() {
    return switch (notation.charAt(at)) {
      case '(' -> choice();
      case '^' -> {
        at++;
        yield new Element.Opening();
      }
      case '~' -> gap();
      case '—' -> {
        at++;
        yield new Element.Literal(Word.DASH, Element.Literal.Kind.KEY);
      }
      case '=' -> {
        at++;
        yield new Element.Literal(word(), Element.Literal.Kind.EXACT);
      }
      default -> {
        String word = Word.fold(word());
        if (at < notation.length() && notation.charAt(at) == '*') {
          at++;
          yield new Element.Literal(word, Element.Literal.Kind.PREFIX);
        }
        yield new Element.Literal(word, Element.Literal.Kind.KEY);
      }
    };
  }

  private Element choice() {
    List<List<Element>> branches = new ArrayList<>();
    do {
      at++;
      branches.add(sequence());
    } while (at < notation.length() && notation.charAt(at) == '|');
    if (at == notation.length()) {
      throw invalid("a \"(\" without its \")\"");
    }
    at++;
    return new Element.Choice(List.copyOf(branches));
  }

  private Element gap() {
    int start = ++at;
    while (at < notation.length() && Character.isDigit(notation.charAt(at))) {
      at++;
    }
    // Three digits are too many already, and more would not fit an int.
    int most = at == start || at - start > 2 ? 0 : Integer.parseInt(notation.substring(start, at));
    if (most < 1 || most > WIDEST_GAP) {
      throw invalid("\"~\" takes a number of words from 1 to " + WIDEST_GAP);
    }
    return new Element.Gap(most);
  }

  private String word() {
    int start = at;
    while (at < notation.length() && isWordCharacter(notation.charAt(at))) {
      at++;
    }
    if (at == start) {
      String found = at < notation.length() ? "\"" + notation.charAt(at) + "\"" : "nothing";
      throw invalid(found + " where a word should stand; words are of letters and digits only");
    }
    return notation.substring(start, at);
  }

  private static boolean isWordCharacter(char c) {
    return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private void skipBlanks() {
    while (at < notation.length() && Character.isWhitespace(notation.charAt(at))) {
      at++;
    }
  }

  /**
   * Words of which every match holds at least one; of the possible sets the one with the fewest
   * words, since it rules most texts out.
   */
  private static Optional<Set<Element.Literal>> anchors(List<Element> sequence) {
    Set<Element.Literal> best = null;
    for (Element element : sequence) {
      Optional<Set<Element.Literal>> anchors = Optional.empty();
      if (element instanceof Element.Literal literal) {
        anchors = Optional.of(Set.of(literal));
      } else if (element instanceof Element.Choice choice) {
        anchors = anchorsOfAll(choice);
      }
      if (anchors.isPresent() && (best == null || anchors.get().size() < best.size())) {
        best = anchors.get();
      }
    }
    return Optional.ofNullable(best);
  }

  private static Optional<Set<Element.Literal>> anchorsOfAll(Element.Choice choice) {
    Set<Element.Literal> all = new HashSet<>();
    for (List<Element> branch : choice.branches()) {
      Optional<Set<Element.Literal>> anchors = anchors(branch);
      if (anchors.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(anchors.get());
    }
    return Optional.of(all);
  }

  private InvalidTargetsException invalid(String what) {
    return new InvalidTargetsException("pattern \"" + notation + "\": " + what);
  }
}
