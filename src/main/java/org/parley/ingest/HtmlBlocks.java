package org.parley.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Cuts HTML into the blocks of text that a browser shows as paragraphs. White space runs are one
 * space, as a browser shows them; two line breaks in a row end a block, one is a space.
 */
final class HtmlBlocks implements NodeVisitor {

  /** Elements that HTML allows within a line although jsoup lists them among the blocks. */
  private static final Set<String> INLINE =
      Set.of("br", "ins", "del", "video", "audio", "canvas", "svg", "math");

  /**
   * A block of text.
   *
   * @param text its text, never blank, white space as shown
   * @param owner the innermost block element that it stands in
   * @param linkLength how many characters of it, white space left out, are in links
   */
  record Block(String text, Element owner, int linkLength) {

    /** Share of the text that is in links, 0 to 1. */
    double linkDensity() {
      long visible = text.chars().filter(c -> c != ' ').count();
      return Math.min(1, (double) linkLength / visible);
    }

    /** Whether it stands in one of the elements {@code h1} to {@code h6}. */
    boolean isHeading() {
      String name = owner.normalName();
      return name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1));
    }
  }

  private final List<Block> blocks = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private Element owner;
  private int links;
  private int linkLength;
  private int breaks;

  private HtmlBlocks(Element root) {
    owner = root;
  }

  /** The blocks within an element, in document order. Not recursive: nesting costs no stack. */
  static List<Block> of(Element root) {
    HtmlBlocks visitor = new HtmlBlocks(root);
    root.traverse(visitor);
    visitor.endBlock();
    return visitor.blocks;
  }

  /** Blocks as text, a blank line between each two. */
  static String join(List<Block> blocks) {
    return blocks.stream().map(Block::text).collect(Collectors.joining("\n\n"));
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode run) {
      append(run.getWholeText());
    } else if (node instanceof Element element) {
      if (element.nameIs("br")) {
        breaks++;
        if (breaks == 2) {
          endBlock();
        } else {
          append(" ");
        }
      } else if (isBlock(element)) {
        endBlock();
        owner = element;
      } else if (element.nameIs("a")) {
        links++;
      }
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element) {
      if (isBlock(element)) {
        endBlock();
        Element parent = element.parent();
        owner = parent == null ? element : parent;
      } else if (element.nameIs("a")) {
        links--;
      }
    }
  }

  private static boolean isBlock(Element element) {
    return element.isBlock() && !INLINE.contains(element.normalName());
  }

  private void append(String run) {
    for (int i = 0; i < run.length(); i++) {
      char c = run.charAt(i);
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
          text.append(' ');
        }
      } else {
        text.append(c);
        breaks = 0;
        linkLength += links > 0 ? 1 : 0;
      }
    }
  }

  private void endBlock() {
    String block = Texts.strip(text.toString());
    if (!block.isEmpty()) {
      blocks.add(new Block(block, owner, linkLength));
    }
    text.setLength(0);
    linkLength = 0;
    breaks = 0;
  }
}
