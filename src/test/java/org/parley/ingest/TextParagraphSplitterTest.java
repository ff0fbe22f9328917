package org.parley.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.ingest.SplitDocument.Dropped;
import org.parley.text.Document;
import org.parley.text.Paragraph;
import org.parley.text.Paragraph.Kind;

class TextParagraphSplitterTest {

  private final TextParagraphSplitter splitter = new TextParagraphSplitter();

  private List<String> texts(String text) {
    return split(text).paragraphs().stream().map(Paragraph::text).toList();
  }

  private SplitDocument split(String text) {
    SplitDocument split = splitter.split(Document.of("d", text));
    assertSpansTrue(split);
    return split;
  }

  static void assertSpansTrue(SplitDocument split) {
    int end = 0;
    int index = 0;
    for (Paragraph paragraph : split.paragraphs()) {
      assertEquals(index++, paragraph.index());
      assertEquals(paragraph.text(), paragraph.span().of(split.document().text()));
      assertEquals(paragraph.text().strip(), paragraph.text());
      assertTrue(!paragraph.text().isBlank() && paragraph.span().start() >= end);
      end = paragraph.span().end();
    }
  }

  @Test
  void blankLinesPartAndLinesWithinStay() {
    assertEquals(
        List.of("The talks opened today\nin Geneva.", "Nobody came."),
        texts("\n\n  The talks opened today\nin Geneva. \n \t\u00A0\n\nNobody came.\n"));
  }

  @Test
  void lineEndsPartATextWithoutBlankLines() {
    assertEquals(
        List.of("The talks opened.", "Nobody came.", "They closed."),
        texts("The talks opened.\nNobody came.\nThey closed.\n\n"));
  }

  @Test
  void emptyTextHasNoParagraphs() {
    assertEquals(List.of(), texts(""));
    assertEquals(List.of(), texts(" \n\n\u200B\n"));
  }

