package org.parley.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.parley.text.Language.ARABIC;
import static org.parley.text.Language.ENGLISH;
import static org.parley.text.Language.RUSSIAN;
import static org.parley.text.Language.UNDETERMINED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.text.Language;
import org.parley.text.Paragraph;
import org.parley.text.Span;

class ScriptFirstIdentifierTest {

  private static final LanguageIdentifier IDENTIFIER = new ScriptFirstIdentifier();
  private static final String ENGLISH_BODY =
      "The opposition said that it would not take part in the congress, whoever asked for it.";
  private static final String FRENCH_BODY =
      "L'opposition a annoncé qu'elle ne participerait pas au congrès, quel que soit l'hôte.";
  private static final String RUSSIAN_BODY =
      "Оппозиция заявила, что не примет участия в конгрессе, кто бы её ни приглашал.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | The opposition said that it would not take part in the congress at all.",
        "ru | Оппозиция заявила, что не примет участия в конгрессе.",
        "ar | أعلنت المعارضة أنها لن تشارك في المؤتمر.",
        "und | L'opposition a annoncé qu'elle ne participerait pas au congrès.",
        "und | La oposición anunció que no participará en el congreso de Sochi.",
        "und | Muhalefet, Rusya'nın önerdiği kongreye katılmayacağını açıkladı.",
        "und | Опозиція заявила, що не братиме участі в конгресі.",
        "und | Опазіцыя заявіла, што не прыме ўдзелу ў кангрэсе.",
        "und | Опозиција је изјавила да неће учествовати на конгресу.",
        "und | مخالفان اعلام کردند که در این کنگره شرکت نمی‌کنند.",
        "und | حزب اختلاف نے اعلان کیا کہ وہ کانگریس میں شرکت نہیں کرے گی۔",
        "und | 反对派宣布他们将不参加大会。",
        "und | Η αντιπολίτευση ανακοίνωσε ότι δεν θα συμμετάσχει.",
        "und | 2254",
        "und | ***",
        "ru | Сочи",
        "en | Sochi",
        "ar | سوتشي",
        "en | The congress (Конгресс национального диалога) opened late in the evening.",
        "ru | Издание The National Interest пишет, что конгресс национального диалога провалился.",
        "ar | قال المبعوث De Mistura إن المؤتمر فشل في تحقيق السلام.",
        "ar | اعلان کرد الوفد أنّه لن يشارك في المؤتمر إلى أن تتوقف الغارات الجوية",
      })
  void aParagraphAlone(String code, String text) {
    assertEquals(code, identify(text).get(0).code());
  }

  @Test
  void aShortHeadingTakesTheLanguageOfWhatFollowsIt() {
    assertEquals(
        List.of(UNDETERMINED, UNDETERMINED, ENGLISH, ENGLISH),
        identify("# Rejet", FRENCH_BODY, "# Sochi", ENGLISH_BODY));
  }

  @Test
  void aShortParagraphTakesTheLanguageOfWhatItFollows() {
    assertEquals(
        List.of(ENGLISH, ENGLISH, UNDETERMINED, UNDETERMINED),
        identify(ENGLISH_BODY, "Sochi!", FRENCH_BODY, "Genève"));
  }

  @Test
  void neighboursOfAnotherScriptSayNothingAboutLettersButDoAboutNumbers() {
    assertEquals(
        List.of(RUSSIAN, ENGLISH, RUSSIAN, RUSSIAN),
        identify(RUSSIAN_BODY, "RIA Novosti", RUSSIAN_BODY, "2254"));
  }

  @Test
  void noParagraphsNoLanguages() {
    assertEquals(List.of(), IDENTIFIER.identify(List.of()));
  }

  @Test
  void theMachinesLocaleChangesNothing() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertEquals(
          List.of(ENGLISH, UNDETERMINED, ARABIC),
          identify(
              "IT IS THE INITIATIVE OF THE MINISTER IN SOCHI AND NOTHING ELSE.",
              "ОПОЗИЦІЯ ЗАЯВИЛА, ЩО ЦЕ ЇЇ ІНІЦІАТИВА",
              "المبادرة"));
    } finally {
      Locale.setDefault(before);
    }
  }

  /** The seeds lie beside the project on its makers' machines and are no part of it. */
  @Test
  void allParagraphsOfTheSeeds() throws IOException {
    Path seeds = Path.of("../shared/seeds");
    Assumptions.assumeTrue(Files.isDirectory(seeds), "no ../shared/seeds: skipped");
    int paragraphs = 0;
    try (Stream<Path> files = Files.list(seeds)) {
      for (Path file : files.sorted().toList()) {
        List<String> texts =
            Stream.of(Files.readString(file).split("\\n\\s*\\n"))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !text.startsWith("email This"))
                .map(text -> text.length() < 60 ? "# " + text : text)
                .toList();
        List<Language> found = identify(texts.toArray(String[]::new));
        for (int i = 0; i < texts.size(); i++) {
          boolean cyrillic = texts.get(i).codePoints().anyMatch(c -> c >= 'А' && c <= 'я');
          assertEquals(cyrillic ? RUSSIAN : ENGLISH, found.get(i), texts.get(i));
        }
        paragraphs += texts.size();
      }
    }
    assertEquals(31, paragraphs);
  }

  /** Identifies paragraphs; those that begin with {@code #} and a blank are headings. */
  private static List<Language> identify(String... texts) {
    List<Paragraph> paragraphs = new ArrayList<>();
    for (String text : texts) {
      boolean heading = text.startsWith("# ");
      String words = heading ? text.substring(2) : text;
      paragraphs.add(
          new Paragraph(
              paragraphs.size(),
              heading ? Paragraph.Kind.HEADING : Paragraph.Kind.BODY,
              new Span(0, words.length()),
              words));
    }
    return IDENTIFIER.identify(paragraphs);
  }
}
