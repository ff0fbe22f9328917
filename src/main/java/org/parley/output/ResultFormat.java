package org.parley.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The forms in which the rows that a question brings are written. */
public enum ResultFormat {
  /** Aligned columns, for people. */
  TABLE,
  /** As CSV of judgements: apostrophes before what a spreadsheet would take for a formula. */
  CSV,
  /** One row a line. */
  JSONL;

  /** Opens a writer of this format. */
  public ResultWriter open(Writer out) throws IOException {
    return switch (this) {
      case TABLE -> new ResultTable(out);
      case CSV -> new Csv(CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out));
      case JSONL -> new JsonLines(out);
    };
  }

  private record Csv(CsvWriter out) implements ResultWriter {

    @Override
    public void begin(List<String> columns) {
      out.writeRecord(columns.stream().map(CsvJudgementWriter::safe).toList());
    }

    @Override
    public void row(List<JsonNode> cells) {
      out.writeRecord(
          cells.stream()
              .map(
                  cell ->
                      cell.isTextual() ? CsvJudgementWriter.safe(cell.asText()) : Cells.text(cell))
              .toList());
    }

    @Override
    public void end() throws IOException {
      out.flush();
    }
  }

  private static final class JsonLines implements ResultWriter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonGenerator out;
    private List<String> columns = List.of();

    JsonLines(Writer out) throws IOException {
      this.out = JSON.createGenerator(out);
      this.out.setPrettyPrinter(new MinimalPrettyPrinter(""));
    }

    @Override
    public void begin(List<String> columns) {
      this.columns = List.copyOf(columns);
    }

    @Override
    public void row(List<JsonNode> cells) throws IOException {
      out.writeStartObject();
      for (int i = 0; i < cells.size(); i++) {
        out.writeFieldName(columns.get(i));
        out.writeTree(cells.get(i));
      }
      out.writeEndObject();
      out.writeRaw('\n');
    }

    @Override
    public void end() throws IOException {
      out.flush();
    }
  }
}
