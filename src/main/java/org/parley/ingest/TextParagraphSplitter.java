package org.parley.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.ingest.SplitDocument.Dropped;
import org.parley.text.Document;
import org.parley.text.Paragraph;
import org.parley.text.Paragraph.Kind;
import org.parley.text.Span;

/**
 * Splits at blank lines, or at every line end in a text that has no blank line between others.
 * Boilerplate is left out where a whole paragraph or a whole line of one is in the table; a line
 * left out from the middle of a paragraph parts it in two. A paragraph that looks like a heading is
 * one where another paragraph follows it.
 */
public final class TextParagraphSplitter implements ParagraphSplitter {

  private static final Pattern LINE_END = Pattern.compile("\n");

  /** A line end and at least one blank line; possessive, as blanks match twice otherwise. */
  private static final Pattern BLANK_LINE = Pattern.compile("\n(?:[\\h\\x0B\\f\u200B\uFEFF]*+\n)+");

  private final Boilerplate boilerplate = Boilerplate.load();

  @Override
  public SplitDocument split(Document document) {
    String text = document.text();
    List<Span> kept = new ArrayList<>();
    List<Dropped> dropped = new ArrayList<>();
    List<Span> blocks = pieces(text, new Span(0, text.length()), BLANK_LINE);
    if (blocks.size() == 1) {
      blocks = pieces(text, blocks.get(0), LINE_END);
    }
    for (Span block : blocks) {
      Optional<String> reason = boilerplate.reason(block.of(text));
      if (reason.isPresent()) {
        dropped.add(new Dropped(block, reason.get()));
      } else {
        withoutBoilerplateLines(text, block, kept, dropped);
      }
    }
    return new SplitDocument(document, paragraphs(text, kept), dropped);
  }

  private static List<Paragraph> paragraphs(String text, List<Span> spans) {
    List<Paragraph> paragraphs = new ArrayList<>();
    for (Span span : spans) {
      int index = paragraphs.size();
      String content = span.of(text);
      boolean followed = index < spans.size() - 1;
      Kind kind = followed && Headings.isHeading(content) ? Kind.HEADING : Kind.BODY;
      paragraphs.add(new Paragraph(index, kind, span, content));
    }
    return paragraphs;
  }

  private void withoutBoilerplateLines(
      String text, Span block, List<Span> kept, List<Dropped> dropped) {
    int start = -1;
    int end = -1;
    List<Span> lines = pieces(text, block, LINE_END);
    if (lines.size() == 1) {
      kept.add(block);
      return;
    }
    for (Span line : lines) {
      Optional<String> reason = boilerplate.reason(line.of(text));
      if (reason.isEmpty()) {
        start = start < 0 ? line.start() : start;
        end = line.end();
      } else {
        dropped.add(new Dropped(line, reason.get()));
        if (start >= 0) {
          kept.add(new Span(start, end));
          start = -1;
        }
      }
    }
    if (start >= 0) {
      kept.add(new Span(start, end));
    }
  }

  /** The pieces between separators, blanks stripped from both ends, blank pieces left out. */
  private static List<Span> pieces(String text, Span within, Pattern separator) {
    List<Span> pieces = new ArrayList<>();
    Matcher matcher = separator.matcher(text).region(within.start(), within.end());
    int start = within.start();
    while (matcher.find()) {
      addStripped(text, start, matcher.start(), pieces);
      start = matcher.end();
    }
    addStripped(text, start, within.end(), pieces);
    return pieces;
  }

  private static void addStripped(String text, int from, int to, List<Span> pieces) {
    int start = from;
    int end = to;
    while (start < end && Texts.isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && Texts.isBlank(text.charAt(end - 1))) {
      end--;
    }
    if (start < end) {
      pieces.add(new Span(start, end));
    }
  }
}
