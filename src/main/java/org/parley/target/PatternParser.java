package org.parley.target;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
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
    if (elements.stream().allMatch(PatternParser::mayBeMissing)) {
      throw invalid("no word in it that must be there; it would match anything");
    }
    Set<Element.Literal> firsts = new HashSet<>();
    addFirsts(elements, firsts);
    if (endsInGap(elements)) {
      throw invalid("a gap at its end, which would take in words at random");
    }
    return new LemmaPattern(elements, firsts);
  }

  /** Whether a gap is last, or is where the word behind it is missing. */
  private static boolean endsInGap(List<Element> elements) {
    int last = elements.size() - 1;
    while (last > 0 && elements.get(last) instanceof Element.Maybe) {
      last--;
    }
    return elements.get(last) instanceof Element.Gap;
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
    Set<Element.Literal> words = new LinkedHashSet<>();
    List<List<Element>> sequences = new ArrayList<>();
    do {
      at++;
      List<Element> branch = sequence();
      if (branch.size() == 1 && branch.get(0) instanceof Element.Literal word) {
        words.add(word);
      } else {
        sequences.add(branch);
      }
    } while (at < notation.length() && notation.charAt(at) == '|');
    if (at == notation.length()) {
      throw invalid("a \"(\" without its \")\"");
    }
    at++;
    return new Element.Choice(Set.copyOf(words), List.copyOf(sequences));
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

  private static boolean mayBeMissing(Element element) {
    if (element instanceof Element.Choice choice) {
      return choice.sequences().stream()
          .anyMatch(sequence -> sequence.stream().allMatch(PatternParser::mayBeMissing));
    }
    return !(element instanceof Element.Literal);
  }

  /** Adds the words that the first word of a match can be. */
  private void addFirsts(List<Element> sequence, Set<Element.Literal> firsts) {
    for (Element element : sequence) {
      addFirsts(element, firsts);
      if (!mayBeMissing(element)) {
        return;
      }
    }
  }

  private void addFirsts(Element element, Set<Element.Literal> firsts) {
    if (element instanceof Element.Literal literal) {
      firsts.add(literal);
    } else if (element instanceof Element.Maybe maybe) {
      addFirsts(maybe.element(), firsts);
    } else if (element instanceof Element.Choice choice) {
      firsts.addAll(choice.words());
      choice.sequences().forEach(sequence -> addFirsts(sequence, firsts));
    } else if (element instanceof Element.Gap) {
      throw invalid("a gap at its beginning, which would take in words at random");
    }
  }

  private InvalidTargetsException invalid(String what) {
    return new InvalidTargetsException("pattern \"" + notation + "\": " + what);
  }
}
