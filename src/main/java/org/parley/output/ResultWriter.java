package org.parley.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** Writes the rows that a question in SQL brings. Not for several threads. */
public interface ResultWriter {

  /** Takes the names of the columns; before any row. */
  void begin(List<String> columns) throws IOException;

  /** Takes a row: a cell a column, null nodes for null. */
  void row(List<JsonNode> cells) throws IOException;

  /** Hands everything on. */
  void end() throws IOException;
}
