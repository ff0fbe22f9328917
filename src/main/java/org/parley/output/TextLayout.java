package org.parley.output;

/**
 * How text for people is laid out.
 *
 * @param width columns of a line, {@value #NARROWEST} or more
 * @param colour whether to use a terminal's colours and underlining; plain characters otherwise
 */
public record TextLayout(int width, boolean colour) {

  /** The narrowest width that is used; anything less counts as this. */
  public static final int NARROWEST = 40;

  /** What is used where no terminal says its width. */
  public static final TextLayout PLAIN = new TextLayout(80, false);

  public TextLayout {
    width = Math.max(NARROWEST, width);
  }
}
