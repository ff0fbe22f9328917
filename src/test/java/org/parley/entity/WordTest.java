package org.parley.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.text.Sentence;
import org.parley.text.Span;
import org.parley.text.Token;

class WordTest {

  private static List<Word> words(String text) {
    return Word.of(new Sentence(new Span(0, text.length()), SimpleAnalysis.tokens(text)), text);
  }

  private static List<String> forms(String text) {
    return words(text).stream().map(Word::form).toList();
  }

  @Test
  void splitsHyphensAndDropsPunctuationAndPossessives() {
    assertEquals(
        List.of("The", "UN", "led", "process", "is", "Russia", "idea"),
        forms("The U.N.-led process is \"Russia's\" idea."));
  }

  @Test
  void splitsATokenThatTheTokeniserLeftWhole() {
    Token token = new Token(new Span(0, 10), "al-Nusra's", "al-nusra's", "");
    List<Word> words = Word.of(new Sentence(new Span(0, 10), List.of(token)), "al-Nusra's");
    assertEquals(List.of("al", "Nusra"), words.stream().map(Word::form).toList());
    assertEquals(new Span(3, 8), words.get(1).span());
  }

  @Test
  void keepsADashBetweenSpacesAndDropsAHyphen() {
    assertEquals(List.of("GENEVA", Word.DASH, "Talks"), forms("GENEVA - Talks"));
    assertEquals(List.of("GENEVA", Word.DASH, "Talks"), forms("GENEVA—Talks"));
    assertEquals(List.of("29", "30", "January"), forms("29-30 January"));
  }

  @Test
  void keepsANumberWithItsSeparatorsWhole() {
    assertEquals(List.of("1500", "guests", "on", "2"), forms("1,500 guests on 2."));
  }

  @Test
  void foldsSpellingsOfOneWordTogether() {
    assertEquals("communique", Word.fold("Communiqué"));
    assertEquals("erdogan", Word.fold("Erdoğan"));
    assertEquals("монтре", Word.fold("Монтрё"));
    assertEquals("российский", Word.fold("Российский"));
    assertEquals("المبعوث الاممي", Word.fold("المبعوثُ الأممـيّ"));
    assertEquals("مسوول", Word.fold("مسؤول"));
    assertEquals("هييه", Word.fold("هيئة"));
  }

  @Test
  void knowsAnArabicWordWithoutItsParticles() {
    assertTrue(
        words("وبالمؤتمر").get(0).keys().contains("موتمر"), "conjunction, preposition, article");
    assertTrue(words("للمؤتمر").get(0).keys().contains("موتمر"), "preposition and article in one");
  }

  @Test
  void leavesTooShortArabicRestsAlone() {
    assertEquals(1, words("وفد").get(0).keys().size());
  }
}
