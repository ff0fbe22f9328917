package org.parley.exchange;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.parley.annotation.Annotation;
import org.parley.annotation.GoldDocuments;
import org.parley.annotation.GoldDocuments.GoldDocument;

/** The documents of formats that keep each one, with all its paragraphs, in a file of its own. */
final class DocumentFiles {

  /** Leaves room for number and ending in the 255 bytes that a file's name may have. */
  private static final int LONGEST_NAME = 200;

  private DocumentFiles() {}

  /**
   * A document and the name of its files.
   *
   * @param name file name without its ending; sorted by it, documents keep their order
   */
  record Named(String name, GoldDocument document) {}

  /**
   * The documents of some annotations: rows of one document and annotator together, in paragraph
   * order; a row without a document is one by itself.
   */
  static List<Named> of(List<Annotation> annotations) {
    Map<String, List<Annotation>> byAnnotator = new LinkedHashMap<>();
    for (Annotation annotation : annotations) {
      String annotator = annotation.annotator() == null ? "" : annotation.annotator();
      byAnnotator.computeIfAbsent(annotator, unused -> new ArrayList<>()).add(annotation);
    }
    List<GoldDocument> documents = new ArrayList<>();
    byAnnotator.values().forEach(rows -> documents.addAll(GoldDocuments.of(rows)));
    int digits = String.valueOf(documents.size()).length();
    List<Named> named = new ArrayList<>();
    for (GoldDocument document : documents) {
      String number = String.format(Locale.ROOT, "%0" + digits + "d", named.size() + 1);
      named.add(new Named(number + suffix(document), document));
    }
    return named;
  }

  private static String suffix(GoldDocument document) {
    String id = document.split().document().id();
    String name = URLEncoder.encode(id, StandardCharsets.UTF_8).replace('%', '_');
    return id.isBlank() ? "" : "-" + name.substring(0, Math.min(LONGEST_NAME, name.length()));
  }

  /** The annotations of some documents, in their order. */
  static List<Annotation> annotations(List<Named> documents) {
    return documents.stream()
        .flatMap(document -> document.document().annotations().stream())
        .toList();
  }

  /**
   * Makes a folder ready to be written into.
   *
   * @throws IOException where there is something in it already
   */
  static void prepare(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      if (files.iterator().hasNext()) {
        throw new IOException(folder + ": holds files already; name a new or empty folder");
      }
    }
  }

  /**
   * The files of a folder with a given ending, by name; the path itself where it is a file.
   *
   * @throws IOException where there is none
   */
  static List<Path> list(Path path, String ending) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(path, "*" + ending)) {
      found.forEach(files::add);
    }
    if (files.isEmpty()) {
      throw new IOException("%s: holds no file that ends in %s".formatted(path, ending));
    }
    files.sort(null);
    return files;
  }
}
