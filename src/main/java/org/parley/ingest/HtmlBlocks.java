package org.parley.ingest;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The text of HTML elements with a blank line between blocks. White space runs are one space, as a
 * browser shows them; two line breaks in a row end a paragraph, one is a space.
 */
final class HtmlBlocks implements NodeVisitor {

  private final StringBuilder out = new StringBuilder();
  private final StringBuilder block = new StringBuilder();
  private int breaks;

  private HtmlBlocks() {}

  /** The text within an element, in document order. */
  static String text(Element root) {
    HtmlBlocks blocks = new HtmlBlocks();
    root.traverse(blocks);
    blocks.endBlock();
    return blocks.out.toString();
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode text) {
      append(text.getWholeText());
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
      }
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element && !element.nameIs("br") && isBlock(element)) {
      endBlock();
    }
  }

  private static boolean isBlock(Element element) {
    return element.isBlock();
  }

  private void append(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
        if (!block.isEmpty() && block.charAt(block.length() - 1) != ' ') {
          block.append(' ');
        }
      } else {
        block.append(c);
        breaks = 0;
      }
    }
  }

  private void endBlock() {
    String text = block.toString().strip();
    block.setLength(0);
    breaks = 0;
    if (!text.isEmpty()) {
      out.append(out.isEmpty() ? "" : "\n\n").append(text);
    }
  }
}
