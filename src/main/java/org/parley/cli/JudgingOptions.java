package org.parley.cli;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.parley.ClassifyOptions;
import org.parley.Preparation;
import org.parley.ingest.IngestOptions;
import picocli.CommandLine.Option;

/** Options that decide what is judged and told, shared by all that classify. */
public final class JudgingOptions {

  @Option(
      names = "--entities",
      paramLabel = "WHICH",
      description =
          "Paragraphs whose entities are found: all (unless given), addressed (those that address a"
              + " target; faster) or none.")
  private Preparation.Entities entities = Preparation.Entities.ALL;

  @Option(
      names = "--evidence",
      description =
          "Give the words that carried each judgement of pro or anti. Takes many times as long; the"
              + " judgements are the same.")
  private boolean evidence;

  @Option(
      names = "--text-column",
      paramLabel = "NAME",
      description = "Column of tables and field of JSON Lines that holds the text.")
  private @Nullable String textColumn;

  @Option(
      names = "--id-column",
      paramLabel = "NAME",
      description = "Column of tables and field of JSON Lines that holds the id.")
  private @Nullable String idColumn;

  /** What is found out beside the judgements. */
  public ClassifyOptions classification() {
    return new ClassifyOptions(entities, evidence);
  }

  /** How documents are read. */
  public IngestOptions ingest() {
    return IngestOptions.defaults().withColumns(textColumn, idColumn);
  }

  /**
   * The options as a manifest keeps them, by name; those that were not given and have no value are
   * left out. The map is the caller's to add to.
   *
   * @param format what is written, as {@code --format} calls it
   */
  public Map<String, String> settings(String format) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("format", format);
    settings.put("entities", entities.name().toLowerCase(Locale.ROOT));
    settings.put("evidence", Boolean.toString(evidence));
    if (textColumn != null) {
      settings.put("text-column", textColumn);
    }
    if (idColumn != null) {
      settings.put("id-column", idColumn);
    }
    return settings;
  }
}
