package org.parley.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Lines of JSON Lines as flat rows. Only fields that documents have are looked at. */
final class JsonRows implements RowReader<Map<String, String>> {

  private final JsonLineReader lines;
  private final RowFields fields;

  JsonRows(JsonLineReader lines, RowFields fields) {
    this.lines = lines;
    this.fields = fields;
  }

  @Override
  public String notice() {
    return lines.notice();
  }

  @Override
  public boolean hasNext() {
    return lines.hasNext();
  }

  @Override
  public Row<Map<String, String>> next() {
    Row<ObjectNode> line = lines.next();
    if (line instanceof Row.Malformed<ObjectNode> bad) {
      return new Row.Malformed<>(bad.line(), bad.message());
    }
    ObjectNode object = ((Row.Value<ObjectNode>) line).value();
    List<String> known =
        Stream.concat(Stream.of(fields.textName(), fields.idName()), RowFields.OTHERS.stream())
            .toList();
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = field.getKey();
      JsonNode value = field.getValue();
      if (known.stream().noneMatch(name::equalsIgnoreCase)) {
        values.put(name, "");
      } else if (value.isContainerNode()
          || (name.equalsIgnoreCase(fields.textName()) && !value.isTextual() && !value.isNull())) {
        return new Row.Malformed<>(
            line.line(), "has no string as \"" + name + "\": put its value in double quotes");
      } else if (!value.isNull()) {
        values.put(name, value.asText());
      }
    }
    return new Row.Value<>(line.line(), values);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
