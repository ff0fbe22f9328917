package org.parley.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.parley.ingest.Ingested.Failed;
import org.parley.ingest.Ingested.Read;
import org.parley.text.Document;

/** What the tests share: writing small files and reading them back. */
final class Reading {

  private static final TextParagraphSplitter SPLITTER = new TextParagraphSplitter();

  private Reading() {}

  static Path write(Path folder, String name, String content) throws IOException {
    return write(folder, name, content.getBytes(StandardCharsets.UTF_8));
  }

  static Path write(Path folder, String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  static List<Ingested> read(Path... paths) {
    return read(IngestOptions.defaults(), paths);
  }

  static List<Ingested> read(IngestOptions options, Path... paths) {
    try (Stream<Ingested> stream =
        new Ingest(options, InputStream.nullInputStream())
            .read(Arrays.stream(paths).map(Path::toString).toList())) {
      List<Ingested> results = stream.toList();
      // Whatever any test reads, its paragraphs' offsets are true.
      documents(results).forEach(d -> TextParagraphSplitterTest.assertSpansTrue(SPLITTER.split(d)));
      return results;
    }
  }

  static List<Ingested> readStandardInput(IngestOptions options, String content) {
    InputStream in = new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    try (Stream<Ingested> stream = new Ingest(options, in).read(List.of("-"))) {
      return stream.toList();
    }
  }

  static List<Document> documents(List<Ingested> results) {
    return results.stream().filter(Read.class::isInstance).map(r -> ((Read) r).document()).toList();
  }

  static List<String> ids(List<Ingested> results) {
    return documents(results).stream().map(Document::id).toList();
  }

  static List<String> texts(List<Ingested> results) {
    return documents(results).stream().map(Document::text).toList();
  }

  /** Origins and messages of what failed, the folder's own name left out. */
  static List<String> failures(Path folder, List<Ingested> results) {
    return results.stream()
        .filter(Failed.class::isInstance)
        .map(r -> r.origin().replace(folder + "/", "") + ": " + ((Failed) r).message())
        .toList();
  }
}
