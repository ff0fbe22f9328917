package org.parley.evaluate.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.parley.Version;
import org.parley.text.Sha256;

/**
 * What anybody needs to repeat an evaluation. Of two runs of one command on the same files and
 * machine only {@code created} differs.
 *
 * @param parley version of Parley
 * @param command the command line, to be repeated as it is
 * @param created when, ISO 8601 in UTC
 * @param inputs what was read
 * @param java version of the Java runtime
 * @param os operating system and architecture
 */
public record Provenance(
    String parley, String command, String created, List<Input> inputs, String java, String os) {

  public Provenance {
    inputs = List.copyOf(inputs);
  }

  /**
   * A file that was read.
   *
   * @param role what it was read as, such as {@code gold}
   * @param file its path as given
   * @param sha256 hash of its bytes, hexadecimal
   */
  public record Input(String role, String file, String sha256) {}

  /**
   * The provenance of a run of this build, here and now.
   *
   * @param files what was read, by role
   * @throws IOException where a file cannot be read again to take its hash
   */
  public static Provenance of(String command, Map<String, List<Path>> files) throws IOException {
    List<Input> inputs = new ArrayList<>();
    for (Map.Entry<String, List<Path>> role : files.entrySet()) {
      for (Path file : role.getValue()) {
        inputs.add(new Input(role.getKey(), file.toString(), Sha256.of(file)));
      }
    }
    return new Provenance(
        Version.get(),
        command,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        inputs,
        Runtime.version().toString(),
        Version.operatingSystem());
  }

  /** The provenance as JSON, as every report holds it. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("parley", parley);
    json.put("command", command);
    json.put("created", created);
    for (Input input : inputs) {
      json.withArrayProperty("inputs")
          .addObject()
          .put("role", input.role)
          .put("file", input.file)
          .put("sha256", input.sha256);
    }
    json.put("java", java);
    json.put("os", os);
    return json;
  }
}
