package org.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    assertEquals(shown, run);
  }

  @Test
  void itsLinksLeadSomewhere() throws IOException {
    Matcher links = Pattern.compile("\\]\\((?!https?:)([^)#]+)\\)").matcher(readme());
    while (links.find()) {
      Path file = Path.of(links.group(1));
      assertTrue(Files.exists(file), file + " is not there");
    }
  }
}
