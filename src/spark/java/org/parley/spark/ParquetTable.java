package org.parley.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.PrimitiveStringifier;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;
import org.parley.ingest.Row;
import org.parley.ingest.TableReader;

/**
 * A Parquet file as a table: strings as they are, dates and times in ISO 8601, numbers in decimals,
 * nulls and nested columns as empty cells.
 */
final class ParquetTable implements TableReader {

  private final List<String> columns;
  private final ParquetReader<Group> rows;
  private @Nullable Group next;
  private int row;

  private ParquetTable(List<String> columns, ParquetReader<Group> rows) throws IOException {
    this.columns = List.copyOf(columns);
    this.rows = rows;
    this.next = read();
  }

  /**
   * Opens a file.
   *
   * @throws IOException where it cannot be read, or is no Parquet
   */
  static ParquetTable open(Path path, Configuration configuration) throws IOException {
    HadoopInputFile file = HadoopInputFile.fromPath(path, configuration);
    List<String> columns;
    try (ParquetFileReader footer = ParquetFileReader.open(file)) {
      columns =
          footer.getFileMetaData().getSchema().getFields().stream().map(Type::getName).toList();
    } catch (RuntimeException e) {
      // Parquet says so of a file that is none.
      throw new IOException(e.getMessage(), e);
    }
    return new ParquetTable(
        columns,
        ParquetReader.builder(new GroupReadSupport(), path).withConf(configuration).build());
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public String notice() {
    return "";
  }

  @Override
  public String unit() {
    return "row";
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Row<Map<String, String>> next() {
    Group group = next;
    if (group == null) {
      throw new NoSuchElementException();
    }
    try {
      next = read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    row++;
    GroupType type = group.getType();
    Map<String, String> values = new LinkedHashMap<>();
    for (int field = 0; field < type.getFieldCount(); field++) {
      Type column = type.getType(field);
      boolean hasValue = column.isPrimitive() && group.getFieldRepetitionCount(field) == 1;
      values.put(column.getName(), hasValue ? value(group, field, column.asPrimitiveType()) : "");
    }
    return new Row.Value<>(row, values);
  }

  private @Nullable Group read() throws IOException {
    try {
      return rows.read();
    } catch (RuntimeException e) {
      // So Parquet reports a file that is damaged.
      throw new IOException("cannot be read on as Parquet: " + e.getMessage(), e);
    }
  }

  private static String value(Group group, int field, PrimitiveType type) {
    PrimitiveStringifier text = type.stringifier();
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> text.stringify(group.getInteger(field, 0));
      case INT64 -> text.stringify(group.getLong(field, 0));
      case BOOLEAN -> text.stringify(group.getBoolean(field, 0));
      case FLOAT -> text.stringify(group.getFloat(field, 0));
      case DOUBLE -> text.stringify(group.getDouble(field, 0));
      case INT96 -> text.stringify(group.getInt96(field, 0));
      case BINARY, FIXED_LEN_BYTE_ARRAY -> text.stringify(group.getBinary(field, 0));
    };
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
