package org.parley.ingest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever bytes come as a format, documents or messages come out, in time and within the memory.
 * Jazzer fuzzes one test a process: each format is a class, and Maven gives each its process.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReaderFuzz {

  /** Most processor time that a document may take. */
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private static final TextParagraphSplitter SPLITTER = new TextParagraphSplitter();

  private final String extension;
  private final Format format;
  private final Ingest ingest = new Ingest(IngestOptions.defaults(), InputStream.nullInputStream());

  private ReaderFuzz(String extension) {
    this.extension = extension;
    format = Format.of(Path.of("x." + extension)).orElseThrow();
  }

  Stream<byte[]> seeds() throws IOException {
    return new Mutants(1).seeds(extension).stream();
  }

  /** Loads the classes, which takes long while Jazzer instruments them. */
  @BeforeAll
  void warmUp() throws IOException {
    for (byte[] seed : seeds().toList()) {
      readAndCheck(seed);
    }
  }

  @MethodSource("seeds")
  @FuzzTest
  void read(byte[] bytes) throws IOException {
    long start = processorTime();
    readAndCheck(bytes);
    Duration taken = Duration.ofNanos(processorTime() - start);
    assertTrue(taken.compareTo(LIMIT) < 0, () -> "took " + taken);
  }

  private void readAndCheck(byte[] bytes) throws IOException {
    byte[] document = Mutants.document(extension, bytes);
    Source source = new Source("fuzz", "fuzz", () -> new ByteArrayInputStream(document));
    try (Stream<Ingested> results = ingest.read(source, format)) {
      results.forEach(ReaderFuzz::check);
    }
  }

  /** Of all threads so far, in nanoseconds. */
  private static long processorTime() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void check(Ingested result) {
    if (result instanceof Ingested.Read read) {
      TextParagraphSplitterTest.assertSpansTrue(SPLITTER.split(read.document()));
    } else if (result instanceof Ingested.Failed failed) {
      // What nobody foresaw costs a document alone, but its message helps nobody.
      assertFalse(
          failed.message().matches("(?s)(is broken: |took longer than |needs more memory ).*"),
          failed.message());
    }
  }

  static final class TextFuzz extends ReaderFuzz {
    TextFuzz() {
      super("txt");
    }
  }

  static final class MarkdownFuzz extends ReaderFuzz {
    MarkdownFuzz() {
      super("md");
    }
  }

  static final class HtmlFuzz extends ReaderFuzz {
    HtmlFuzz() {
      super("html");
    }
  }

  static final class JsonLinesFuzz extends ReaderFuzz {
    JsonLinesFuzz() {
      super("jsonl");
    }
  }

  static final class TableFuzz extends ReaderFuzz {
    TableFuzz() {
      super("csv");
    }
  }

  static final class PdfFuzz extends ReaderFuzz {
    PdfFuzz() {
      super("pdf");
    }
  }

  static final class WordFuzz extends ReaderFuzz {
    WordFuzz() {
      super("docx");
    }
  }

  static final class SpreadsheetFuzz extends ReaderFuzz {
    SpreadsheetFuzz() {
      super("xlsx");
    }
  }
}
