package org.parley.ingest;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.text.Nearest;

/** Finds a document's fields in a row by their names, case ignored. */
final class RowFields {

  /** Fields of a row besides the text and the id. */
  static final List<String> OTHERS =
      List.of("title", "date", "speaker", "source", "lang", "language", "document");

  private final IngestOptions options;

  RowFields(IngestOptions options) {
    this.options = options;
  }

  /** The name of the column that holds the text. */
  String textName() {
    return options.textColumn() == null ? "text" : options.textColumn();
  }

  /** The name of the column that holds the id. */
  String idName() {
    return options.idColumn() == null ? "id" : options.idColumn();
  }

  /**
   * Checks that a table has the columns asked for.
   *
   * @throws UnreadableDocumentException naming the columns there are and the nearest
   */
  void check(List<String> columns) throws UnreadableDocumentException {
    require(columns, textName(), "--text-column", true);
    if (options.idColumn() != null) {
      require(columns, idName(), "--id-column", true);
    }
  }

  private static void require(
      Collection<String> columns, String name, String option, boolean nearest)
      throws UnreadableDocumentException {
    if (columns.stream().noneMatch(name::equalsIgnoreCase)) {
      String meant =
          nearest
              ? Nearest.to(name, columns).map(n -> ", the nearest is \"" + n + "\"").orElse("")
              : "";
      throw new UnreadableDocumentException(
          "has no column \""
              + name
              + "\" but "
              + quoted(columns)
              + meant
              + ": name one with "
              + option);
    }
  }

  /** What to say of a row without text. */
  String noText(Map<String, String> values) {
    return value(values, textName()).isPresent() || has(values, textName())
        ? "has an empty \"" + textName() + "\""
        : "has no \""
            + textName()
            + "\" but "
            + quoted(values.keySet())
            + ": name the one that holds the text with --text-column";
  }

  Optional<String> text(Map<String, String> values) {
    return value(values, textName());
  }

  Optional<String> id(Map<String, String> values) {
    return value(values, idName());
  }

  Optional<String> document(Map<String, String> values) {
    return value(values, "document");
  }

  Optional<String> language(Map<String, String> values) {
    return value(values, "language").or(() -> value(values, "lang"));
  }

  /** The value of a field, stripped of nothing; empty where it is absent or blank. */
  Optional<String> value(Map<String, String> values, String name) {
    String exact = values.get(name);
    if (exact != null) {
      return Optional.of(exact).filter(v -> !v.isBlank());
    }
    return values.entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .filter(v -> !v.isBlank())
        .findFirst();
  }

  private static boolean has(Map<String, String> values, String name) {
    return values.keySet().stream().anyMatch(name::equalsIgnoreCase);
  }

  private static String quoted(Collection<String> names) {
    return names.isEmpty() ? "nothing else" : "\"" + String.join("\", \"", names) + "\"";
  }
}
