package org.parley.benchmark;

/**
 * A sentence of the corpus, or a part of one.
 *
 * @param tokens how many tokens Parley's analysis finds in it
 */
record Fragment(String text, int tokens) {

  /** Both, one after the other. */
  Fragment and(Fragment next) {
    return new Fragment(text + " " + next.text, tokens + next.tokens);
  }
}
