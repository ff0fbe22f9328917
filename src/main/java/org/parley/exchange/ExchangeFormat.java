package org.parley.exchange;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The formats that annotations are converted from and to. */
public enum ExchangeFormat {
  /** Parley's own JSON Lines. */
  JSONL(true, true),
  /** A sheet with values separated by commas. */
  CSV(true, true),
  /** A sheet with values separated by tabs. */
  TSV(true, true),
  /** An Excel sheet. */
  XLSX(true, true),
  /** Label Studio's JSON. */
  LABEL_STUDIO(true, true),
  /** Doccano's JSON Lines. */
  DOCCANO(true, true),
  /** A folder of INCEpTION's UIMA CAS JSON. */
  INCEPTION(true, true),
  /** A folder of brat's standoff files. */
  BRAT(true, true),
  /** Analysed text in CoNLL-U. */
  CONLLU(false, true),
  /** Documents that nobody annotated yet, in every format that {@code classify} reads. */
  DOCUMENTS(true, false);

  private final boolean readable;
  private final boolean writable;

  ExchangeFormat(boolean readable, boolean writable) {
    this.readable = readable;
    this.writable = writable;
  }

  /** The word that the command line uses. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether annotations can be read from it. */
  public boolean readable() {
    return readable;
  }

  /** Whether annotations can be written in it. */
  public boolean writable() {
    return writable;
  }

  /** Whether it is a folder with a file a document. */
  public boolean folder() {
    return this == BRAT || this == INCEPTION;
  }

  /** The format that a file's name asks for; empty where its ending fits several or none. */
  public static Optional<ExchangeFormat> ofFileName(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    for (ExchangeFormat format : new ExchangeFormat[] {JSONL, CSV, TSV, XLSX, CONLLU}) {
      if (name.endsWith("." + format.label())) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}
