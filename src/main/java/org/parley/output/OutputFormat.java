package org.parley.output;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms in which judgements are written. */
public enum OutputFormat {
  /** One paragraph a line, for programs. */
  JSONL("jsonl", ".jsonl"),
  /** One (paragraph, target) a row, for spreadsheets and statistics programs. */
  CSV("csv", ".csv"),
  /** For people. */
  TEXT("text", ".txt"),
  /** Tasks with predictions, for annotators to correct in Label Studio. */
  LABEL_STUDIO("label-studio", ".label-studio.json"),
  /** One (paragraph, target) a row, typed and compressed, for statistics programs and SQL. */
  PARQUET("parquet", ".parquet");

  private final String label;
  private final String ending;

  OutputFormat(String label, String ending) {
    this.label = label;
    this.ending = ending;
  }

  /** The word that the command line uses. */
  public String label() {
    return label;
  }

  /** Whether it can be written to a stream; else to a file alone. */
  public boolean streams() {
    return this != PARQUET;
  }

  /** Whether a file of this format can grow without an end. */
  public boolean grows() {
    return this != LABEL_STUDIO && this != PARQUET;
  }

  /** What stands between two documents that are not empty. */
  String separator() {
    return this == LABEL_STUDIO ? LabelStudioWriter.SEPARATOR : "";
  }

  /** The format that a file's name asks for; empty where its ending says nothing. */
  public static Optional<OutputFormat> ofFileName(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    for (OutputFormat format : values()) {
      if (name.endsWith(format.ending)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /**
   * Opens a writer of this format; of Parquet, which cannot be written document by document, a
   * writer of the JSON Lines that {@link ParquetConversion} makes it of.
   *
   * @param out where to write; closed with the writer
   * @param model name of the bundle that judges
   * @param members names of the members that judge, for the columns of CSV
   * @param layout how text for people is laid out
   */
  public JudgementWriter open(Writer out, String model, List<String> members, TextLayout layout)
      throws IOException {
    return switch (this) {
      case JSONL, PARQUET -> new JsonLinesWriter(out);
      case CSV -> new CsvJudgementWriter(out, members);
      case TEXT -> new TextWriter(out, layout);
      case LABEL_STUDIO -> new LabelStudioWriter(out, model);
    };
  }
}
