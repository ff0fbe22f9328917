package org.parley.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.parley.output.OutputFile;
import org.parley.stance.Bundle;
import org.parley.stance.BundleDescription;
import org.parley.stance.BundleException;
import org.parley.text.Sha256;

/**
 * What a bundle keeps beside its card of measurements that were made later. It is no part of the
 * model: the description holds no hash of it, and a bundle that is trained anew begins without any.
 */
final class RecordFile {

  private RecordFile() {}

  /**
   * Reads a record.
   *
   * @param name the file's name within the bundle
   * @return nothing where there is no such file
   * @throws BundleException where it is damaged
   */
  static <T> Optional<T> read(Bundle bundle, String name, TypeReference<T> type)
      throws IOException {
    Path file = bundle.directory().resolve(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Bundle.JSON.readValue(file.toFile(), type));
    } catch (JsonProcessingException e) {
      throw new BundleException(
          "%s is damaged: %s; delete it and record what it held again"
              .formatted(file, e.getOriginalMessage()),
          e);
    }
  }

  /** Writes a record in place of what its file held. */
  static void write(Bundle bundle, String name, Object record) throws IOException {
    try (OutputFile file = OutputFile.create(bundle.directory().resolve(name))) {
      file.writer()
          .write(Bundle.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(record) + "\n");
      file.commit();
    }
  }

  /** SHA-256 of a bundle's {@code model.json}: by it a record tells which model was measured. */
  static String hash(Bundle bundle) throws IOException {
    return Sha256.of(bundle.directory().resolve(BundleDescription.FILE));
  }
}
