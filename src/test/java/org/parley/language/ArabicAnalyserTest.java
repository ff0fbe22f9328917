package org.parley.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.parley.text.Token;

class ArabicAnalyserTest {

  private static final Analyser ARABIC = new Analysers().of(Language.ARABIC);

  @ParameterizedTest
  @CsvSource({
    "المؤتمر, مؤتمر",
    "للمؤتمر, مؤتمر",
    "وللمؤتمر, مؤتمر",
    "بالمؤتمر, مؤتمر",
    "بمؤتمر, مؤتمر",
    "لمؤتمر, مؤتمر",
    "كالمؤتمر, مؤتمر",
    "فالمؤتمر, مؤتمر",
    "مؤتمرات, مؤتمر",
    "والمعارضة, معارضه",
    "المعارضه, معارضه",
    "الحل, حل",
    "المحادثات, محادثه",
    "ومحادثاتهم, محادثه",
    "رفضت, رفض",
    "نرفض, رفض",
    "ورفضها, رفض",
    "سنشارك, شارك",
    "تدعم, دعم",
    "وأضاف, اضاف",
    "وقال, قال",
    "الغاء, الغاء",
    "إلغاء, الغاء",
    "سوتشي, سوتشي",
    "بسوتشي, سوتشي",
    "وسوتشي, سوتشي",
    "لسوتشي, سوتشي",
    "وجنيف, جنيف",
    "الأمم, امم",
    "٢٢٥٤, 2254",
  })
  void cliticsComeOff(String form, String lemma) {
    assertEquals(List.of(lemma), lemmas(ARABIC.analyse(body(form))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "وزير",
        "وفد",
        "واشنطن",
        "وقف",
        "وكالة",
        "فصائل",
        "فريق",
        "فيينا",
        "فشل",
        "بيان",
        "بوتين",
        "بغداد",
        "بلد",
        "لجنة",
        "لافروف",
        "لبنان",
        "لقاء",
        "كتلة",
        "كازاخستان",
        "التزام",
        "والد",
        "فيصل",
        "سوريا",
        "الله",
      })
  void aWordsOwnFirstLettersStay(String word) {
    assertEquals(List.of(ArabicNormalizer.normalize(word)), lemmas(ARABIC.analyse(body(word))));
  }

  @Test
  void spellingsOfOneWordHaveOneLemma() {
    for (String form :
        List.of("المُعارَضَة", "المـعـارضـة", "المعارضة", "ﺍﻟﻤﻌﺎﺭﺿﺔ", "\u200Fالمعارضة")) {
      assertEquals(
          List.of("معارضه"),
          ARABIC.analyse(body(form)).tokens().stream()
              .map(Token::lemma)
              .filter(lemma -> !lemma.isBlank() && Character.isLetter(lemma.charAt(0)))
              .toList(),
          form);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "لا نشارك, لا",
    "ولا نشارك, لا",
    "فلا نشارك, لا",
    "لم نشارك, لم",
    "ولم نشارك, لم",
    "لن نشارك, لن",
    "فلن نشارك, لن",
    "ليس حلا, ليس",
    "وليست حلا, ليس",
    "لسنا معكم, ليس",
    "ما شاركنا, ما",
    "وما شاركنا, ما",
    "غير مقبول, غير",
    "وغير مقبول, غير",
  })
  void negationsStay(String text, String negation) {
    AnalysedParagraph analysed = ARABIC.analyse(body(text));
    assertEquals(2, analysed.tokens().size());
    assertEquals(negation, analysed.tokens().get(0).lemma());
    assertEquals("NEG", analysed.tokens().get(0).pos());
  }

  @Test
  void afterANegationOfVerbsAWordIsAVerb() {
    assertEquals(List.of("لن", "شارك"), lemmas(ARABIC.analyse(body("لن تشارك"))));
    assertEquals(List.of("لا", "قبل"), lemmas(ARABIC.analyse(body("ولا تقبل"))));
  }

  @Test
  void sentencesEndAtArabicMarksToo() {
    assertEquals(
        List.of("هل تقبلون؟", "نعم، نقبل؛ لكن بشروط.", "لن نشارك!", "بلغت النسبة 3.5 بالمئة."),
        sentences(
            ARABIC.analyse(
                body("هل تقبلون؟ نعم، نقبل؛ لكن بشروط. لن نشارك! بلغت النسبة 3.5 بالمئة."))));
  }

  @Test
  void marksAndVowelsDoNotCutWords() {
    assertEquals(
        List.of("قالَ", "مُحَمَّدٌ", "،", "«", "لا", "»", "؛", "سوتشي", "-", "جنيف", "؟"),
        forms(ARABIC.analyse(body("قالَ مُحَمَّدٌ، «لا»؛ سوتشي-جنيف؟"))));
  }

  @Test
  void peopleOrganisationsAndPlacesAreFound() {
    assertEquals(
        List.of("PER بشار الأسد", "LOC موسكو"),
        names(ARABIC, "استقبل الرئيس بشار الأسد وفدا من موسكو."));
    assertEquals(
        List.of("PER ستافان دي ميستورا", "LOC جنيف"),
        names(ARABIC, "وصل المبعوث الأممي ستافان دي ميستورا إلى جنيف."));
    assertEquals(List.of("LOC سورية"), names(ARABIC, "المعارضة السورية في سورية واحدة."));
    assertEquals(
        List.of("ORG أحرار الشام"), names(ARABIC, "رفضت حركة «أحرار الشام» قرار «المشاركة»."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "شاهدوا الجلسة على التلفاز.",
        "شاهدوا الجلسة علي التلفاز.",
        "وعلى المعارضة أن ترد.",
        "رد الرئيس على المعارضة.",
        "الضغط على سوتشاكوف.",
      })
  void aPrepositionIsNoGivenName(String text) {
    assertEquals(List.of(), names(ARABIC, text));
  }

  @Test
  void theGivenNameSpeltLikeThePrepositionIsFound() {
    assertEquals(List.of("PER علي حسن"), names(ARABIC, "قال علي حسن ذلك."));
    assertEquals(List.of("PER علي الحداد"), names(ARABIC, "قال الوزير علي الحداد ذلك."));
    assertEquals(List.of("PER علي الحداد"), names(ARABIC, "قال المبعوث الأممي علي الحداد ذلك."));
    assertEquals(List.of("PER على حسن الحداد"), names(ARABIC, "قال الوزير على حسن الحداد."));
    assertEquals(List.of("PER بشار الأسد"), names(ARABIC, "اعتمدوا على بشار الأسد."));
  }

  @Test
  void spansAreExactInOddText() {
    for (String text :
        List.of(
            "",
            " \n ",
            "؟",
            "\u200Fو\u200E",
            "ـــ",
            "ﻻ",
            "د. محمد ١٫٥٪ @x #سوتشي 😀 English слово")) {
      Analyses.assertExact(ARABIC.analyse(body(text)));
    }
  }

  @Test
  void theMachinesLocaleChangesNothing() {
    String text = "أعلنت المعارضة ISIS في ١٢ من الشهر";
    AnalysedParagraph usual = ARABIC.analyse(body(text));
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertEquals(usual, new Analysers().of(Language.ARABIC).analyse(body(text)));
    } finally {
      Locale.setDefault(before);
    }
  }
}
