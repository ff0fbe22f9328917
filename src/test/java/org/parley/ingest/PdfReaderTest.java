package org.parley.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.ingest.Composed.Drawn;

class PdfReaderTest {

  private static String read(byte[] pdf) throws IOException {
    return new PdfReader().read("d", pdf).document().text();
  }

  /** Lines from the top, 14 points apart; an empty one makes a gap. */
  private static List<Drawn> column(float x, float top, String... lines) {
    List<Drawn> drawn = new ArrayList<>();
    float y = top;
    for (String line : lines) {
      if (!line.isEmpty()) {
        drawn.add(new Drawn(x, y, 11, line));
      }
      y -= 14;
    }
    return drawn;
  }

  @Test
  void wrappedAndHyphenatedLinesAreJoined() throws IOException {
    List<Drawn> page = new ArrayList<>();
    page.add(new Drawn(70, 730, 18, "Nobody asked the valley"));
    page.addAll(
        column(
            70,
            700,
            "The councils of the valley rejected the congress in Sochi on the grounds that its orga-",
            "nisers had not asked them. They remain with the Geneva process, which is the U.N.-",
            "led one, and oppose every Russian-",
            "led plan, as it is called by its self-",
            "appointed friends.",
            "",
            "A second paragraph follows after a gap and goes on for a second line so that there is",
            "something to join.",
            "Совет заявил, что по-",
            "прежнему поддерживает перего-",
            "воры в Женеве."));
    assertEquals(
        "Nobody asked the valley\n\n"
            + "The councils of the valley rejected the congress in Sochi on the grounds that its"
            + " organisers had not asked them. They remain with the Geneva process, which is the"
            + " U.N.-led one, and oppose every Russian-led plan, as it is called by its"
            + " self-appointed friends.\n\n"
            + "A second paragraph follows after a gap and goes on for a second line so that there"
            + " is something to join.\n\n"
            + "Совет заявил, что по-прежнему поддерживает переговоры в Женеве.",
        read(Composed.pdf(List.of(page))));
  }

  @Test
  void runningHeadsAndPageNumbersAreDroppedAndParagraphsGoOnAcrossPages() throws IOException {
    List<List<Drawn>> pages = new ArrayList<>();
    String[][] bodies = {
      {"The first paragraph begins on this page, fills two of its lines and then it goes", "on to"},
      {"the next page, where it ends at last. It was about 30", "days in Vienna and no more."},
      {"The last paragraph stands alone on the third page and has", "two lines."},
    };
    for (int i = 0; i < bodies.length; i++) {
      List<Drawn> page = new ArrayList<>();
      page.add(new Drawn(70, 760, 9, "The Valley Papers, No. " + (i + 1)));
      page.addAll(column(70, 700, bodies[i]));
      page.add(new Drawn(300, 40, 9, "- " + (i + 7) + " -"));
      pages.add(page);
    }
    assertEquals(
        "The first paragraph begins on this page, fills two of its lines and then it goes on to"
            + " the next page, where it ends at last. It was about 30 days in Vienna and no"
            + " more.\n\nThe last paragraph stands alone on the third page and has two lines.",
        read(Composed.pdf(pages)));
  }

  @Test
  void columnsAreReadOneAfterTheOther() throws IOException {
    List<Drawn> page = new ArrayList<>();
    page.add(new Drawn(90, 740, 18, "A headline that runs across both of the columns"));
    List<Drawn> left =
        column(
            60,
            700,
            "The left column begins with this",
            "line and goes on with a second,",
            "a third line and with a fourth,",
            "and it ends in the",
            "");
    List<Drawn> right =
        column(
            330,
            700,
            "middle of a sentence that the",
            "right column ends with a stop.",
            "",
            "Then comes another paragraph",
            "of two lines.");
    // Drawn row by row, as some programs do: the order of drawing tells nothing.
    for (int i = 0; i < 4; i++) {
      page.add(left.get(i));
      page.add(right.get(i));
    }
    page.sort((a, b) -> Float.compare(b.y(), a.y()));
    assertEquals(
        "A headline that runs across both of the columns\n\n"
            + "The left column begins with this line and goes on with a second, a third line and"
            + " with a fourth, and it ends in the middle of a sentence that the right column ends"
            + " with a stop.\n\n"
            + "Then comes another paragraph of two lines.",
        read(Composed.pdf(List.of(page))));
  }

  @Test
  void indentedLinesBeginParagraphs() throws IOException {
    List<Drawn> page = new ArrayList<>();
    page.add(
        new Drawn(84, 700, 11, "The first line is indented, and the next ones are not, as in"));
    page.add(new Drawn(70, 686, 11, "books and in most party papers, which have no space between"));
    page.add(
        new Drawn(70, 672, 11, "their paragraphs to spare and have never had any to give up."));
    page.add(new Drawn(84, 658, 11, "The second paragraph begins here and it also has more than"));
    page.add(new Drawn(70, 644, 11, "a single line."));
    assertEquals(2, read(Composed.pdf(List.of(page))).split("\n\n").length);
  }

  @Test
  void headingsLittleLargerThanTheTextAroundStandAlone() throws IOException {
    List<Drawn> page = new ArrayList<>();
    page.addAll(
        column(
            70,
            700,
            "A first paragraph that fills its line,",
            "and almost as much as that of a second one."));
    page.add(new Drawn(70, 660, 12, "Those who will go"));
    page.addAll(
        column(
            70,
            640,
            "The second paragraph fills its line,",
            "and almost the other line of its two too."));
    page.add(new Drawn(70, 600, 12, "Those who will not"));
    page.addAll(
        column(
            70,
            580,
            "The third paragraph fills its line,",
            "and almost as much as that of a second one."));
    assertEquals(
        """
        A first paragraph that fills its line, and almost as much as that of a second one.

        Those who will go

        The second paragraph fills its line, and almost the other line of its two too.

        Those who will not

        The third paragraph fills its line, and almost as much as that of a second one.""",
        read(Composed.pdf(List.of(page))));
  }

  @Test
  void arabicIsReadInTheOrderItIsSaid() throws IOException {
    List<String> lines = List.of("رفضت المعارضة مؤتمر سوتشي،", "وتمسكت بجنيف.");
    assertEquals(String.join(" ", lines), read(Composed.rightToLeftPdf(lines)));
  }

  @Test
  void spacesAreToldOnPagesDrawnToAnotherScale() throws IOException {
    // As browsers print: in units of their own, which the page then scales down.
    List<List<Drawn>> page = List.of(List.of(new Drawn(140, 1400, 22, "A diplomat in Geneva")));
    assertEquals("A diplomat in Geneva", read(Composed.pdf(page, 0.5f)));
  }

  @Test
  void glyphsWithoutTextLeaveNoGap() throws IOException {
    String drawn = "الذي و" + Composed.WITHOUT_TEXT + "قع عليه";
    assertEquals("الذي وقع عليه", read(Composed.rightToLeftPdf(List.of(drawn))));
  }
}
