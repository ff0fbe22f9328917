package org.parley.annotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows of a sheet as the JSON that they stand for.
 *
 * <ul>
 *   <li>A column such as {@code labels.sochi} is one entry of {@code labels}; so with {@code
 *       holders}, {@code evidence} and {@code mentions}.
 *   <li>Columns {@code pro}, {@code anti} and {@code none} are {@code probabilities}.
 *   <li>Lists of words are separated by semicolons. Spans are JSON, as {@code classify} writes
 *       them.
 *   <li>An apostrophe that keeps a spreadsheet from taking the cell for a formula is taken off.
 * </ul>
 */
final class TableRows {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Fields that hold an object with a target for each key. */
  private static final List<String> BY_TARGET =
      List.of("labels", "holders", "evidence", "mentions");

  private static final Set<String> WORD_LISTS = Set.of("phenomena", "holders", "addressed");
  private static final Set<String> STRUCTURES =
      Set.of("labels", "evidence", "mentions", "probabilities", "stances");
  private static final Set<String> PROBABILITIES = Set.of("pro", "anti", "none");
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private TableRows() {}

  static ObjectNode toJson(String place, Map<String, String> cells)
      throws MalformedAnnotationException {
    ObjectNode row = JSON.createObjectNode();
    boolean pairs = cells.containsKey("target");
    boolean scored = cells.keySet().containsAll(PROBABILITIES);
    for (Map.Entry<String, String> cell : cells.entrySet()) {
      String value = unguarded(cell.getValue());
      if (!value.isBlank()) {
        put(new Cell(place, cell.getKey(), value), pairs, scored, row);
      }
    }
    return row;
  }

  private record Cell(String place, String column, String value) {}

  private static String unguarded(String value) {
    return value.length() > 1
            && value.charAt(0) == '\''
            && FORMULA_STARTS.indexOf(value.charAt(1)) >= 0
        ? value.substring(1)
        : value;
  }

  private static void put(Cell cell, boolean pairs, boolean scored, ObjectNode row)
      throws MalformedAnnotationException {
    for (String field : BY_TARGET) {
      if (cell.column.startsWith(field + ".")) {
        row.withObjectProperty(field)
            .set(cell.column.substring(field.length() + 1), value(cell, field));
        return;
      }
    }
    if (scored && PROBABILITIES.contains(cell.column)) {
      row.withObjectProperty("probabilities").set(cell.column, number(cell));
    } else if (cell.column.equals("abstained")) {
      row.put("abstained", Boolean.parseBoolean(cell.value.strip()));
    } else if (pairs && cell.column.equals("addressed")) {
      row.put("addressed", cell.value.strip());
    } else {
      row.set(cell.column, value(cell, cell.column));
    }
  }

  private static JsonNode value(Cell cell, String field) throws MalformedAnnotationException {
    String value = cell.value.strip();
    boolean json = value.startsWith("[") || value.startsWith("{");
    if (json && (WORD_LISTS.contains(field) || STRUCTURES.contains(field))) {
      try {
        return JSON.readTree(value);
      } catch (JsonProcessingException e) {
        throw new MalformedAnnotationException(
            cell.place,
            "column \"%s\" is not valid JSON: %s".formatted(cell.column, e.getOriginalMessage()));
      }
    }
    if (WORD_LISTS.contains(field)) {
      ArrayNode words = JSON.createArrayNode();
      for (String word : value.split(";", -1)) {
        if (!word.isBlank()) {
          words.add(word.strip());
        }
      }
      return words;
    }
    return JSON.getNodeFactory().textNode(cell.value);
  }

  private static JsonNode number(Cell cell) throws MalformedAnnotationException {
    try {
      return JSON.getNodeFactory().numberNode(Double.parseDouble(cell.value.strip()));
    } catch (NumberFormatException e) {
      throw new MalformedAnnotationException(
          cell.place,
          "column \"%s\" is \"%s\"; allowed: a number from 0 to 1"
              .formatted(cell.column, cell.value));
    }
  }
}
