package org.parley.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.stance.Distribution;
import org.parley.stance.JudgedDocument;
import org.parley.stance.JudgedParagraph;
import org.parley.stance.Judgement;
import org.parley.text.Document;

/**
 * CSV (RFC 4180, line feeds, UTF-8 without a byte-order mark): one (paragraph, target) a row, with
 * the fields of JSON Lines as columns; {@code entities}, {@code mentions} and {@code evidence} hold
 * the same JSON arrays. Each member has three columns such as {@code linear_pro}, empty where the
 * target is not addressed.
 *
 * <p>A cell that a spreadsheet would take for a formula (it begins with {@code = + - @}, a tab or a
 * carriage return) gets an apostrophe before it.
 */
public final class CsvJudgementWriter implements JudgementWriter {

  private static final List<String> COLUMNS =
      List.of(
          "document",
          "paragraph",
          "start",
          "end",
          "kind",
          "language",
          "title",
          "date",
          "speaker",
          "text",
          "entities",
          "target",
          "addressed",
          "label",
          "pro",
          "anti",
          "none",
          "abstained",
          "mentions",
          "evidence");

  /**
   * With the full-width forms, which spreadsheets of East Asian locales take for the plain ones.
   */
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private final CsvWriter csv;
  private final List<String> members;

  /**
   * Writes the row of column names.
   *
   * @param members names of the members that judge, in the order of their columns
   */
  public CsvJudgementWriter(Writer out, List<String> members) {
    this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    this.members = List.copyOf(members);
    List<String> columns = new ArrayList<>(COLUMNS);
    for (String member : members) {
      columns.addAll(List.of(member + "_pro", member + "_anti", member + "_none"));
    }
    csv.writeRecord(columns);
  }

  @Override
  public void write(JudgedDocument judged) throws IOException {
    for (JudgedParagraph paragraph : judged.paragraphs()) {
      String entities = Json.string(json -> Json.entities(json, paragraph.entities()));
      for (Judgement judgement : paragraph.judgements()) {
        csv.writeRecord(row(judged.document(), paragraph, entities, judgement));
      }
    }
    csv.flush();
  }

  private List<String> row(
      Document document, JudgedParagraph judged, String entities, Judgement judgement)
      throws IOException {
    List<String> row = new ArrayList<>();
    row.add(safe(document.id()));
    row.add(Integer.toString(judged.paragraph().index()));
    row.add(Integer.toString(judged.paragraph().span().start()));
    row.add(Integer.toString(judged.paragraph().span().end()));
    row.add(judged.paragraph().kind().label());
    row.add(judged.language().code());
    row.add(safe(document.title()));
    row.add(safe(document.date()));
    row.add(safe(document.speaker()));
    row.add(safe(judged.paragraph().text()));
    row.add(entities);
    row.add(safe(judgement.target().target().id()));
    row.add(Boolean.toString(judgement.target().addressed()));
    row.add(judgement.label().label());
    row.addAll(Json.cells(judgement.probabilities()));
    row.add(Boolean.toString(judgement.abstained()));
    row.add(Json.string(json -> Json.spans(json, judgement.target().mentions())));
    row.add(
        judgement.evidence().isEmpty()
            ? ""
            : Json.string(json -> Json.spans(json, judgement.evidence())));
    for (String member : members) {
      Distribution distribution = judgement.members().get(member);
      row.addAll(distribution == null ? List.of("", "", "") : Json.cells(distribution));
    }
    return row;
  }

  /** A cell that no spreadsheet takes for a formula; empty for null. */
  static String safe(@Nullable String cell) {
    if (cell == null || cell.isEmpty()) {
      return "";
    }
    return FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  @Override
  public void flush() throws IOException {
    csv.flush();
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
