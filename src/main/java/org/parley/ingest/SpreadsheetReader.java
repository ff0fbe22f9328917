package org.parley.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * The first sheet of an Excel file (XLSX), its first row that holds anything being the header.
 * Values are as the sheet shows them, but dates as {@code 2018-01-26}. The sheet's values are held
 * in memory.
 */
final class SpreadsheetReader implements TableReader {

  private static final String KIND = "Excel";

  private final List<String> columns;
  private final Iterator<Row<Map<String, String>>> rows;
  private final String notice;

  private SpreadsheetReader(
      List<String> columns, List<Row<Map<String, String>>> rows, String notice) {
    this.columns = columns;
    this.rows = rows.iterator();
    this.notice = notice;
  }

  /**
   * Reads from a stream, and closes it.
   *
   * @throws UnreadableDocumentException where the bytes are no Excel file or its first sheet is no
   *     table
   */
  static SpreadsheetReader open(InputStream in) throws IOException {
    byte[] bytes;
    try (in) {
      bytes = Sizes.readAll(in, IngestOptions.MAX_BINARY_BYTES);
    }
    OfficePackage.check(bytes, KIND, "xl/");
    try (OPCPackage file = OPCPackage.open(new ByteArrayInputStream(bytes))) {
      XSSFReader reader = new XSSFReader(file);
      XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
      if (!sheets.hasNext()) {
        throw new UnreadableDocumentException("holds no sheet");
      }
      Cells cells = new Cells();
      try (InputStream sheet = sheets.next()) {
        XMLReader xml = XMLHelper.newXMLReader();
        xml.setContentHandler(
            new XSSFSheetXMLHandler(
                reader.getStylesTable(),
                null,
                new ReadOnlySharedStringsTable(file),
                cells,
                new IsoDates(),
                false));
        xml.parse(new InputSource(sheet));
      }
      String notice =
          sheets.hasNext()
              ? "only the first sheet, \"" + sheets.getSheetName() + "\", is read"
              : "";
      return table(cells, notice);
    } catch (UnreadableDocumentException e) {
      throw e;
    } catch (OpenXML4JException
        | OpenXML4JRuntimeException
        | POIXMLException
        | IllegalArgumentException
        | IllegalStateException
        | SAXException
        | ParserConfigurationException
        | IOException e) {
      throw OfficePackage.broken(KIND, e);
    }
  }

  private static SpreadsheetReader table(Cells cells, String notice)
      throws UnreadableDocumentException {
    if (cells.rows.isEmpty()) {
      throw new UnreadableDocumentException(
          "holds no values in its first sheet: a table begins with its column names");
    }
    SortedMap<Integer, String> header = cells.rows.remove(cells.rows.firstKey());
    List<String> names = new ArrayList<>();
    for (int column = 0; column <= header.lastKey(); column++) {
      names.add(header.getOrDefault(column, ""));
    }
    List<String> columns = DelimitedTableReader.header(names);
    List<Row<Map<String, String>>> rows = new ArrayList<>();
    cells.rows.forEach((line, values) -> rows.add(row(line, columns, values)));
    return new SpreadsheetReader(columns, rows, notice);
  }

  private static Row<Map<String, String>> row(
      int line, List<String> columns, SortedMap<Integer, String> values) {
    if (values.lastKey() >= columns.size()) {
      return new Row.Malformed<>(
          line,
          "has a value in column "
              + CellReference.convertNumToColString(values.lastKey())
              + ", which the header does not name");
    }
    Map<String, String> row = new LinkedHashMap<>();
    for (int column = 0; column < columns.size(); column++) {
      row.put(columns.get(column), values.getOrDefault(column, ""));
    }
    return new Row.Value<>(line, Collections.unmodifiableMap(row));
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public String notice() {
    return notice;
  }

  @Override
  public String unit() {
    return "row";
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public Row<Map<String, String>> next() {
    return rows.next();
  }

  @Override
  public void close() {}

  /** Collects a sheet's values by row, counted from 1, and column, counted from 0. */
  private static final class Cells implements SheetContentsHandler {

    private final SortedMap<Integer, SortedMap<Integer, String>> rows = new TreeMap<>();
    private SortedMap<Integer, String> current = new TreeMap<>();

    @Override
    public void startRow(int row) {
      current = new TreeMap<>();
    }

    @Override
    public void cell(
        @Nullable String reference, @Nullable String value, @Nullable XSSFComment comment) {
      if (value != null && !value.isBlank()) {
        int column =
            reference != null
                ? new CellReference(reference).getCol()
                : current.isEmpty() ? 0 : current.lastKey() + 1;
        current.put(column, value);
      }
    }

    @Override
    public void endRow(int row) {
      if (!current.isEmpty()) {
        rows.put(row + 1, current);
      }
    }
  }

  /** Shows dates as ISO 8601 has them, whatever format the sheet shows them in. */
  private static final class IsoDates extends DataFormatter {

    IsoDates() {
      super(Locale.ROOT);
    }

    @Override
    public String formatRawCellContents(
        double value, int formatIndex, String format, boolean use1904Windowing) {
      if (DateUtil.isADateFormat(formatIndex, format) && DateUtil.isValidExcelDate(value)) {
        LocalDateTime date = DateUtil.getLocalDateTime(value, use1904Windowing);
        return date.toLocalTime().equals(LocalTime.MIDNIGHT)
            ? date.toLocalDate().toString()
            : date.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
      }
      return super.formatRawCellContents(value, formatIndex, format, use1904Windowing);
    }
  }
}
