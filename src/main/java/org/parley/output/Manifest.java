package org.parley.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside an output file, so that anybody can tell how it came to be. Of two runs of one
 * command on the same input and machine only {@code started} and {@code finished} differ.
 *
 * @param parley version of Parley
 * @param command the command line, to be repeated as it is
 * @param started when the run began, ISO 8601 in UTC
 * @param finished when it ended, ISO 8601 in UTC
 * @param model the bundle that judged
 * @param options the options in force, given or not, by name
 * @param inputs the files that were read, in order
 * @param counts what was found
 * @param java the Java runtime
 * @param os operating system and architecture
 * @param libraries versions of the libraries that decide what comes out
 */
public record Manifest(
    String parley,
    String command,
    String started,
    String finished,
    Model model,
    Map<String, String> options,
    List<Input> inputs,
    Counts counts,
    String java,
    String os,
    Map<String, String> libraries) {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

  private static final ObjectWriter JSON =
      MAPPER.writer(
          // Line feeds on every system.
          new DefaultPrettyPrinter()
              .withObjectIndenter(new DefaultIndenter("  ", "\n"))
              .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  /**
   * The bundle that judged.
   *
   * @param name its name
   * @param sha256 hash of its {@code model.json}, which itself holds the hashes of its other files
   */
  public record Model(String name, String sha256) {}

  /**
   * A file that was read.
   *
   * @param file its path as given, or below the folder given; {@code -} for standard input
   * @param sha256 hash of its bytes; null where it was not or could not be taken
   */
  public record Input(String file, @Nullable String sha256) {}

  /** The manifest's place beside an output file: {@code out.jsonl.manifest.json}. */
  public static Path beside(Path output) {
    return output.resolveSibling(output.getFileName() + ".manifest.json");
  }

  /**
   * Reads a manifest.
   *
   * @return empty where there is none that this version can read
   */
  public static Optional<Manifest> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(MAPPER.readValue(file.toFile(), Manifest.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** The manifest's text, a line end after it. */
  public String toJson() throws IOException {
    return JSON.writeValueAsString(this) + "\n";
  }

  /** Writes the manifest whole or not at all. */
  public void write(Path file) throws IOException {
    try (OutputFile output = OutputFile.create(file)) {
      output.writer().write(toJson());
      output.commit();
    }
  }
}
