package org.parley.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.entity.Actor.ActorName;
import org.parley.text.AnalysedParagraph;
import org.parley.text.Language;
import org.parley.text.Name;
import org.parley.text.Paragraph;
import org.parley.text.Sentence;
import org.parley.text.Span;
import org.parley.text.Token;

class GazetteerLinkerTest {

  private static GazetteerLinker shipped;

  @BeforeAll
  static void load() throws IOException {
    shipped =
        new GazetteerLinker(
            Gazetteer.read(Path.of("data/gazetteer/actors.tsv")),
            (text, language) -> SimpleAnalysis.tokens(text));
  }

  private static List<EntityMention> link(Language language, String text, Name... names) {
    return shipped.link(SimpleAnalysis.paragraph(0, language, text), List.of(names));
  }

  private static Name person(String text, String name) {
    int start = text.indexOf(name);
    return new Name(new Span(start, start + name.length()), Name.Type.PER);
  }

  private static List<String> ids(List<EntityMention> mentions) {
    return mentions.stream().map(mention -> mention.text() + "=" + mention.id()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | A member of the Moscow Platform came | moscow-platform",
        "ru | Член Московской платформы приехал | moscow-platform",
        "ar | قال عضو منصة موسكو | moscow-platform",
        "en | the Syrian Negotiating Commission met | syrian-negotiation-commission",
        "en | units of Ahrar al-Sham | ahrar-al-sham",
        "en | a man of the Army of Islam | army-of-islam",
        "en | a man of Jaysh al-Islam | army-of-islam",
        "ru | боевики «Джейш аль-Ислам» | army-of-islam",
        "en | the Free Syrian Army (left) | free-syrian-army",
        "en | groups of the FSA | free-syrian-army",
        "en | de Mistura spoke | staffan-de-mistura",
        "ar | تحدث دي ميستورا | staffan-de-mistura",
        "en | said Bogdanov | mikhail-bogdanov",
        "ru | по словам Богданова | mikhail-bogdanov",
        "en | as Assad has said | bashar-al-assad",
        "ru | встреча с Башаром Асадом | bashar-al-assad",
        "ar | قال بشار الأسد | bashar-al-assad",
        "en | against Daesh alone | daesh",
        "en | against ISIS alone | daesh",
        "ru | против ДАИШ и других | daesh",
        "ar | ضد داعش | daesh",
        "en | fighters of al-Nusra | al-nusra",
        "en | the Al Nusra group | al-nusra",
        "ru | отряды «Джебхат Ан-Нусры» | al-nusra",
        "ar | مقاتلو جبهة النصرة | al-nusra",
        "en | told RIA Novosti | ria-novosti",
        "en | a letter to the U.N. today | united-nations",
        "ru | письмо в ООН | united-nations",
        "ru | делегация Турции | turkey",
        "ar | وبروسيا | russia",
        "ar | التقى وكيري | john-kerry",
        "ar | رسالة لكيري | john-kerry",
        "ar | قال كِيري | john-kerry",
        "ar | وقال لبيدرسون | geir-pedersen",
        "ar | رسالة وللأمم المتحدة | united-nations",
        "ar | قال للأسد | bashar-al-assad",
        "ar | ضد ﺩﺍﻋﺶ | daesh",
      })
  void linksAName(String language, String text, String id) {
    List<EntityMention> mentions = link(Language.ofCode(language).orElseThrow(), text);
    assertEquals(List.of(id), mentions.stream().map(EntityMention::id).toList(), text);
  }

  @Test
  void theLongestNameWins() {
    assertEquals(
        List.of("U.N. Security Council=un-security-council", "Russia=russia"),
        ids(link(Language.ENGLISH, "The U.N. Security Council heard Russia's proposal.")));
  }

  @Test
  void anOrdinaryWordIsNoActor() {
    assertEquals(
        List.of(), link(Language.ENGLISH, "who is with us, and who was in a small group?"));
    assertEquals(List.of(), link(Language.RUSSIAN, "венок из лавров и путина на реке"));
    assertEquals(
        List.of("US=united-states"), ids(link(Language.ENGLISH, "The US told us nothing.")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ويرى أنه مفيد", "يرى أنه مفيد", "وهم يدرسون المقترح", "ليدرسون المقترح"})
  void anArabicNameKeepsItsOwnFirstLetter(String text) {
    assertEquals(List.of(), ids(link(Language.ARABIC, text)));
  }

  @Test
  void aLemmaMakesNoArabicName() {
    GazetteerLinker linker =
        new GazetteerLinker(
            new Gazetteer(
                List.of(
                    new Actor(
                        "pedersen",
                        Name.Type.PER,
                        Role.STATE,
                        Map.of(Language.ARABIC, List.of(new ActorName("بيدرسون", false)))))),
            (text, language) -> List.of(new Token(new Span(0, text.length()), text, "درس", "")));
    Token studied = new Token(new Span(0, 4), "درسا", "درس", "");
    Span all = new Span(0, 4);
    AnalysedParagraph paragraph =
        new AnalysedParagraph(
            new Paragraph(0, Paragraph.Kind.BODY, all, "درسا"),
            Language.ARABIC,
            List.of(new Sentence(all, List.of(studied))));
    assertEquals(List.of(), linker.link(paragraph, List.of()));
  }

  @Test
  void aRecognisedNameIsKeptUnlinkedWhereTheGazetteerKnowsNone() {
    String text = "Salma Haddad met Lavrov.";
    assertEquals(
        List.of("Salma Haddad=null", "Lavrov=sergey-lavrov"),
        ids(link(Language.ENGLISH, text, person(text, "Salma Haddad"), person(text, "Lavrov"))));
  }

  @Test
  void theGazetteerWinsOverAnOverlappingName() {
    String text = "Minister Lavrov spoke.";
    assertEquals(
        List.of("Lavrov=sergey-lavrov"),
        ids(link(Language.ENGLISH, text, person(text, "Lavrov spoke"))));
  }

  @Test
  void anotherGivenNameMakesAnotherPerson() {
    String text = "Nadia Lavrov sells flowers.";
    assertEquals(
        List.of("Nadia Lavrov=null"),
        ids(link(Language.ENGLISH, text, person(text, "Nadia Lavrov"))));
    String known = "Sergei V. Lavrov spoke.";
    assertEquals(
        List.of("Lavrov=sergey-lavrov"),
        ids(link(Language.ENGLISH, known, person(known, "Sergei V. Lavrov"))));
  }

  @Test
  void undeterminedTextIsSearchedForTheNamesOfAllLanguages() {
    assertEquals(
        List.of("Сочи=sochi", "Moscow=moscow"), ids(link(Language.UNDETERMINED, "Сочи / Moscow")));
  }

  @Test
  void theLemmatiserNormalisesTheGazetteersNames() {
    Actor actor =
        new Actor(
            "dogs",
            Name.Type.ORG,
            Role.MEDIA,
            Map.of(Language.ENGLISH, List.of(new ActorName("Running Dogs", false))));
    GazetteerLinker linker =
        new GazetteerLinker(
            new Gazetteer(List.of(actor)),
            (text, language) ->
                SimpleAnalysis.tokens(text.replace("Running", "Run").replace("Dogs", "Dog")));
    AnalysedParagraph paragraph =
        SimpleAnalysis.paragraph(0, Language.ENGLISH, "The Run Dog appeared.");
    assertEquals(List.of("Run Dog=dogs"), ids(linker.link(paragraph, List.of())));
  }
}
