package org.parley.ingest;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that documents come in, told apart by the file name's extension. */
enum Format {
  TEXT("txt text"),
  MARKDOWN("md markdown"),
  HTML("html htm xhtml"),
  JSON_LINES("jsonl ndjson"),
  TABLE("csv tsv"),
  PDF("pdf"),
  WORD("docx"),
  SPREADSHEET("xlsx");

  private final String extensions;

  Format(String extensions) {
    this.extensions = extensions;
  }

  private List<String> extensions() {
    return List.of(extensions.split(" "));
  }

  /** The largest file of this format that is one document, in bytes. */
  int maxBytes() {
    return switch (this) {
      case PDF, WORD, SPREADSHEET -> IngestOptions.MAX_BINARY_BYTES;
      case TEXT, MARKDOWN, HTML -> IngestOptions.MAX_TEXT_BYTES;
      case JSON_LINES, TABLE -> Integer.MAX_VALUE - 1;
    };
  }

  /** The format of a file, empty where its extension is none that Parley reads. */
  static Optional<Format> of(Path file) {
    return ofExtension(extension(file));
  }

  /** As {@link #of(Path)}, for a name that need be no path of this machine. */
  static Optional<Format> ofName(String name) {
    return ofExtension(extension(name));
  }

  private static Optional<Format> ofExtension(String extension) {
    return Arrays.stream(values()).filter(f -> f.extensions().contains(extension)).findFirst();
  }

  /** A file name's extension in lower case, without the dot; empty where there is none. */
  static String extension(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : extension(name.toString());
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /**
   * Says that a file is in none of the formats.
   *
   * @param name its name, without folders
   */
  static String unknown(String name) {
    return (name.contains(".")
            ? "." + extension(name) + " is not among the formats read: "
            : "has no extension; the formats read are: ")
        + known();
  }

  /** Each format's usual extension, for messages. */
  static String known() {
    return Arrays.stream(values())
        .flatMap(f -> f == TABLE ? f.extensions().stream() : f.extensions().stream().limit(1))
        .map(e -> "." + e)
        .collect(Collectors.joining(" "));
  }
}
