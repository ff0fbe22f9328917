package org.parley.stance;

import java.util.ArrayList;
import java.util.List;
import org.parley.entity.EntityMention;
import org.parley.target.TargetMentions;
import org.parley.text.AnalysedParagraph;
import org.parley.text.Paragraph;
import org.parley.text.Sentence;
import org.parley.text.Span;
import org.parley.text.Token;

/**
 * A pair of which a part was left out: text, tokens, mentions and entities are what remains of
 * them, as if the paragraph had been written so. The target stays addressed, even where the part
 * held its only mention.
 */
final class Occlusion {

  private final Pair pair;
  private final Span part;
  private final String text;

  private Occlusion(Pair pair, Span part) {
    this.pair = pair;
    this.part = part;
    String whole = pair.paragraph().text();
    // A blank, so that the words before and after do not become one.
    text = whole.substring(0, part.start()) + " " + whole.substring(part.end());
  }

  /**
   * Leaves a part of a pair's paragraph out.
   *
   * @param part whole tokens of the paragraph
   */
  static Pair without(Pair pair, Span part) {
    return new Occlusion(pair, part).reduced();
  }

  private Pair reduced() {
    AnalysedParagraph paragraph = pair.paragraph();
    List<Sentence> sentences = new ArrayList<>();
    for (Sentence sentence : paragraph.sentences()) {
      List<Token> kept = new ArrayList<>();
      for (Token token : sentence.tokens()) {
        if (!token.span().overlaps(part)) {
          kept.add(new Token(moved(token.span()), token.form(), token.lemma(), token.pos()));
        }
      }
      if (!kept.isEmpty()) {
        sentences.add(
            new Sentence(
                new Span(kept.get(0).span().start(), kept.get(kept.size() - 1).span().end()),
                kept));
      }
    }
    List<EntityMention> entities = new ArrayList<>();
    for (EntityMention entity : pair.entities()) {
      if (!entity.span().overlaps(part)) {
        entities.add(
            new EntityMention(moved(entity.span()), entity.text(), entity.type(), entity.id()));
      }
    }
    Paragraph reduced =
        new Paragraph(
            paragraph.paragraph().index(),
            paragraph.paragraph().kind(),
            new Span(0, text.length()),
            text);
    return new Pair(
        new AnalysedParagraph(reduced, paragraph.language(), sentences),
        entities,
        new TargetMentions(pair.target().target(), true, remaining(pair.target().mentions())),
        remaining(pair.rivals()));
  }

  /** Spans that lie outside the part; one that reaches into it is no longer what it was. */
  private List<Span> remaining(List<Span> spans) {
    return spans.stream().filter(span -> !span.overlaps(part)).map(this::moved).toList();
  }

  private Span moved(Span span) {
    return span.start() < part.end() ? span : span.shift(1 - part.length());
  }
}
