package org.parley.language;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Opens the dictionaries, rules and word lists on the class path. */
final class Resources {

  private Resources() {}

  /**
   * Opens a resource.
   *
   * @param path absolute path on the class path, such as {@code /org/parley/language/ru.txt}
   * @throws FileNotFoundException where no jar on the class path has it
   */
  static InputStream open(String path) throws IOException {
    InputStream stream = Resources.class.getResourceAsStream(path);
    if (stream == null) {
      throw new FileNotFoundException(
          path + " is not on the class path: a jar is missing; build Parley again");
    }
    return stream;
  }

  /** The failure to read a resource that the build put on the class path. */
  static UncheckedIOException unreadable(String path, Exception cause) {
    IOException reason = cause instanceof IOException io ? io : new IOException(cause);
    return new UncheckedIOException("Cannot read " + path + ": " + cause.getMessage(), reason);
  }

  /**
   * Reads a UTF-8 list of words parted by white space; what follows a {@code #} on a line is a
   * comment.
   */
  static Set<String> words(String path) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(open(path), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .flatMap(line -> Arrays.stream(line.split("\\s+")))
          .collect(Collectors.toCollection(LinkedHashSet::new));
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }
}
