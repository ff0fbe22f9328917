package org.parley.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.parley.stance.JudgedDocument;

/**
 * Judged documents as bytes of an output format, each by itself: between {@link #header()} and
 * {@link #footer()}, in input order and with {@link #separator()} between those that are not empty,
 * they are the output file, or what {@link #convert} makes it of. Where there is a separator there
 * is a footer as well. Not for several threads.
 */
public final class Rendering {

  private final OutputFormat format;
  private final String model;
  private final List<String> members;
  private final byte[] header;
  private final byte[] footer;

  /**
   * A rendering.
   *
   * @param model name of the bundle that judges
   * @param members names of the members that judge, for the columns of CSV and Parquet
   */
  public Rendering(OutputFormat format, String model, List<String> members) throws IOException {
    this.format = format;
    this.model = model;
    this.members = List.copyOf(members);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JudgementWriter writer = open(bytes)) {
      writer.flush();
      header = bytes.toByteArray();
    }
    footer = Arrays.copyOfRange(bytes.toByteArray(), header.length, bytes.size());
  }

  private JudgementWriter open(ByteArrayOutputStream bytes) throws IOException {
    return format.open(
        // It replaces a lone surrogate by '?', where Files.newBufferedWriter would refuse it.
        new OutputStreamWriter(bytes, StandardCharsets.UTF_8), model, members, TextLayout.PLAIN);
  }

  /** What stands at the beginning of the file, as the column names of CSV. */
  byte[] header() {
    return header.clone();
  }

  /** What stands at its end. */
  byte[] footer() {
    return footer.clone();
  }

  /** What stands between two documents. */
  byte[] separator() {
    return format.separator().getBytes(StandardCharsets.UTF_8);
  }

  /** Whether the output file is made by {@link #convert}. */
  boolean converts() {
    return format == OutputFormat.PARQUET;
  }

  /**
   * Makes the output file of the rendered documents.
   *
   * @param rendered the documents, all of them
   * @param file is overwritten
   */
  void convert(Path rendered, Path file) throws IOException {
    ParquetConversion.convert(rendered, members, file);
  }

  /** A document: what a file with nothing else in it has between header and footer. */
  byte[] of(JudgedDocument document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JudgementWriter writer = open(bytes)) {
      writer.write(document);
    }
    return Arrays.copyOfRange(bytes.toByteArray(), header.length, bytes.size() - footer.length);
  }
}
