package org.parley.ingest;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.parley.ingest.Ingested.Failed;
import org.parley.ingest.Ingested.Read;

/**
 * Reads documents from files, folders and standard input, one at a time.
 *
 * <p>A file is in the format that its extension tells. Standard input is JSON Lines where it begins
 * with an opening brace, HTML where it begins with a tag, a table where a text column is asked for
 * or its first line names one, else plain text. No document spoils the run: what cannot be read
 * comes as {@link Failed}, and reading goes on.
 */
public final class Ingest {

  private final IngestOptions options;
  private final InputStream standardInput;

  /** Reads {@code -} from {@link System#in}. */
  public Ingest(IngestOptions options) {
    this(options, System.in);
  }

  /**
   * @param standardInput what {@code -} stands for; read to its end, never closed
   */
  public Ingest(IngestOptions options, InputStream standardInput) {
    this.options = options;
    this.standardInput = standardInput;
  }

  /**
   * The documents under the given paths, in order: paths as given, folders by name, rows as they
   * stand. Lazy: memory holds one document, or one row of a table. Sequential use only; close it
   * where it is not read to its end.
   *
   * @param paths files, folders, or {@code -} for standard input
   * @throws MissingPathException where a path does not exist, before anything is read
   */
  public Stream<Ingested> read(List<String> paths) {
    return stream(new PathWalker(paths));
  }

  /**
   * The documents of one file, with the ids that they have where {@code folder} is read.
   *
   * @param file one of {@link #files} of the folder
   */
  public Stream<Ingested> read(Path folder, Path file) {
    String id = folder.relativize(file).toString().replace(File.separatorChar, '/');
    return Format.of(file).stream().flatMap(format -> read(Source.of(id, file), format));
  }

  /** The documents of one source. */
  Stream<Ingested> read(Source source, Format format) {
    return stream(List.<Found>of(new Found.InFile(source, format)).iterator());
  }

  /** Whether a file of this name is in a format that is read. */
  public static boolean reads(String name) {
    return Format.ofName(name).isPresent();
  }

  /**
   * The documents of one source, wherever its bytes lie; the end of its origin tells the format.
   * Close the stream where it is not read to its end.
   */
  public Stream<Ingested> read(Source source) {
    String name = source.origin().substring(source.origin().lastIndexOf('/') + 1);
    return stream(
        List.of(
                Format.ofName(name)
                    .<Found>map(format -> new Found.InFile(source, format))
                    .orElseGet(
                        () -> new Found.Unread(new Failed(source.origin(), Format.unknown(name)))))
            .iterator());
  }

  /**
   * The documents of a table that is read elsewhere.
   *
   * @param table its rows; closed where the stream is read to its end, or closed
   */
  public Stream<Ingested> read(Source source, TableReader table) {
    Documents documents = new Documents(Collections.emptyIterator());
    documents.begin(source, table);
    return stream(documents);
  }

  private Stream<Ingested> stream(Iterator<Found> found) {
    return stream(new Documents(found));
  }

  private static Stream<Ingested> stream(Documents documents) {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                documents, Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(documents::close);
  }

  /**
   * The files that {@link #read} reads, in the same order; standard input is not among them.
   *
   * @throws MissingPathException where a path does not exist
   */
  public static List<Path> files(List<String> paths) {
    List<Path> files = new ArrayList<>();
    PathWalker found = new PathWalker(paths);
    while (found.hasNext()) {
      if (found.next() instanceof Found.InFile file) {
        files.add(Path.of(file.source().origin()));
      }
    }
    return List.copyOf(files);
  }

  /** The results of all sources, one source open at a time. */
  private final class Documents implements Iterator<Ingested> {

    private final Iterator<Found> found;
    private @Nullable RowDocuments rows;
    private @Nullable Ingested next;

    Documents(Iterator<Found> found) {
      this.found = found;
    }

    @Override
    public boolean hasNext() {
      while (next == null) {
        RowDocuments current = rows;
        if (current != null && current.hasNext()) {
          next = current.next();
        } else if (current != null) {
          close();
        } else if (found.hasNext()) {
          begin(found.next());
        } else {
          return false;
        }
      }
      return true;
    }

    @Override
    public Ingested next() {
      if (!hasNext() || next == null) {
        throw new NoSuchElementException();
      }
      Ingested result = next;
      next = null;
      return result;
    }

    private void begin(Found item) {
      if (item instanceof Found.Unread unread) {
        next = unread.result();
      } else if (item instanceof Found.InFile file) {
        read(file.source(), file.format());
      } else {
        standardInput();
      }
    }

    private void begin(Source source, TableReader table) {
      try {
        rows = table(source, table);
      } catch (IOException e) {
        next = new Failed(source.origin(), Failures.message(e));
      }
    }

    private void standardInput() {
      try {
        StandardInput input = StandardInput.sniff(standardInput, options);
        read(input.source(), input.format());
      } catch (IOException e) {
        next = new Failed("standard input", Failures.message(e));
      }
    }

    private void read(Source source, Format format) {
      try {
        switch (format) {
          case JSON_LINES -> rows = jsonLines(source);
          case TABLE -> rows = table(source, DelimitedTableReader.open(source.open()));
          case TEXT -> next = document(source, new TextReader(), format.maxBytes());
          case MARKDOWN -> next = document(source, new MarkdownReader(), format.maxBytes());
          case HTML -> next = document(source, new HtmlReader(), format.maxBytes());
          case PDF -> next = document(source, new PdfReader(), format.maxBytes());
          case WORD -> next = document(source, new WordReader(), format.maxBytes());
          case SPREADSHEET -> rows = table(source, spreadsheet(source));
        }
      } catch (IOException e) {
        next = new Failed(source.origin(), Failures.message(e));
      }
    }

    void close() {
      RowDocuments current = rows;
      rows = null;
      if (current != null) {
        try {
          current.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private Ingested document(Source source, DocumentReader reader, int maxBytes) throws IOException {
    DocumentReader.Parsed parsed =
        TimeLimited.run(
            () -> {
              try (InputStream in = source.open()) {
                return reader.read(source.id(), Sizes.readAll(in, maxBytes));
              }
            },
            options.timeLimit());
    if (parsed.document().text().isBlank()) {
      throw new UnreadableDocumentException("holds no text");
    }
    return new Read(source.origin(), parsed.document(), parsed.notice());
  }

  private TableReader spreadsheet(Source source) throws IOException {
    return TimeLimited.run(() -> SpreadsheetReader.open(source.open()), options.timeLimit());
  }

  private RowDocuments jsonLines(Source source) throws IOException {
    RowFields fields = new RowFields(options);
    JsonLineReader lines = JsonLineReader.open(source.open());
    return new RowDocuments(source, new JsonRows(lines, fields), fields);
  }

  private RowDocuments table(Source source, TableReader table) throws IOException {
    RowFields fields = new RowFields(options);
    try {
      fields.check(table.columns());
    } catch (UnreadableDocumentException e) {
      table.close();
      throw e;
    }
    return new RowDocuments(source, table, fields);
  }
}
