package org.parley.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.parley.language.Analyses.body;
import static org.parley.language.Analyses.forms;
import static org.parley.language.Analyses.lemmas;
import static org.parley.language.Analyses.names;
import static org.parley.language.Analyses.sentences;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.parley.text.AnalysedParagraph;
import org.parley.text.Language;
import org.parley.text.Token;

class EnglishAnalyserIT {

  private static final Analyser ENGLISH = new Analysers().of(Language.ENGLISH);
  private static final String TEXT =
      "Mr. Harlan Voss of the United Nations told Reuters that talks in Geneva weren't over."
          + " Turkey's delegates rejected the U.N.-led plan!";

  @Test
  void sentencesTokensLemmasAndTags() {
    AnalysedParagraph analysed = ENGLISH.analyse(body(TEXT));
    assertEquals(
        List.of(
            "Mr. Harlan Voss of the United Nations told Reuters that talks in Geneva weren't over.",
            "Turkey's delegates rejected the U.N.-led plan!"),
        sentences(analysed));
    List<Token> tokens = analysed.sentences().get(1).tokens();
    assertEquals(
        List.of("turkey", "'s", "delegate", "reject", "the", "u.n.", "-", "lead", "plan", "!"),
        tokens.stream().map(Token::lemma).toList());
    assertEquals("VBD", tokens.get(3).pos());
    assertTrue(lemmas(analysed).containsAll(List.of("be", "not")), lemmas(analysed).toString());
  }

  @Test
  void blankLinesEndASentenceAndSingleLineEndsDoNot() {
    assertEquals(
        List.of("Sochi did\nsucceed", "We went there"),
        sentences(ENGLISH.analyse(body("Sochi did\nsucceed\n\nWe went there"))));
  }

  @Test
  void peopleOrganisationsAndPlacesAreFoundAndNationalitiesAreNot() {
    assertEquals(
        List.of(
            "PER Harlan Voss",
            "ORG United Nations",
            "ORG Reuters",
            "LOC Geneva",
            "LOC Turkey",
            "ORG U.N."),
        names(ENGLISH, TEXT));
    assertEquals(List.of(), names(ENGLISH, "The Syrian opposition said no."));
  }

  @Test
  void spansAreExactInOddText() {
    for (String text :
        List.of(
            "",
            " \n ",
            "…",
            "“Quoted” (in brackets) [...] #For_Syrians @x 😀 1/2 can't",
            "soft\u00ADhyphen zero\u200Bwidth \uFFFD \u0007 Сочи مؤتمر",
            "line\none\r\ntwo\u2028three")) {
      AnalysedParagraph analysed = ENGLISH.analyse(body(text));
      Analyses.assertExact(analysed);
      Analyses.assertNoOverlap(ENGLISH.names(analysed));
    }
    assertEquals(List.of("(", "“", "No", "”", ")"), forms(ENGLISH.analyse(body("(“No”)"))));
  }

  @Test
  void nothingIsPrinted() {
    PrintStream before = System.err;
    PrintStream outBefore = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setErr(capture);
      System.setOut(capture);
      names(new Analysers().of(Language.ENGLISH), TEXT + " \uFFFD\u0007");
    } finally {
      System.setErr(before);
      System.setOut(outBefore);
    }
    assertEquals("", printed.toString(StandardCharsets.UTF_8));
  }

  @Test
  void theMachinesLocaleChangesNothing() {
    String text = "THE INITIATIVE IN IDLIB: Mr. Ilhan Igdir said it is ISIS. " + TEXT;
    AnalysedParagraph usual = ENGLISH.analyse(body(text));
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      Analyser turkish = new Analysers().of(Language.ENGLISH);
      assertEquals(usual.tokens(), turkish.analyse(body(text)).tokens());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void threadsShareOneAnalyser() {
    List<String> texts =
        IntStream.range(0, 40).mapToObj(i -> "In " + (1980 + i) + " he said: " + TEXT).toList();
    List<AnalysedParagraph> alone =
        texts.stream().map(text -> ENGLISH.analyse(body(text))).collect(Collectors.toList());
    List<AnalysedParagraph> together =
        texts.parallelStream().map(text -> ENGLISH.analyse(body(text))).toList();
    assertEquals(alone, together);
    assertEquals(
        alone.stream().map(ENGLISH::names).toList(),
        together.parallelStream().map(ENGLISH::names).toList());
  }
}
