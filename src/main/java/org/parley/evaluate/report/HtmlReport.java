package org.parley.evaluate.report;

import java.io.IOException;
import java.io.Writer;
import org.parley.evaluate.Evaluation;

/** An evaluation as one HTML file. */
public final class HtmlReport {

  private HtmlReport() {}

  /** Writes the report. */
  public static void write(Evaluation evaluation, Provenance provenance, Writer out)
      throws IOException {
    out.write(evaluation + "" + provenance);
  }
}