  @Test
  void boilerplateIsDroppedWithItsReasonFromBlocksAndFromLines() {
    SplitDocument split =
        split(
            """
            We use cookies to make this site work.

            The envoy welcomed the talks.
            Share this article on Facebook
            The opposition did not.

            Все права защищены.
            """);
    assertEquals(
        List.of("The envoy welcomed the talks.", "The opposition did not."),
        split.paragraphs().stream().map(Paragraph::text).toList());
    assertEquals(
        List.of("cookie notice", "share line", "copyright footer"),
        split.dropped().stream().map(Dropped::reason).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "e-mail protection notice|This email address is being protected from spambots. You need"
            + " JavaScript enabled to view it.",
        "e-mail protection notice|Этот адрес электронной почты защищён от спам-ботов. У вас должен"
            + " быть включен JavaScript для просмотра.",
        "e-mail protection notice|عنوان البريد الإلكتروني هذا محمي من روبوتات السبام. يجب عليك"
            + " تفعيل الجافاسكربت لرؤيته.",
        "cookie notice|This website uses cookies to improve your experience.",
        "cookie notice|Мы используем файлы cookie, чтобы сайт работал лучше.",
        "cookie notice|يستخدم هذا الموقع ملفات تعريف الارتباط لتحسين تجربتك.",
        "share line|Share on Facebook",
        "share line|Facebook Twitter Telegram WhatsApp",
        "share line|Поделиться в Telegram",
        "share line|شارك على فيسبوك",
        "subscribe line|Subscribe to our newsletter",
        "subscribe line|Подписаться на рассылку",
        "subscribe line|اشترك في النشرة البريدية",
        "copyright footer|© 2018 The Example Herald",
        "copyright footer|Copyright 2018 Example. All rights reserved.",
        "copyright footer|Все права защищены",
        "copyright footer|جميع الحقوق محفوظة لوكالة المثال 2018",
        "navigation|Home | News | About us",
        "navigation|Главная / Новости / Контакты",
        "navigation|الرئيسية | الأخبار | اتصل بنا",
        "date line|Published: 26 January 2018, 10:15",
        "date line|Опубликовано: 26 января 2018",
        "date line|Updated on January 26, 2018",
        "date line|آخر تحديث: 26 يناير 2018",
        "byline|بقلم: مراسل الصحيفة",
        "share line|Поделиться статьёй с друзьями",
        "byline|Written by A. Correspondent",
        "separator line|* * *",
        "share line|Share this statement on Facebook",
        "share line|Share this press release",
        "share line|Like us on Facebook",
        "share line|Join our Telegram channel",
        "share line|Print this page",
        "share line|Send to a friend",
        "share line|Download as PDF",
        "share line|Поделиться заявлением в социальных сетях",
        "share line|Поделиться записью: ВКонтакте Одноклассники",
        "share line|Отправить ссылку другу",
        "share line|Скачать в PDF",
        "share line|Мы в социальных сетях",
        "share line|Наш канал в Telegram",
        "share line|شارك هذا البيان على فيسبوك",
        "share line|شارك هذا الخبر على فيسبوك تويتر واتساب",
        "share line|انضموا إلى قناتنا على تلغرام",
        "share line|طباعة الصفحة",
        "share line|إرسال إلى صديق",
        "subscribe line|Подписка на рассылку",
        "subscribe line|Click here to subscribe to our newsletter",
        "tag line|Tags: Sochi, Geneva, Syria",
        "tag line|Filed under: Opinion",
        "tag line|Теги: Сирия, Женева",
        "tag line|الكلمات المفتاحية: سوتشي، جنيف",
        "related link|Read also: Opposition says no to Sochi",
        "related link|Читайте также: Оппозиция не едет в Сочи",
        "related link|اقرأ أيضاً: المعارضة ترفض مؤتمر سوتشي",
        "reader count|1,204 views",
        "reader count|5 min read",
        "reader count|Время чтения: 4 мин.",
        "reader count|Просмотров: 312",
        "reader count|عدد المشاهدات: 540",
        "reader count|مدة القراءة: 3 دقائق",
        "comment form|Your email address will not be published. Required fields are marked *",
        "comment form|Be the first to comment",
        "comment form|Ваш e-mail не будет опубликован. Обязательные поля помечены *",
        "comment form|Добавить комментарий",
        "comment form|لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *",
        "comment form|كن أول من يعلق",
        "disclaimer|The views expressed in this article are the author's own and do not"
            + " necessarily reflect those of the Herald.",
        "disclaimer|Мнение автора может не совпадать с позицией редакции.",
        "disclaimer|الآراء الواردة في المقال لا تعبر بالضرورة عن رأي الموقع",
        "disclaimer|Настоящий материал создан и (или) распространён иностранным агентом «Пример»",
        "error report|Нашли ошибку? Выделите её и нажмите Ctrl+Enter",
        "byline|Photo: The Example Herald",
        "byline|المصدر: وكالات",
        "age mark|16+",
      })
  void boilerplateOfEachKind(String reason, String line) {
    SplitDocument split = split("A first sentence that stays.\n\n" + line + "\n\nA last one.");
    assertEquals(2, split.paragraphs().size());
    assertEquals(reason, split.dropped().get(0).reason());
    assertEquals(line, split.dropped().get(0).span().of(split.document().text()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Share the burden of peace, the envoy asked the parties in Geneva.",
        "We use cookies, he joked, to bring the delegations to the table; and then he spoke for"
            + " an hour about the constitution, the prisoners, the sieges, the aid convoys and the"
            + " elections, so that no one in the room could doubt that he meant to see the talks"
            + " through, whatever became of the plan to convene a congress on the Black Sea.",
        "All rights of the Syrian people are reserved to them alone.",
        "Поделиться властью правительство не готово, и потому переговоры стоят.",
        "More talks",
        "About Geneva",
        "Новости из Женевы",
        "News from Sochi",
        "أخبار جنيف",
        "Search for peace",
        "Updated Geneva plan of 2016",
        "Author Smith rejects Sochi 2018",
        "Follow us to Geneva",
        "Поделиться с народом властью",
        "تحرير سوريا",
        "إعداد الدستور",
        "شارك مع الوفد في المؤتمر",
        "تابعنا عبر السنوات محادثات جنيف",
        "Share this burden",
        "We share this statement on every page.",
        "Tags of war",
        "See also what the envoy did not say in Geneva.",
        "Source: the opposition will not go to Sochi",
        "Join us in Geneva",
        "Print money, he told the delegates, and be done with it.",
        "The views expressed in Geneva do not reflect ours.",
        "Источник: оппозиция не поедет в Сочи",
        "Нашли ошибку в списке и отложили конгресс.",
        "Мы в Женеве",
        "Мнение автора плана в Москве не совпадает с нашим.",
        "المصدر: المعارضة لن تذهب إلى سوتشي",
        "هذه الآراء لا تعبر عن رأي المعارضة",
        "شارك هذا الوفد في جنيف",
        "مشاركة الوفد في سوتشي",
        "No comment",
        "No",
      })
  void whatSomebodySaysIsNoBoilerplate(String text) {
    assertEquals(List.of(text, "A last one."), texts(text + "\n\nA last one."));
  }

  @Test
  void wordsOfNavigationThatEndOtherwiseCostNoTime() {
    String text = "related news ".repeat(30) + "in Sochi";
    assertTimeout(
        Duration.ofSeconds(2),
        () -> assertEquals(List.of(text, "Last."), texts(text + "\n\nLast.")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sochi did succeed",
        "Сочи удалось ...",
        "Syrian people!",
        "Сыновья сирийского народа!",
        "For Speeding up the Implementation of 2254",
        "Real Solution vs. Mined Solution",
        "نداء من أجل السوريين",
        "Who needs Geneva?",
        "The \"congress\"",
        "Observers to travel to Sochi on 28 January",
        "Сочи, 17 сентября: зона, коридор, бумага",
        "Sochi: who needs Geneva?",
        "Geneva, 8 rounds later",
      })
  void headingsAreToldByTheirShape(String heading) {
    List<Paragraph> paragraphs = split(heading + "\n\nThe talks went on.").paragraphs();
    assertEquals(Kind.HEADING, paragraphs.get(0).kind());
    assertEquals(Kind.BODY, paragraphs.get(1).kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Some groups have not yet made up their mind.",
        "The groups said:",
        "He called it \"a farce.\"",
        "We shall never, whatever Moscow may offer us, go to this congress!",
        "رفضت المعارضة المؤتمر.",
        "one line\nand another",
        "North | Against Sochi | 41",
        "GENEVA, 26 January",
        "SOCHI, Russia, January 30, 2018 (Agency) –",
        "Женева, 26 января 2018 г.",
        "جنيف، 26 كانون الثاني/يناير 2018",
        "Q: Will you go to Sochi?",
        "Вопрос: Кому нужна Женева?",
        "سؤال: هل ستشاركون في المؤتمر؟",
        "سؤال:",
      })
  void bodiesAreNoHeadings(String body) {
    assertEquals(Kind.BODY, split(body + "\n\nThe talks went on.").paragraphs().get(0).kind());
  }

  @Test
  void whatHeadsNothingIsNoHeading() {
    assertEquals(Kind.BODY, split("No to Sochi").paragraphs().get(0).kind());
  }

  @Test
  void theSeedsGiveTheirParagraphs() throws Exception {
    Path seeds = Path.of("../shared/seeds");
    Assumptions.assumeTrue(Files.isDirectory(seeds), "../shared/seeds is not here: skipped");
    List<Paragraph> paragraphs = new ArrayList<>();
    List<Dropped> dropped = new ArrayList<>();
    for (Document document : Reading.documents(Reading.read(seeds))) {
      SplitDocument split = splitter.split(document);
      assertSpansTrue(split);
      paragraphs.addAll(split.paragraphs());
      dropped.addAll(split.dropped());
    }
    assertEquals(31, paragraphs.size());
    assertEquals(12, paragraphs.stream().filter(p -> p.kind() == Kind.HEADING).count());
    assertEquals(
        List.of("e-mail protection notice"), dropped.stream().map(Dropped::reason).toList());
  }
}
