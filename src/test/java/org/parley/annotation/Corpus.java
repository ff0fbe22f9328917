package org.parley.annotation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.parley.stance.Stance;
import org.parley.text.Language;

/** The corpus as it is shipped, for the tests that keep it honest. */
public final class Corpus {

  /** The folder of the first annotation. */
  static final Path FOLDER = Path.of("data", "annotations");

  /** Ids of the targets. */
  static final List<String> TARGETS = List.of("sochi", "geneva");

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{N}]");

  private Corpus() {}

  /** Every paragraph once, adjudicated where it has been. */
  public static List<Annotation> gold() {
    try {
      List<Annotation> rows = new ArrayList<>();
      GoldFiles.read(List.of(FOLDER)).forEach(file -> rows.addAll(file.annotations()));
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of a folder's files as they stand, with their JSON. */
  static List<AnnotationReader.Row> rows(Path folder) {
    List<AnnotationReader.Row> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".jsonl")).sorted().toList()) {
        AnnotationReader.read(file, rows::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  /** Whether the paragraph addresses the target. */
  public static boolean addresses(Annotation row, String target) {
    return row.addressed().orElseThrow().contains(target);
  }

  /** The label for a target. */
  static Stance label(Annotation row, String target) {
    return Objects.requireNonNull(row.labels().get(target), () -> row.id() + ": " + target);
  }

  /** The language; every row has one. */
  public static Language language(Annotation row) {
    return Objects.requireNonNull(row.language(), () -> row.id() + ": language");
  }

  /** The genre; every row has one. */
  static String genre(Annotation row) {
    return Objects.requireNonNull(row.genre(), () -> row.id() + ": genre");
  }

  /** The document's id; every row has one. */
  static String document(Annotation row) {
    return Objects.requireNonNull(row.document(), () -> row.id() + ": document");
  }

  /** The year of the document's date. */
  static int year(Annotation row) {
    return Integer.parseInt(
        Objects.requireNonNull(row.date(), () -> row.id() + ": date").substring(0, 4));
  }

  /** Whether the paragraph is its document's headline. */
  static boolean isHeadline(Annotation row) {
    return Objects.equals(row.paragraph(), 0);
  }

  /** Number of words: what stands between blanks and has a letter or a digit. */
  static int words(Annotation row) {
    return (int)
        BLANKS
            .splitAsStream(row.text())
            .filter(word -> LETTER_OR_DIGIT.matcher(word).find())
            .count();
  }
}
