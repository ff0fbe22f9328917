package org.parley.target;

import java.util.BitSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import org.parley.entity.Word;

/**
 * A sequence of words to look for within one sentence, matched on folded forms and lemmas.
 *
 * <p>The notation: words are parted by blanks; {@code (a|b c)} is one of several; {@code x?} may be
 * missing; {@code word*} is any word that begins so; {@code =Word} is the word written just so;
 * {@code ~3} is up to three words of any kind; {@code ^} is the paragraph's beginning; {@code —} is
 * a dash between spaces. Words are of letters and digits only: "UN-led" is written {@code un
 * (lead|led)}.
 */
public final class LemmaPattern {

  private final List<Element> elements;
  private final Set<Element.Literal> anchors;

  LemmaPattern(List<Element> elements, Set<Element.Literal> anchors) {
    this.elements = List.copyOf(elements);
    this.anchors = Set.copyOf(anchors);
  }

  /**
   * Reads a pattern.
   *
   * @throws InvalidTargetsException if it breaks the notation or could match nothing at all
   */
  public static LemmaPattern parse(String notation) {
    return new PatternParser(notation).parse();
  }

  /** Whether a text with these keys can match at all: a quick test that spares most searches. */
  boolean possible(NavigableSet<String> keys) {
    return anchors.stream().anyMatch(anchor -> anchor.among(keys));
  }

  /**
   * The longest match that begins at a word.
   *
   * @param opening whether the sentence opens its paragraph
   * @return index after the last word, or -1 where there is no match
   */
  int matchAt(List<Word> sentence, int start, boolean opening) {
    BitSet ends = ends(elements, sentence, start, opening);
    return ends.length() - 1;
  }

  /** Where a run of elements can end that begins at {@code start}. */
  private static BitSet ends(
      List<Element> elements, List<Word> sentence, int start, boolean opening) {
    BitSet current = new BitSet();
    current.set(start);
    for (Element element : elements) {
      BitSet next = new BitSet();
      for (int at = current.nextSetBit(0); at >= 0; at = current.nextSetBit(at + 1)) {
        element.advance(sentence, at, opening, next);
      }
      if (next.isEmpty()) {
        return next;
      }
      current = next;
    }
    return current;
  }

  /** A step of a pattern. */
  sealed interface Element {

    /** Adds to {@code ends} every index that the step can lead to from index {@code at}. */
    void advance(List<Word> sentence, int at, boolean opening, BitSet ends);

    /** One word. */
    record Literal(String text, Kind kind) implements Element {

      /** How the text is compared. */
      enum Kind {
        KEY,
        PREFIX,
        EXACT
      }

      @Override
      public void advance(List<Word> sentence, int at, boolean opening, BitSet ends) {
        if (at < sentence.size() && matches(sentence.get(at))) {
          ends.set(at + 1);
        }
      }

      private boolean matches(Word word) {
        return switch (kind) {
          case KEY -> word.keys().contains(text);
          case PREFIX -> word.keys().stream().anyMatch(key -> key.startsWith(text));
          case EXACT -> word.form().equals(text);
        };
      }

      boolean among(NavigableSet<String> keys) {
        return switch (kind) {
          case KEY -> keys.contains(text);
          case PREFIX -> {
            String next = keys.ceiling(text);
            yield next != null && next.startsWith(text);
          }
          case EXACT -> keys.contains(Word.fold(text));
        };
      }
    }

    /** Up to so many words of any kind. */
    record Gap(int most) implements Element {
      @Override
      public void advance(List<Word> sentence, int at, boolean opening, BitSet ends) {
        ends.set(at, Math.min(at + most, sentence.size()) + 1);
      }
    }

    /** The paragraph's beginning. */
    record Opening() implements Element {
      @Override
      public void advance(List<Word> sentence, int at, boolean opening, BitSet ends) {
        if (opening && at == 0) {
          ends.set(at);
        }
      }
    }

    /** One of several sequences. */
    record Choice(List<List<Element>> branches) implements Element {
      @Override
      public void advance(List<Word> sentence, int at, boolean opening, BitSet ends) {
        for (List<Element> branch : branches) {
          ends.or(LemmaPattern.ends(branch, sentence, at, opening));
        }
      }
    }

    /** Something that may be missing. */
    record Maybe(Element element) implements Element {
      @Override
      public void advance(List<Word> sentence, int at, boolean opening, BitSet ends) {
        ends.set(at);
        element.advance(sentence, at, opening, ends);
      }
    }
  }
}
