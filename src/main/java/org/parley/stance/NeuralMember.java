package org.parley.stance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.encoder.EncodedPair;
import org.parley.encoder.EncoderLibrary;
import org.parley.encoder.KnownEncoder;
import org.parley.encoder.PairTokenizer;
import org.parley.encoder.TunedEncoder;
import org.parley.text.Language;

/**
 * The neural member: fine-tuned transformer encoders, each for some of the languages. An encoder is
 * loaded when the first pair of its languages comes; a language whose encoder has not been fetched
 * is left to the other members.
 */
public final class NeuralMember implements StanceMember {

  /** The name of this member in options, bundles and output. */
  public static final String NAME = "neural";

  /** The stances in the order of the encoder's classes. */
  public static final List<Stance> CLASSES = List.of(Stance.PRO, Stance.ANTI, Stance.NONE);

  private static final String PREFIX = "neural-";
  private static final String SUFFIX = ".safetensors";

  private final List<TunedEncoder> encoders;
  private final Map<Language, PairEncoder> byLanguage = new EnumMap<>(Language.class);

  /**
   * A member of fine-tuned encoders.
   *
   * @param encoders of two for the same language the first one serves
   * @param library where the encoders that they were tuned from are found
   * @param keep whether the merged models are kept in the cache, as those of a bundle should be
   */
  public NeuralMember(List<TunedEncoder> encoders, EncoderLibrary library, boolean keep) {
    this.encoders = List.copyOf(encoders);
    for (TunedEncoder encoder : encoders) {
      if (library.has(encoder.encoder())) {
        PairEncoder loaded = new PairEncoder(encoder, library, keep);
        encoder.form().languages().forEach(language -> byLanguage.putIfAbsent(language, loaded));
      }
    }
  }

  /**
   * Reads a bundle's fine-tuned encoders.
   *
   * @param files names of the bundle's files; what else lies in its folder is not read
   * @throws BundleException where there is no encoder among them, or one that was tuned from other
   *     weights than this version has
   * @throws IOException where a file cannot be read
   */
  public static NeuralMember read(Path bundle, Collection<String> files, EncoderLibrary library)
      throws IOException {
    List<String> names =
        files.stream()
            .filter(name -> name.startsWith(PREFIX) && name.endsWith(SUFFIX))
            .sorted()
            .toList();
    if (names.isEmpty()) {
      throw new BundleException(
          "%s lists no file %s*%s; restore the bundle from where it came from"
              .formatted(bundle.resolve(BundleDescription.FILE), PREFIX, SUFFIX));
    }
    List<TunedEncoder> encoders = new ArrayList<>();
    for (String name : names) {
      TunedEncoder encoder = TunedEncoder.read(bundle.resolve(name));
      check(encoder, bundle.resolve(name));
      encoders.add(encoder);
    }
    return new NeuralMember(encoders, library, true);
  }

  private static void check(TunedEncoder encoder, Path file) throws BundleException {
    Optional<KnownEncoder> known = KnownEncoder.of(encoder.encoder());
    if (known.isPresent() && !known.get().sha256().equals(encoder.origin())) {
      throw new BundleException(
          "%s was fine-tuned from %s with SHA-256 %s; this version of Parley has it with SHA-256 %s: train the bundle again with 'parley train', or use the version of Parley that wrote it"
              .formatted(file, encoder.encoder(), encoder.origin(), known.get().sha256()));
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean judges(Language language) {
    return byLanguage.containsKey(language);
  }

  @Override
  public Map<Language, String> missing() {
    Map<Language, String> missing = new LinkedHashMap<>();
    for (TunedEncoder encoder : encoders) {
      for (Language language : encoder.form().languages()) {
        if (!judges(language)) {
          missing.putIfAbsent(language, encoder.encoder());
        }
      }
    }
    return missing;
  }

  @Override
  public Distribution judge(Pair pair) {
    Language language = pair.paragraph().language();
    PairEncoder encoder =
        Optional.ofNullable(byLanguage.get(language))
            .orElseThrow(() -> new IllegalArgumentException("no encoder for " + language.code()));
    try {
      return distribution(encoder.scores(pair));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What an encoder reads of a pair: the paragraph and the description of the target. */
  public static EncodedPair encode(Pair pair, PairTokenizer tokenizer) {
    return tokenizer.encode(
        pair.paragraph().text(), pair.target().mentions(), pair.target().target().description());
  }

  /** The softmax of the scores, which stand in the order of {@link #CLASSES}. */
  private static Distribution distribution(float[] scores) {
    double highest = Math.max(scores[0], Math.max(scores[1], scores[2]));
    double pro = Math.exp(scores[CLASSES.indexOf(Stance.PRO)] - highest);
    double anti = Math.exp(scores[CLASSES.indexOf(Stance.ANTI)] - highest);
    double none = Math.exp(scores[CLASSES.indexOf(Stance.NONE)] - highest);
    double total = pro + anti + none;
    return new Distribution(pro / total, anti / total, none / total);
  }

  @Override
  public void write(Path bundle) throws IOException {
    for (TunedEncoder encoder : encoders) {
      encoder.write(bundle.resolve(PREFIX + encoder.encoder() + SUFFIX));
    }
  }

  @Override
  public void close() {
    byLanguage.values().forEach(PairEncoder::close);
  }
}
