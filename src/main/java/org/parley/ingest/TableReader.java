package org.parley.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Rows of a table, each as an ordered map from column name to value. Names and values are as in the
 * file, without the blanks round a name; an empty cell is an empty string. Rows without any value
 * are passed over. A row that does not fit the header comes as {@link Row.Malformed}.
 */
public interface TableReader extends RowReader<Map<String, String>> {

  /** The column names in the order of the header. */
  List<String> columns();

  /**
   * Opens a table: the first sheet of an {@code .xlsx} file, else comma-, semicolon- or
   * tab-separated text, told apart by its header line.
   *
   * @throws UnreadableDocumentException where the file is empty or its header is not one
   * @throws IOException where the file cannot be read
   */
  static TableReader open(Path file) throws IOException {
    return Format.of(file).filter(f -> f == Format.SPREADSHEET).isPresent()
        ? SpreadsheetReader.open(Files.newInputStream(file))
        : DelimitedTableReader.open(Files.newInputStream(file));
  }
}
