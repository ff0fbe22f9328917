package org.parley.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/**
 * Values of SQL in JSON: numbers, booleans and texts as they are, what else has no form as text.
 */
final class Cells {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Cells() {}

  /** A value as DuckDB's driver gives it. */
  static JsonNode of(@Nullable Object value) throws SQLException {
    if (value == null) {
      return JSON.nullNode();
    } else if (value instanceof Boolean flag) {
      return JSON.booleanNode(flag);
    } else if (value instanceof Float || value instanceof Double) {
      return JSON.numberNode(((Number) value).doubleValue());
    } else if (value instanceof BigDecimal decimal) {
      return JSON.numberNode(decimal);
    } else if (value instanceof Number whole) {
      return JSON.numberNode(new BigInteger(whole.toString()));
    } else if (value instanceof Array array) {
      ArrayNode elements = JSON.arrayNode();
      for (Object element : (Object[]) array.getArray()) {
        elements.add(of(element));
      }
      return elements;
    } else if (value instanceof DuckDBStruct struct) {
      return fields(struct.getMap());
    } else if (value instanceof Map<?, ?> map) {
      return fields(map);
    }
    return JSON.textNode(value.toString());
  }

  private static ObjectNode fields(Map<?, ?> map) throws SQLException {
    ObjectNode fields = JSON.objectNode();
    for (Map.Entry<?, ?> field : map.entrySet()) {
      fields.set(String.valueOf(field.getKey()), of(field.getValue()));
    }
    return fields;
  }

  /** A cell of a table as text: empty for null, JSON for what is nested. */
  static String text(JsonNode cell) {
    if (cell.isNull()) {
      return "";
    }
    return cell.isValueNode() ? cell.asText() : cell.toString();
  }
}
