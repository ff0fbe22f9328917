package org.parley.output;

import java.io.IOException;
import java.io.Writer;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.entity.EntityMention;
import org.parley.stance.JudgedDocument;
import org.parley.stance.JudgedParagraph;
import org.parley.stance.Judgement;
import org.parley.stance.Stance;
import org.parley.text.Document;
import org.parley.text.Language;
import org.parley.text.Span;

/**
 * Text for people: each paragraph with the targets' mentions and the evidence marked, then its
 * stances with their probabilities as one bar of pro, anti and none, then its entities. Mentions
 * are underlined, evidence is bold; in plain characters {@code _these_} are mentions and {@code
 * *those*} evidence.
 */
public final class TextWriter implements JudgementWriter {

  private static final String INDENT = "     ";
  private static final int BAR = 20;
  private static final String RESET = "\u001b[0m";
  private static final MarkedText.Marks UNDERLINED =
      new MarkedText.Marks("\u001b[4m", "\u001b[24m", 0);
  private static final MarkedText.Marks UNDERSCORED = new MarkedText.Marks("_", "_", 1);
  private static final MarkedText.Marks BOLD = new MarkedText.Marks("\u001b[1m", "\u001b[22m", 0);
  private static final MarkedText.Marks STARRED = new MarkedText.Marks("*", "*", 1);

  /** Right-to-left isolate and its end: the terminal orders what stands between. */
  private static final String RIGHT_TO_LEFT = "\u2067";

  /** An isolate in the direction of its first letter. */
  private static final String FIRST_STRONG = "\u2068";

  private static final String END_OF_ISOLATE = "\u2069";

  private final Writer out;
  private final TextLayout layout;

  /** Graphic renditions of a terminal. */
  private enum Style {
    BOLD("1"),
    FAINT("2"),
    RED("31"),
    GREEN("32");

    private final String code;

    Style(String code) {
      this.code = code;
    }
  }

  /** Writes to {@code out} as {@code layout} says. */
  public TextWriter(Writer out, TextLayout layout) {
    this.out = out;
    this.layout = layout;
  }

  @Override
  public void write(JudgedDocument judged) throws IOException {
    Document document = judged.document();
    line(styled(Style.BOLD, MarkedText.oneLine(document.id())));
    String about =
        Stream.of(document.title(), document.date(), document.speaker())
            .filter(Objects::nonNull)
            .map(TextWriter::isolated)
            .collect(Collectors.joining(" · "));
    if (!about.isEmpty()) {
      line(about);
    }
    line("");
    for (JudgedParagraph paragraph : judged.paragraphs()) {
      write(paragraph);
      line("");
    }
    out.flush();
  }

  private void write(JudgedParagraph judged) throws IOException {
    line(
        "%3d  %s"
            .formatted(
                judged.paragraph().index(),
                styled(
                    Style.FAINT,
                    judged.language().code() + " " + judged.paragraph().kind().label())));
    text(judged);
    List<String> others = new ArrayList<>();
    int nameWidth =
        judged.judgements().stream()
            .mapToInt(judgement -> MarkedText.width(name(judgement)))
            .max()
            .orElse(0);
    for (Judgement judgement : judged.judgements()) {
      if (judgement.target().addressed()) {
        stance(judgement, nameWidth);
      } else {
        others.add(name(judgement));
      }
    }
    if (!others.isEmpty()) {
      line(INDENT + styled(Style.FAINT, "not addressed: " + String.join(", ", others)));
    }
    entities(judged.entities());
  }

  private void text(JudgedParagraph judged) throws IOException {
    List<Span> mentions =
        judged.judgements().stream().flatMap(j -> j.target().mentions().stream()).toList();
    List<Span> evidence = judged.judgements().stream().flatMap(j -> j.evidence().stream()).toList();
    MarkedText text =
        new MarkedText(judged.paragraph().text())
            .with(evidence, layout.colour() ? BOLD : STARRED)
            .with(mentions, layout.colour() ? UNDERLINED : UNDERSCORED);
    for (String line : text.lines(layout.width() - INDENT.length())) {
      line(judged.language() == Language.ARABIC ? rightToLeft(line) : INDENT + line);
    }
  }

  /** A line at the right edge. */
  private String rightToLeft(String line) {
    String bare = line;
    for (MarkedText.Marks marks : List.of(UNDERLINED, BOLD)) {
      bare = bare.replace(marks.open(), "").replace(marks.close(), "");
    }
    int free = layout.width() - MarkedText.width(bare);
    return " ".repeat(Math.max(0, free)) + RIGHT_TO_LEFT + line + END_OF_ISOLATE;
  }

  private void stance(Judgement judgement, int nameWidth) throws IOException {
    String name = name(judgement);
    String padding = " ".repeat(nameWidth - MarkedText.width(name));
    Shares percent = Shares.of(judgement.probabilities(), 100);
    line(
        INDENT
            + name
            + padding
            + "  "
            + stanceStyled(judgement.label(), "%-4s".formatted(judgement.label().label()))
            + "  "
            + bar(Shares.of(judgement.probabilities(), BAR))
            + "  pro %d%%, anti %d%%, none %d%%"
                .formatted(percent.pro(), percent.anti(), percent.none())
            + (judgement.abstained() ? ", uncertain" : ""));
  }

  private String bar(Shares cells) {
    if (!layout.colour()) {
      return "["
          + "+".repeat(cells.pro())
          + "-".repeat(cells.anti())
          + ".".repeat(cells.none())
          + "]";
    }
    return stanceStyled(Stance.PRO, "█".repeat(cells.pro()))
        + stanceStyled(Stance.ANTI, "█".repeat(cells.anti()))
        + stanceStyled(Stance.NONE, "░".repeat(cells.none()));
  }

  private void entities(List<EntityMention> entities) throws IOException {
    String named =
        entities.stream()
            .map(
                entity ->
                    isolated(entity.text())
                        + " ("
                        + entity.type()
                        + (entity.id() == null ? "" : " " + entity.id())
                        + ")")
            .distinct()
            .collect(Collectors.joining("; "));
    String indent = INDENT + "       ";
    List<String> lines = new MarkedText(named).lines(layout.width() - indent.length());
    for (int i = 0; i < lines.size(); i++) {
      line(styled(Style.FAINT, (i == 0 ? INDENT + "named: " : indent) + lines.get(i)));
    }
  }

  /** A text on one line; one with right-to-left letters keeps to itself what they turn round. */
  static String isolated(String text) {
    String line = MarkedText.oneLine(text);
    return Bidi.requiresBidi(line.toCharArray(), 0, line.length())
        ? FIRST_STRONG + line + END_OF_ISOLATE
        : line;
  }

  private static String name(Judgement judgement) {
    return MarkedText.oneLine(judgement.target().target().id());
  }

  private String stanceStyled(Stance stance, String text) {
    return switch (stance) {
      case PRO -> styled(Style.GREEN, text);
      case ANTI -> styled(Style.RED, text);
      case NONE -> styled(Style.FAINT, text);
    };
  }

  private String styled(Style style, String text) {
    return layout.colour() && !text.isEmpty() ? "\u001b[" + style.code + "m" + text + RESET : text;
  }

  private void line(String line) throws IOException {
    out.write(line);
    out.write('\n');
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
