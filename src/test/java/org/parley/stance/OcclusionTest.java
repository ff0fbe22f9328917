package org.parley.stance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.parley.entity.EntityMention;
import org.parley.text.Language;
import org.parley.text.Name;
import org.parley.text.Sentence;
import org.parley.text.Span;
import org.parley.text.Token;

class OcclusionTest {

  private static final String TEXT =
      "The congress opened. We reject the congress. The Geneva talks go on.";

  private static final Pair PAIR = pair();

  private static Pair pair() {
    Pair pair = Pairs.pair(Language.ENGLISH, TEXT, "sochi", "congress", List.of("Geneva talks"));
    return new Pair(
        pair.paragraph(),
        List.of(entity("congress", 4), entity("Geneva", TEXT.indexOf("Geneva"))),
        pair.target(),
        pair.rivals());
  }

  private static EntityMention entity(String text, int start) {
    return new EntityMention(
        new Span(start, start + text.length()), text, Name.Type.ORG, text.toLowerCase(Locale.ROOT));
  }

  private static Span span(String words) {
    int start = TEXT.indexOf(words);
    return new Span(start, start + words.length());
  }

  private static List<String> texts(List<Span> spans, Pair pair) {
    return spans.stream().map(span -> span.of(pair.paragraph().text())).toList();
  }

  @Test
  void whatRemainsStandsWhereItStandsInTheShorterText() {
    Pair reduced = Occlusion.without(PAIR, span("We reject the congress."));
    assertEquals("The congress opened.   The Geneva talks go on.", reduced.paragraph().text());
    assertEquals(List.of("congress"), texts(reduced.target().mentions(), reduced));
    assertEquals(List.of("Geneva talks"), texts(reduced.rivals(), reduced));
    assertEquals(
        List.of("congress", "Geneva"),
        texts(reduced.entities().stream().map(EntityMention::span).toList(), reduced));
    assertEquals(
        List.of("The congress opened.", "The Geneva talks go on."),
        texts(reduced.paragraph().sentences().stream().map(Sentence::span).toList(), reduced));
    for (Token token : reduced.paragraph().tokens()) {
      assertEquals(token.form(), token.span().of(reduced.paragraph().text()));
    }
  }

  @Test
  void aMentionThatIsCutIsNoneAndTheTargetStaysAddressed() {
    Pair reduced = Occlusion.without(PAIR, span("talks go"));
    assertEquals(List.of(), reduced.rivals());
    Pair without = Occlusion.without(PAIR, new Span(0, TEXT.length()));
    assertEquals(List.of(), without.target().mentions());
    assertEquals(true, without.target().addressed());
    assertEquals(List.of(), without.paragraph().sentences());
  }
}
