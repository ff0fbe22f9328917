package org.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.ingest.Ingest;
import org.parley.ingest.IngestOptions;

/** What the README shows is true. */
class ReadmeTest {

  @TempDir Path folder;

  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }

  /** The content of the first code block of a language. */
  private static String block(String language) throws IOException {
    Matcher matcher =
        Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL).matcher(readme());
    assertTrue(matcher.find(), "no " + language + " block in README.md");
    return matcher.group(1);
  }

  @Test
  void theLibraryExampleCompiles() throws IOException {
    String source =
        """
        import java.nio.file.Path;
        import org.parley.*;
        import org.parley.stance.*;
        import org.parley.text.*;

        class Example {
          static void run(String text) throws java.io.IOException {
            %s
          }
        }
        """
            .formatted(block("java"));
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    boolean compiled =
        compiler
            .getTask(
                new StringWriter(),
                null,
                problems,
                List.of("-proc:none", "-d", folder.toString()),
                null,
                List.of(file))
            .call();
    assertTrue(compiled, problems.getDiagnostics().toString());
  }

  @Test
  void theContinuousIntegrationRunsTheReadmesCommandsInOrder() throws IOException {
    List<String> shown = block("").lines().map(line -> line.split(" ", 2)[1]).toList();
    List<String> run =
        Files.readAllLines(Path.of(".ci/run")).stream()
            .filter(line -> line.startsWith("bin/parley ") || line.startsWith("mvn "))
            .map(line -> line.split(" ", 2)[1].replace("-B -ntp ", ""))
            .toList();
    assertEquals(List.of("classify data/statements", "verify"), shown);
    List<String> withSpark = new ArrayList<>(shown);
    withSpark.add("-Pspark verify");
    assertEquals(withSpark, run);
    assertTrue(readme().contains("mvn -Pspark verify"));
  }

  @Test
  void itsLinksLeadSomewhere() throws IOException {
    Matcher links = Pattern.compile("\\]\\((?!https?:)([^)#]+)\\)").matcher(readme());
    while (links.find()) {
      Path file = Path.of(links.group(1));
      assertTrue(Files.exists(file), file + " is not there");
    }
  }

  /** The rows of the table of what is read, by the format's name. */
  private static Map<String, String> formats() throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    Matcher row = Pattern.compile("(?m)^\\| ([A-Za-z ]+): (`\\..*)$").matcher(readme());
    while (row.find()) {
      rows.put(row.group(1), row.group(2));
    }
    return rows;
  }

  @Test
  void theFormatsItNamesAreThoseThatAreRead() throws IOException {
    for (Map.Entry<String, String> row : formats().entrySet()) {
      Matcher extension = Pattern.compile("`(\\.[a-z]+)`").matcher(row.getValue());
      while (extension.find()) {
        Files.createFile(folder.resolve("a" + extension.group(1)));
      }
    }
    try (Stream<Path> made = Files.list(folder)) {
      assertEquals(
          made.sorted().toList(),
          Ingest.files(List.of(folder.toString())),
          "the files with the extensions that it names, and those read");
    }
    for (String other : List.of(".doc", ".rtf", ".odt")) {
      assertTrue(readme().contains("`" + other + "`"));
      Files.createFile(folder.resolve("b" + other));
    }
    assertTrue(
        Ingest.files(List.of(folder.toString())).stream()
            .allMatch(file -> file.getFileName().toString().startsWith("a.")));
  }

  @Test
  void theLimitsItNamesAreThoseOfTheCode() throws IOException {
    String text = megabytes(IngestOptions.MAX_TEXT_BYTES);
    String line = megabytes(IngestOptions.MAX_LINE_BYTES) + " a line";
    String binary = megabytes(IngestOptions.MAX_BINARY_BYTES);
    String office = binary + "; " + megabytes(IngestOptions.MAX_UNPACKED_BYTES) + " unpacked";
    String row =
        String.format(
            Locale.ROOT,
            "; about %,d characters in a row over several lines",
            IngestOptions.MAX_RECORD_CHARS);
    Map<String, String> limits = new LinkedHashMap<>();
    formats().forEach((name, cells) -> limits.put(name, cells.replaceAll("^.* \\| | \\|$", "")));
    assertEquals(
        Map.of(
            "plain text", text,
            "Markdown", text,
            "HTML", text,
            "PDF", binary,
            "Word", office,
            "Excel", office,
            "JSON Lines", line,
            "tables", line + row),
        limits);
    assertTrue(
        readme().contains("longer than " + IngestOptions.TIME_LIMIT.toSeconds() + " s to read"));
  }

  private static String megabytes(int bytes) {
    return bytes / 1_000_000 + " MB";
  }
}
