package org.parley.cli;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.output.Manifest;
import org.parley.output.OutputFile;

/** How the evaluating commands write what they found: files whole or not at all. */
final class EvaluationFiles {

  private static final ObjectWriter JSON =
      JsonMapper.builder()
          .build()
          .writer(
              // Line feeds on every system.
              new DefaultPrettyPrinter()
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  private final Environment environment;
  private final ObjectNode provenance;

  /**
   * @param provenance what stands beside each file
   */
  EvaluationFiles(Environment environment, ObjectNode provenance) {
    this.environment = environment;
    this.provenance = provenance;
  }

  /** Writes what a report consists of. */
  @FunctionalInterface
  interface Content {
    void write(Writer out) throws IOException;
  }

  /** Writes a file with its manifest beside it; nothing where none is wanted. */
  void write(@Nullable Path file, Content content) throws IOException {
    if (file == null) {
      return;
    }
    boolean direct = whole(file, content);
    if (!direct) {
      whole(Manifest.beside(file), out -> out.write(JSON.writeValueAsString(provenance) + "\n"));
    }
    environment.say("wrote " + file);
  }

  /** Writes JSON, indented. */
  void write(@Nullable Path file, ObjectNode json) throws IOException {
    write(file, out -> out.write(JSON.writeValueAsString(json) + "\n"));
  }

  private static boolean whole(Path file, Content content) throws IOException {
    try (OutputFile output = OutputFile.create(file)) {
      content.write(output.writer());
      output.commit();
      return output.direct();
    }
  }

  /** Prints a report on standard output. */
  static void print(Environment environment, List<String> lines) {
    PrintStream out = new PrintStream(environment.out(), false, StandardCharsets.UTF_8);
    lines.forEach(line -> out.print(line + "\n"));
    out.flush();
  }
}
