package org.parley.text;

/**
 * A proper name that a recogniser found in a paragraph, not yet linked to anything.
 *
 * @param span where it stands in the paragraph's text
 * @param type what kind of thing it names
 */
public record Name(Span span, Type type) {

  /** The kinds of named things. */
  public enum Type {
    PER,
    ORG,
    LOC
  }
}
