package org.parley.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.parley.language.Analyses.body;
import static org.parley.language.Analyses.forms;
import static org.parley.language.Analyses.lemmas;
import static org.parley.language.Analyses.names;
import static org.parley.language.Analyses.sentences;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.text.AnalysedParagraph;
import org.parley.text.Language;

class RussianAnalyserTest {

  private static final Analyser RUSSIAN = new Analysers().of(Language.RUSSIAN);

  @Test
  void abbreviationsAndInitialsDoNotEndASentence() {
    String text =
        "По словам г-на Б. Асада, т.е. президента, переговоры идут. Мы против! В 2018 г. в Сочи"
            + " прошёл конгресс. И.И. Иванов сказал: «Нет!» и ушёл.";
    assertEquals(
        List.of(
            "По словам г-на Б. Асада, т.е. президента, переговоры идут.",
            "Мы против!",
            "В 2018 г. в Сочи прошёл конгресс.",
            "И.И. Иванов сказал: «Нет!» и ушёл."),
        sentences(RUSSIAN.analyse(body(text))));
  }

  @Test
  void blankLinesEndASentence() {
    assertEquals(
        List.of("Сочи удалось", "Мы за мир"),
        sentences(RUSSIAN.analyse(body("Сочи удалось\n\nМы за мир"))));
  }

  @Test
  void wordsWithHyphensDotsAndFractionsAreOneToken() {
    String text =
        "Г-н Б. Асад, т.е. президент, сказал: «Аш-Шам» и 3,5% по-прежнему против С-300:"
            + " http://a.ru/b.";
    assertEquals(
        List.of(
            "Г-н",
            "Б.",
            "Асад",
            ",",
            "т.е.",
            "президент",
            ",",
            "сказал",
            ":",
            "«",
            "Аш-Шам",
            "»",
            "и",
            "3,5",
            "%",
            "по-прежнему",
            "против",
            "С-300",
            ":",
            "http://a.ru/b",
            "."),
        forms(RUSSIAN.analyse(body(text))));
  }

  @Test
  void negationsStay() {
    assertEquals(
        List.of("мы", "не", "поддержать", "ни", "конгресс", ",", "ни", "переговоры", ",", "нет"),
        lemmas(RUSSIAN.analyse(body("Мы не поддержали ни конгресс, ни переговоры, нет"))));
  }

  @ParameterizedTest
  @CsvSource({
    "переговорах, переговоры",
    "Женеве, женева",
    "сочинского, сочинский",
    "мира, мир",
    "стали, стать",
    "были, быть",
    "лет, год",
    "ещё, еще",
    "детей, ребенок",
    "отвергла, отвергнуть",
    "тем, тем",
    "для, для",
    "МОСКВЕ, москва",
    "ДАИШ, даиш",
    "США, сша",
    "критику, критика",
    "Франции, франция",
  })
  void aWordHasItsLikelierLemma(String form, String lemma) {
    assertEquals(List.of(lemma), lemmas(RUSSIAN.analyse(body(form))));
  }

  @Test
  void aCapitalInsideTheSentenceMakesAName() {
    assertEquals(
        List.of("слово", "путин", "о", "путина"),
        lemmas(RUSSIAN.analyse(body("Слова Путина о путине"))));
    assertEquals(
        List.of("член", "московский", "платформа"),
        lemmas(RUSSIAN.analyse(body("Члены Московской платформы"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Нусра", "Нусры", "Нусре", "Нусру", "Нусрой"})
  void allCasesOfAForeignNameHaveOneLemma(String form) {
    assertEquals(
        lemmas(RUSSIAN.analyse(body("Джебхат Ан-Нусра"))),
        lemmas(RUSSIAN.analyse(body("Джебхат Ан-" + form))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Зурган", "Зургана", "Зургану", "Зурганом", "Зургане"})
  void anEndingInAnIsNoVerbs(String form) {
    assertEquals(List.of("зурган"), lemmas(RUSSIAN.analyse(body(form))));
  }

  @ParameterizedTest
  @CsvSource({"Риме, рим", "Вене, вена", "Астане, астана", "Ливана, ливан"})
  void townsAreNoGivenNames(String form, String lemma) {
    assertEquals(List.of("в", lemma), lemmas(RUSSIAN.analyse(body("в " + form))));
  }

  @Test
  void peopleOrganisationsAndPlacesAreFound() {
    assertEquals(
        List.of("PER С. В. Лавров", "PER Башара Асада", "LOC Женеве"),
        names(RUSSIAN, "Министр С. В. Лавров обсудил судьбу Башара Асада в Женеве."));
    assertEquals(
        List.of("ORG РИА Новости", "PER Михаил Богданов", "LOC Саудовской Аравии"),
        names(
            RUSSIAN,
            "Агентству «РИА Новости» заместитель министра Михаил Богданов рассказал о Саудовской"
                + " Аравии."));
    assertEquals(
        List.of("ORG Народная воля"),
        names(RUSSIAN, "Сирийская партия «Народная воля» участвует, а «большинство» молчит."));
  }

  @Test
  void spansAreExactInOddText() {
    for (String text :
        List.of(
            "",
            " \n ",
            "…",
            "А.",
            "--foo@bar.ru--",
            "((http://x.y/z)) 26-01-2018, №2254; #За_Сирию 😀 «»",
            "слово с уда\u0301рением и пере\u00ADносом, й из двух: и\u0306",
            "Сло-\nво И.И.И. т. е. 1.2.3.",
            "مؤتمر English слово 中文")) {
      Analyses.assertExact(RUSSIAN.analyse(body(text)));
    }
    assertEquals(List.of("ударение"), lemmas(RUSSIAN.analyse(body("уда\u0301рением"))));
  }

  @Test
  void theMachinesLocaleChangesNothing() {
    String text = "ИНИЦИАТИВА И СИРИЯ: Мистура, ISIS и Ширак";
    AnalysedParagraph usual = RUSSIAN.analyse(body(text));
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertEquals(usual, new Analysers().of(Language.RUSSIAN).analyse(body(text)));
    } finally {
      Locale.setDefault(before);
    }
    assertTrue(lemmas(usual).contains("isis"), lemmas(usual).toString());
  }
}
