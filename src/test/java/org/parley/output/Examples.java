package org.parley.output;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.entity.EntityMention;
import org.parley.ingest.SplitDocument;
import org.parley.stance.Distribution;
import org.parley.stance.JudgedDocument;
import org.parley.stance.JudgedParagraph;
import org.parley.stance.Judgement;
import org.parley.target.Target;
import org.parley.target.TargetMentions;
import org.parley.text.Document;
import org.parley.text.Language;
import org.parley.text.Name;
import org.parley.text.Paragraph;
import org.parley.text.Span;

/** Judged documents for the writers' tests. */
final class Examples {

  static final Target SOCHI = target("sochi");
  static final Target GENEVA = target("geneva");

  private Examples() {}

  static Target target(String id) {
    return new Target(id, id, id, Target.Addressing.DETECT, Map.of());
  }

  /** A heading that addresses nothing, and a body that is against one of two targets. */
  static JudgedDocument statement() {
    String heading = "No to the congress";
    String body = "The Harbour Bloc will not go to Sochi.";
    Document document =
        new Document(
            "a/one.txt",
            heading + "\n\n" + body,
            "No, \"no\"",
            "2018-01-26",
            "a spokesperson",
            null,
            null);
    return new JudgedDocument(
        document,
        List.of(
            new JudgedParagraph(
                new Paragraph(0, Paragraph.Kind.HEADING, new Span(0, 18), heading),
                Language.ENGLISH,
                List.of(),
                List.of(notAddressed(SOCHI), notAddressed(GENEVA))),
            new JudgedParagraph(
                new Paragraph(1, Paragraph.Kind.BODY, new Span(20, 58), body),
                Language.ENGLISH,
                List.of(
                    new EntityMention(new Span(4, 16), "Harbour Bloc", Name.Type.ORG, null),
                    new EntityMention(new Span(32, 37), "Sochi", Name.Type.LOC, "sochi-town")),
                List.of(
                    addressed(
                        SOCHI,
                        new Span(32, 37),
                        new Distribution(0.0312345678, 0.91, 0.0587654322)),
                    notAddressed(GENEVA)))),
        List.of(new SplitDocument.Dropped(new Span(18, 20), "cookie notice")));
  }

  /** The statement with the words that carried its judgement. */
  static JudgedDocument withEvidence() {
    JudgedDocument judged = statement();
    JudgedParagraph body = judged.paragraphs().get(1);
    return new JudgedDocument(
        judged.document(),
        List.of(
            judged.paragraphs().get(0),
            new JudgedParagraph(
                body.paragraph(),
                body.language(),
                body.entities(),
                List.of(
                    body.judgements().get(0).withEvidence(List.of(new Span(17, 37))),
                    body.judgements().get(1)))),
        judged.dropped());
  }

  /** An Arabic document of one paragraph that names a town. */
  static JudgedDocument arabic() {
    String text = "لن نذهب إلى سوتشي.";
    return new JudgedDocument(
        new Document("x", text, "لا لسوتشي", "2018-01-26", "لجنة القرار 2254", null, null),
        List.of(
            new JudgedParagraph(
                new Paragraph(0, Paragraph.Kind.BODY, new Span(0, text.length()), text),
                Language.ARABIC,
                List.of(new EntityMention(new Span(12, 17), "سوتشي", Name.Type.LOC, "sochi-town")),
                List.of(notAddressed(SOCHI)))),
        List.of());
  }

  /** A document of one paragraph without judgements. */
  static JudgedDocument paragraph(String id, Language language, String text) {
    return new JudgedDocument(
        Document.of(id, text),
        List.of(
            new JudgedParagraph(
                new Paragraph(0, Paragraph.Kind.BODY, new Span(0, text.length()), text),
                language,
                List.of(),
                List.of(addressed(SOCHI, new Span(0, 3), new Distribution(1, 0, 0))))),
        List.of());
  }

  static Judgement addressed(Target target, Span mention, Distribution distribution) {
    Map<String, Distribution> members = new LinkedHashMap<>();
    members.put("linear", distribution);
    return new Judgement(
        new TargetMentions(target, true, List.of(mention)), distribution, true, members, List.of());
  }

  static Judgement notAddressed(Target target) {
    return new Judgement(
        new TargetMentions(target, false, List.of()),
        Distribution.CERTAIN_NONE,
        false,
        Map.of(),
        List.of());
  }
}
