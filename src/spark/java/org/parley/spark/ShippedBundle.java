package org.parley.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.parley.Pipeline;
import org.parley.output.Manifest;
import org.parley.stance.Bundle;
import org.parley.stance.BundleDescription;
import org.parley.text.Language;
import org.parley.text.Sha256;

/**
 * A bundle on its way to the executors: they need no copy of it beforehand. What it refers to
 * outside, a cached encoder, they must have wherever the machine that submits has it, or documents
 * would be judged differently here and there.
 */
final class ShippedBundle implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * The pipelines of this JVM by the hash of their bundle's description. Tasks come and go, and
   * with each the objects that were sent with it: only a static field outlives them.
   */
  private static final Map<String, Pipeline> LOADED = new HashMap<>();

  private final String name;
  private final String sha256;
  private final Map<String, byte[]> files = new TreeMap<>();
  private final Map<Language, String> missingEncoders;

  /**
   * Reads a bundle's files.
   *
   * @param pipeline the bundle as it was loaded here
   * @throws IOException where a file cannot be read
   */
  ShippedBundle(Pipeline pipeline) throws IOException {
    Bundle bundle = pipeline.bundle();
    List<String> names = new ArrayList<>(bundle.description().files().keySet());
    names.add(BundleDescription.FILE);
    for (String name : names) {
      files.put(name, Files.readAllBytes(bundle.directory().resolve(name)));
    }
    name = bundle.description().name();
    sha256 = Sha256.of(bundle.directory().resolve(BundleDescription.FILE));
    missingEncoders = Map.copyOf(pipeline.missingEncoders());
  }

  /** The bundle, as manifests tell it. */
  Manifest.Model provenance() {
    return new Manifest.Model(name, sha256);
  }

  /** Keeps the pipeline for tasks that run in this JVM, as those of {@code local[*]} do. */
  void keep(Pipeline pipeline) {
    synchronized (LOADED) {
      LOADED.put(sha256, pipeline);
    }
  }

  /**
   * The bundle's pipeline, loaded when it is first asked for in this JVM.
   *
   * @throws IOException where it cannot be loaded, or this machine has other encoders than that
   *     which submitted; the message says what to do
   */
  Pipeline pipeline() throws IOException {
    synchronized (LOADED) {
      Pipeline pipeline = LOADED.get(sha256);
      if (pipeline == null) {
        pipeline = load();
        LOADED.put(sha256, pipeline);
      }
      return pipeline;
    }
  }

  private Pipeline load() throws IOException {
    Locale.setDefault(Locale.ROOT); // as the plain run does for its whole process
    Path folder = Files.createTempDirectory("parley-bundle-");
    folder.toFile().deleteOnExit();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path copy = folder.resolve(file.getKey());
      Files.write(copy, file.getValue());
      copy.toFile().deleteOnExit();
    }
    Pipeline pipeline = Pipeline.load(folder);
    Map<Language, String> missing = pipeline.missingEncoders();
    if (!missing.equals(missingEncoders)) {
      pipeline.close();
      throw new IOException(
          "encoders that an executor lacks: %s; that the machine that submits lacks: %s. Give both"
                  .formatted(missing, missingEncoders)
              + " the same: ship the folder that PARLEY_CACHE names with --archives");
    }
    return pipeline;
  }
}
