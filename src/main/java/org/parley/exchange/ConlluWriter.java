package org.parley.exchange;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.annotation.Annotation;
import org.parley.annotation.GoldDocuments;
import org.parley.annotation.GoldDocuments.GoldDocument;
import org.parley.language.Analysers;
import org.parley.language.LanguageIdentifier;
import org.parley.language.ScriptFirstIdentifier;
import org.parley.output.OutputFile;
import org.parley.stance.Stance;
import org.parley.text.Language;
import org.parley.text.Paragraph;
import org.parley.text.Sentence;
import org.parley.text.Token;

/**
 * CoNLL-U of the analysed text: sentences, tokens, lemmas and, as the language's own tags (XPOS),
 * parts of speech; no syntax. The stances of a paragraph stand in comments of its first sentence:
 * {@code # stance = sochi anti}. Language and analysis are those that the classifier works on; a
 * language that a row names is taken for granted.
 */
final class ConlluWriter {

  private static final Pattern BLANKS = Pattern.compile("\\s");

  private final LanguageIdentifier identifier = new ScriptFirstIdentifier();
  private final Analysers analysers = new Analysers();

  /** Writes the file, replacing one that is there; rows of one document stand together. */
  void write(List<Annotation> annotations, Path out) throws IOException {
    try (OutputFile file = OutputFile.create(out)) {
      for (GoldDocument document : GoldDocuments.of(annotations)) {
        write(document, file.writer());
      }
      file.commit();
    }
  }

  /** Counts what such a file has no place for. */
  static void remark(List<Annotation> annotations, Remarks remarks) {
    for (int i = 0; i < annotations.size(); i++) {
      Annotation annotation = annotations.get(i);
      String place = annotation.id() == null ? "row " + (i + 1) : "row " + annotation.id();
      remark("addressed", annotation.addressed().isPresent(), place, remarks);
      remark("holders", !annotation.holders().isEmpty(), place, remarks);
      remark("evidence", !annotation.evidence().isEmpty(), place, remarks);
      remark("mentions", !annotation.mentions().isEmpty(), place, remarks);
      remark("phenomena", !annotation.phenomena().isEmpty(), place, remarks);
      remark("title", annotation.title() != null, place, remarks);
      remark("date", annotation.date() != null, place, remarks);
      remark("speaker", annotation.speaker() != null, place, remarks);
      remark("genre", annotation.genre() != null, place, remarks);
      remark("annotator", annotation.annotator() != null, place, remarks);
      remark("origin", annotation.origin() != null, place, remarks);
      remark("note", annotation.note() != null, place, remarks);
    }
  }

  private static void remark(String field, boolean there, String place, Remarks remarks) {
    if (there) {
      remarks.add("\"" + field + "\" of a row", place);
    }
  }

  private void write(GoldDocument document, Writer out) throws IOException {
    List<Paragraph> paragraphs = document.split().paragraphs();
    List<Language> languages = identifier.identify(paragraphs);
    String name = document.split().document().id();
    comment(out, "newdoc", name.isEmpty() ? null : "id", name);
    for (int i = 0; i < paragraphs.size(); i++) {
      Annotation annotation = document.annotations().get(i);
      Language said = annotation.language();
      Language language = said == null ? languages.get(i) : said;
      Paragraph paragraph = paragraphs.get(i);
      String id = annotation.id() != null ? annotation.id() : name + ":" + paragraph.index();
      List<Sentence> sentences = analysers.of(language).analyse(paragraph).sentences();
      int number = 0;
      for (Sentence sentence : sentences) {
        if (sentence.tokens().isEmpty()) {
          continue;
        }
        if (number++ == 0) {
          comment(out, "newpar", "id", id);
          comment(out, "lang", null, language.code());
          for (Map.Entry<String, Stance> label : annotation.labels().entrySet()) {
            comment(out, "stance", null, label.getKey() + " " + label.getValue().label());
          }
        }
        comment(out, "sent_id", null, BLANKS.matcher(id).replaceAll("_") + "-" + number);
        write(sentence, paragraph.text(), out);
      }
    }
  }

  private static void comment(Writer out, String name, @Nullable String attribute, String value)
      throws IOException {
    out.write("# " + name);
    if (attribute != null) {
      out.write(" " + attribute);
    }
    if (!value.isEmpty()) {
      out.write(" = " + oneLine(value));
    }
    out.write('\n');
  }

  private static void write(Sentence sentence, String text, Writer out) throws IOException {
    List<Token> tokens = sentence.tokens();
    StringBuilder words = new StringBuilder();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean last = i == tokens.size() - 1;
      int next = token.span().end();
      boolean spaceAfter =
          last
              ? next == text.length() || Character.isWhitespace(text.charAt(next))
              : tokens.get(i + 1).span().start() > next;
      words.append(oneLine(token.form())).append(spaceAfter && !last ? " " : "");
      lines.add(
          String.join(
              "\t",
              Integer.toString(i + 1),
              field(token.form()),
              field(token.lemma()),
              "_",
              field(token.pos()),
              "_",
              "_",
              "_",
              "_",
              spaceAfter ? "_" : "SpaceAfter=No"));
    }
    comment(out, "text", null, words.toString());
    for (String line : lines) {
      out.write(line);
      out.write('\n');
    }
    out.write('\n');
  }

  private static String field(String value) {
    return value.isEmpty() ? "_" : oneLine(value);
  }

  /** CoNLL-U knows no line ends and tabs within a value. */
  private static String oneLine(String value) {
    return value.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
  }
}
