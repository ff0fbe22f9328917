package org.parley.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.parley.stance.JudgedDocument;

/**
 * Judged documents as bytes of an output format, each by itself: joined after {@link #header()} in
 * input order they are the output file. Not for several threads.
 */
public final class Rendering {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final JudgementWriter writer;
  private final byte[] header;

  /**
   * A rendering.
   *
   * @param members names of the members that judge, for the columns of CSV
   */
  public Rendering(OutputFormat format, List<String> members) throws IOException {
    writer =
        format.open(
            // It replaces a lone surrogate by '?', where Files.newBufferedWriter would refuse it.
            new OutputStreamWriter(bytes, StandardCharsets.UTF_8), members, TextLayout.PLAIN);
    header = take();
  }

  /** What stands at the beginning of the file: the column names of CSV, else nothing. */
  byte[] header() {
    return header.clone();
  }

  /** A document. */
  byte[] of(JudgedDocument document) throws IOException {
    writer.write(document);
    return take();
  }

  private byte[] take() {
    byte[] taken = bytes.toByteArray();
    bytes.reset();
    return taken;
  }
}
