package org.parley.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.entity.SimpleAnalysis;
import org.parley.text.Language;

/** The shipped targets on composed sentences: each rule, each language, and what must not count. */
class SochiGenevaTest {

  private static AliasTargetFinder finder;

  @BeforeAll
  static void load() throws IOException {
    finder = new AliasTargetFinder(TargetSet.read(Path.of("data/targets/sochi-geneva.yaml")));
  }

  /** The targets addressed by each paragraph: "sochi", "geneva", "both" or "-". */
  private static List<String> addressed(Language language, String... texts) {
    return finder.find(SimpleAnalysis.document(language, texts)).stream()
        .map(
            mentions -> {
              String ids =
                  mentions.stream()
                      .filter(TargetMentions::addressed)
                      .map(mention -> mention.target().id())
                      .collect(Collectors.joining("+"));
              return ids.isEmpty() ? "-" : ids.equals("sochi+geneva") ? "both" : ids;
            })
        .toList();
  }

  private static void check(Language language, String... expectedAndTexts) {
    int half = expectedAndTexts.length / 2;
    assertEquals(
        Arrays.asList(expectedAndTexts).subList(0, half),
        addressed(language, Arrays.copyOfRange(expectedAndTexts, half, 2 * half)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // the congress and its names
        "sochi  | The National Dialogue Congress opened on Monday.",
        "sochi  | Nobody read the final statement of the Sochi meeting aloud.",
        "sochi  | They were asked to a congress of the Syrian peoples.",
        "sochi  | Our bakers' guild voted to go to Sochi.",
        "sochi  | Sochi did the Syrians good",
        "sochi  | Two Syrian parties: neither with Sochi nor against it",
        // descriptions
        "sochi  | Syrian exiles turned down Russia's proposed peace talks.",
        "sochi  | Syria: village council dismisses the talks proposed by Russia",
        "sochi  | For the Syrian opposition the talks expected next month are a trap.",
        "sochi  | The Syrian teachers' union likes Moscow's plan to convene the congress.",
        "sochi  | The congress that Moscow is to host divides the Syrian opposition.",
        // Geneva and its names
        "geneva | The Geneva communiqué is still on the table.",
        "geneva | Geneva II ended without a date.",
        "geneva | The final communiqué of the Action Group for Syria binds them.",
        "geneva | Resolution 2254 (2015) says how.",
        "geneva | For the quick application of 2254",
        "geneva | The Syrian delegations returned to Geneva.",
        "geneva | An eighth round of Geneva talks begins.",
        "geneva | Syria needs the U.N.-led process.",
        "geneva | A Syrian writer praises the UN-facilitated talks.",
        "geneva | Syrians owe much to the envoy's mediation.",
        "geneva | The constitutional committee on Syria met in Geneva.",
        "both   | Sochi must serve the Geneva process, say Syrian doctors.",
        // other things called Sochi
        "-      | The Sochi memorandum on Idlib holds, a Syrian farmer says.",
        "-      | We welcomed the agreement on Idlib reached in Sochi on 17 September.",
        "-      | Putin, Erdogan and Rouhani met in Sochi to speak of Syria.",
        "-      | At a summit in Sochi the three presidents spoke of Syria.",
        "-      | A Syrian skier watched the Sochi Olympics.",
        "-      | Hotels in Sochi are full in August.",
        // other things called Geneva
        "-      | GENEVA — Prices of Syrian olive oil rose, traders said.",
        "-      | Food is short in Syria, a spokeswoman told a news briefing in Geneva.",
        "-      | The World Health Organization in Geneva counted clinics in Syria.",
        "-      | The Human Rights Council in Geneva voted on a report on Syria.",
        "-      | The Red Cross in Geneva asked for access to Aleppo.",
        "-      | Bombing a Syrian clinic violates the Geneva Conventions.",
        "-      | The nuclear talks with Iran went on in Geneva.",
        "-      | Yemen's parties did not come to Geneva for talks.",
        "-      | Talks on Libya took place in Geneva.",
        "-      | A meeting on Ukraine in Geneva brought nothing.",
        "-      | Kerry and Lavrov held talks on Syria in Geneva.",
        "-      | A Syrian nurse has lived in Geneva since 2013.",
        "-      | The US Congress voted for sanctions on Damascus.",
        "-      | Security Council resolution 2118 (2013) on Syria's chemical weapons was adopted.",
        "-      | Snow fell on Homs and the school stayed shut.",
      })
  void english(String expected, String text) {
    assertEquals(List.of(expected), addressed(Language.ENGLISH, text), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sochi  | Конгресс сирийского национального диалога открылся в понедельник.",
        "sochi  | Партия участвовала в сочинском процессе.",
        "sochi  | Нас позвали на конгресс народов Сирии.",
        "sochi  | Сочи удалось, говорят сирийские учителя",
        "sochi  | Сирийские изгнанники отвергли переговоры, предложенные Россией.",
        "sochi  | Москва планирует провести встречу сирийцев, и это надежда.",
        "sochi  | План России созвать конгресс нравится не всем сирийцам.",
        "geneva | Женевское коммюнике остаётся на столе.",
        "geneva | Женева-2 закончилась ничем.",
        "geneva | Исполните резолюцию 2254!",
        "geneva | Сирийские делегации вернулись в Женеву.",
        "geneva | Сирии нужен процесс под эгидой ООН.",
        "geneva | Сирийцы обязаны посредничеству спецпосланника.",
        "geneva | Заседание Конституционного комитета Сирии прошло в Женеве.",
        "both   | Сочи должно служить женевскому процессу, считают сирийские врачи.",
        "-      | Сочинский меморандум по Идлибу соблюдается.",
        "-      | Путин, Эрдоган и Рухани встретились в Сочи и говорили о Сирии.",
        "-      | На саммите в Сочи президенты обсудили Сирию.",
        "-      | Сирийский лыжник смотрел Олимпиаду в Сочи.",
        "-      | ЖЕНЕВА, 5 марта — Масло из Сирии подорожало.",
        "-      | Совет по правам человека в Женеве принял доклад о Сирии.",
        "-      | Удар по сирийской больнице нарушает Женевские конвенции.",
        "-      | Переговоры по иранской ядерной программе идут в Женеве.",
        "-      | Стороны из Йемена не приехали в Женеву на переговоры.",
        "-      | Керри и Лавров обсудили Сирию в Женеве.",
        "-      | Конгресс США принял санкции против Дамаска.",
        "-      | В Хомсе выпал снег, и школа закрыта.",
      })
  void russian(String expected, String text) {
    assertEquals(List.of(expected), addressed(Language.RUSSIAN, text), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sochi  | افتتح مؤتمر الحوار الوطني السوري يوم الاثنين.",
        "sochi  | شاركت النقابة بمؤتمر سوتشي.",
        "sochi  | رفض منفيون سوريون المحادثات التي اقترحتها روسيا.",
        "sochi  | خطة موسكو لعقد المؤتمر لا تعجب كل السوريين.",
        "geneva | بيان جنيف ما زال على الطاولة.",
        "geneva | انتهى جنيف 2 بلا موعد.",
        "geneva | نفذوا القرار 2254.",
        "geneva | عادت الوفود السورية إلى جنيف.",
        "geneva | تحتاج سوريا إلى العملية السياسية برعاية الأمم المتحدة.",
        "geneva | يدين السوريون بالكثير لوساطة المبعوث الأممي.",
        "both   | يجب أن يخدم سوتشي مسار جنيف، يقول أطباء سوريون.",
        "-      | مذكرة سوتشي حول إدلب صامدة.",
        "-      | التقى بوتين وأردوغان في سوتشي وتحدثا عن سوريا.",
        "-      | شاهد متزلج سوري الألعاب الأولمبية في سوتشي.",
        "-      | مجلس حقوق الإنسان في جنيف ناقش تقريرا عن سوريا.",
        "-      | قصف المستشفى السوري يخرق اتفاقيات جنيف.",
        "-      | المفاوضات النووية مع إيران مستمرة في جنيف.",
        "-      | لم تحضر أطراف اليمن إلى جنيف.",
        "-      | سقط الثلج على حمص وأغلقت المدرسة.",
      })
  void arabic(String expected, String text) {
    assertEquals(List.of(expected), addressed(Language.ARABIC, text), text);
  }

  @Test
  void aNameAloneCountsInADocumentThatNamesTheTarget() {
    check(
        Language.ENGLISH,
        "sochi",
        "sochi",
        "A Sochi bogey",
        "Our column is on the National Dialogue Congress.");
  }

  @Test
  void theMemorandumStaysOutBesideTheCongress() {
    check(
        Language.ENGLISH,
        "sochi",
        "-",
        "The Sochi congress is one thing.",
        "The Sochi memorandum on Idlib is another, and Ankara signed it.");
  }

  @Test
  void theseTalksAreThoseNamedLast() {
    check(
        Language.ENGLISH,
        "sochi",
        "geneva",
        "geneva",
        "Syrian actors were invited to the Sochi congress.",
        "The Geneva process goes on.",
        "These talks are our last hope.");
    check(
        Language.ENGLISH,
        "geneva",
        "sochi",
        "sochi",
        "The Geneva process on Syria goes on.",
        "Syrian actors were invited to the Sochi congress.",
        "These talks are our last hope.");
    check(
        Language.RUSSIAN,
        "geneva",
        "sochi",
        "sochi",
        "Женевский процесс по Сирии идёт.",
        "Сирийских актёров позвали на конгресс в Сочи.",
        "Эти переговоры — последняя надежда.");
    check(
        Language.ARABIC,
        "geneva",
        "geneva",
        "مسار جنيف السوري مستمر.",
        "هذه المفاوضات أملنا الأخير.");
  }

  @Test
  void aReferenceThatFitsOnlyOneTargetPassesTheOtherBy() {
    check(
        Language.ENGLISH,
        "sochi",
        "geneva",
        "sochi",
        "Syrian actors were invited to the Sochi congress.",
        "The Geneva process goes on.",
        "Nobody knows who will pay for that event.");
  }

  @Test
  void aCompetitorStopsReferences() {
    check(
        Language.ENGLISH,
        "geneva",
        "-",
        "The Geneva process on Syria goes on.",
        "The Astana talks are another matter; these talks are about truces.");
  }

  @Test
  void aReferenceReachesOnlySoFar() {
    check(
        Language.ENGLISH,
        "geneva",
        "-",
        "-",
        "-",
        "-",
        "The Geneva process on Syria goes on.",
        "Bread is dear in Homs.",
        "The bridge is down.",
        "Snow fell on Hama.",
        "The talks were lively.");
  }

  @Test
  void delegatesAndVotesCarryOnTheSubject() {
    check(
        Language.ENGLISH,
        "sochi",
        "sochi",
        "-",
        "The Syrian National Dialogue Congress began late.",
        "Half of the delegates never reached the hall.",
        "Bread is dear in Homs.");
  }

  @Test
  void anOpeningIsAboutWhatFollows() {
    check(
        Language.ENGLISH,
        "geneva",
        "geneva",
        "Two delegations and one door",
        "The Geneva talks on Syria resumed.");
  }

  @Test
  void aParagraphOnAnotherConflictHasNoMention() {
    check(
        Language.ENGLISH,
        "geneva",
        "-",
        "The Geneva talks on Syria resumed.",
        "In Yemen the UN-led process is stuck, and the talks were put off.");
  }

  @Test
  void theTextsOwnWordsAreTheMention() {
    String text = "Our guild rejects Russia's proposed peace talks in Syria's name.";
    TargetMentions sochi =
        finder.find(SimpleAnalysis.document(Language.ENGLISH, text)).get(0).get(0);
    assertEquals(
        List.of("Russia's proposed peace talks"),
        sochi.mentions().stream().map(span -> span.of(text)).toList());
  }
}
