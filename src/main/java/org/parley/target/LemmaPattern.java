package org.parley.target;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Set;

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
  private final Set<Element.Literal> firsts;

  /**
   * A pattern.
   *
   * @param firsts the words that a match can begin with
   */
  LemmaPattern(List<Element> elements, Set<Element.Literal> firsts) {
    this.elements = List.copyOf(elements);
    this.firsts = Set.copyOf(firsts);
  }

  /**
   * Reads a pattern.
   *
   * @throws InvalidTargetsException if it breaks the notation or could match nothing at all
   */
  public static LemmaPattern parse(String notation) {
    return new PatternParser(notation).parse();
  }

  /** The words that a match can begin with; every match begins with one of them. */
  Set<Element.Literal> firsts() {
    return firsts;
  }

  /** Adds all words of the pattern. */
  void collectWords(Set<Element.Literal> words) {
    elements.forEach(element -> element.collectWords(words));
  }

  /**
   * The longest match that begins at a word.
   *
   * @param sentence for each word of the sentence which of the patterns' words it is
   * @param opening whether the sentence opens its paragraph
   * @return index after the last word, or -1 where there is no match
   */
  int matchAt(List<Set<Element.Literal>> sentence, int start, boolean opening) {
    return ends(elements, sentence, start, opening).length() - 1;
  }

  /** Where a run of elements can end that begins at {@code start}. */
  private static BitSet ends(
      List<Element> elements, List<Set<Element.Literal>> sentence, int start, boolean opening) {
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
    void advance(List<Set<Literal>> sentence, int at, boolean opening, BitSet ends);

    /** Adds all words of the step. */
    default void collectWords(Set<Literal> words) {}

    /** One word. */
    record Literal(String text, Kind kind) implements Element {

      /** How the text is compared. */
      enum Kind {
        KEY,
        PREFIX,
        EXACT
      }

      @Override
      public void advance(List<Set<Literal>> sentence, int at, boolean opening, BitSet ends) {
        if (at < sentence.size() && sentence.get(at).contains(this)) {
          ends.set(at + 1);
        }
      }

      @Override
      public void collectWords(Set<Literal> words) {
        words.add(this);
      }
    }

    /** Up to so many words of any kind. */
    record Gap(int most) implements Element {
      @Override
      public void advance(List<Set<Literal>> sentence, int at, boolean opening, BitSet ends) {
        ends.set(at, Math.min(at + most, sentence.size()) + 1);
      }
    }

    /** The paragraph's beginning. */
    record Opening() implements Element {
      @Override
      public void advance(List<Set<Literal>> sentence, int at, boolean opening, BitSet ends) {
        if (opening && at == 0) {
          ends.set(at);
        }
      }
    }

    /**
     * One of several.
     *
     * @param words the branches of one word, apart because most are
     * @param sequences the other branches
     */
    record Choice(Set<Literal> words, List<List<Element>> sequences) implements Element {
      @Override
      public void advance(List<Set<Literal>> sentence, int at, boolean opening, BitSet ends) {
        if (at < sentence.size() && !Collections.disjoint(sentence.get(at), words)) {
          ends.set(at + 1);
        }
        for (List<Element> sequence : sequences) {
          ends.or(LemmaPattern.ends(sequence, sentence, at, opening));
        }
      }

      @Override
      public void collectWords(Set<Literal> all) {
        all.addAll(words);
        sequences.forEach(sequence -> sequence.forEach(element -> element.collectWords(all)));
      }
    }

    /** Something that may be missing. */
    record Maybe(Element element) implements Element {
      @Override
      public void advance(List<Set<Literal>> sentence, int at, boolean opening, BitSet ends) {
        ends.set(at);
        element.advance(sentence, at, opening, ends);
      }

      @Override
      public void collectWords(Set<Literal> words) {
        element.collectWords(words);
      }
    }
  }
}
