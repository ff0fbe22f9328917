package org.parley.stance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.text.Language;
import org.parley.text.Span;
import org.parley.text.Token;

class LexiconTest {

  @TempDir Path folder;

  private Lexicon lexicon(String text) throws IOException {
    return Lexicon.read(Files.writeString(folder.resolve("lexicon.tsv"), text));
  }

  private static Token token(String form, String lemma) {
    return new Token(new Span(0, form.length()), form, lemma, "");
  }

  @Test
  void wordsOfThreeLanguagesShareAConceptAndALanguageSeesNoOthers() throws IOException {
    Lexicon lexicon = lexicon("# comment\n\nreject\treject,refuse\tотвергать\tرفض\n");
    assertEquals("reject", lexicon.concept(token("refused", "refuse"), Language.ENGLISH));
    assertEquals("reject", lexicon.concept(token("отвергали", "отвергать"), Language.RUSSIAN));
    assertEquals("reject", lexicon.concept(token("رفض", "رفض"), Language.ARABIC));
    assertEquals("", lexicon.concept(token("отвергать", "отвергать"), Language.ENGLISH));
    assertEquals("", lexicon.concept(token("reject", "reject"), Language.UNDETERMINED));
  }

  @Test
  void theLemmaGoesBeforeTheForm() throws IOException {
    Lexicon lexicon = lexicon("leave\tleave\t\t\nremain\tleft,stay\t\t\n");
    assertEquals("leave", lexicon.concept(token("left", "leave"), Language.ENGLISH));
    assertEquals("remain", lexicon.concept(token("Stay", "stay-put"), Language.ENGLISH));
  }

  /** Analysers write lemmas without hamzas, ta marbuta and ё: the lexicon need not. */
  @ParameterizedTest
  @CsvSource({"ARABIC, مناورة, مناوره", "ARABIC, إنجاز, انجاز", "RUSSIAN, мёртвый, мертвый"})
  void spellingsAreComparedFolded(Language language, String written, String lemma)
      throws IOException {
    Lexicon lexicon = lexicon("concept\t\t%s\t%s\n".formatted(written, written));
    assertEquals("concept", lexicon.concept(token("-", lemma), language));
  }

  @Test
  void theLexiconThatIsShippedReadsAndMatchesWhatAnalysersWrite() throws IOException {
    Lexicon lexicon = Lexicon.read(Path.of("data/lexicon/stance.tsv"));
    assertEquals("trap", lexicon.concept(token("مناورة", "مناوره"), Language.ARABIC));
    assertEquals("negation", lexicon.concept(token("n't", "not"), Language.ENGLISH));
    assertEquals("failure", lexicon.concept(token("мёртвые", "мертвый"), Language.RUSSIAN));
  }

  @Test
  void aLineWithOtherColumns() {
    InvalidLexiconException e =
        assertThrows(InvalidLexiconException.class, () -> lexicon("# head\nreject\treject\n"));
    assertEquals(
        folder.resolve("lexicon.tsv")
            + ":2: 2 columns, expected 4: concept, English, Russian and Arabic lemmas",
        e.getMessage());
  }

  @Test
  void aLemmaUnderTwoConcepts() {
    InvalidLexiconException e =
        assertThrows(
            InvalidLexiconException.class, () -> lexicon("a\tback\t\t\nb\tsupport,back\t\t\n"));
    assertEquals(
        folder.resolve("lexicon.tsv")
            + ":2: 'back' is under 'a' already; keep it under one concept",
        e.getMessage());
  }
}
