package org.parley.stance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.encoder.EncodedPair;
import org.parley.encoder.EncoderLibrary;
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
   * @throws IOException where there is none, or one cannot be read
   */
  public static NeuralMember read(Path bundle, EncoderLibrary library) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(bundle, PREFIX + "*" + SUFFIX)) {
      found.forEach(files::add);
    }
    if (files.isEmpty()) {
      throw new BundleException(
          "%s has no file %s*%s; restore the bundle from where it came from"
              .formatted(bundle, PREFIX, SUFFIX));
    }
    files.sort(null);
    List<TunedEncoder> encoders = new ArrayList<>();
    for (Path file : files) {
      encoders.add(TunedEncoder.read(file));
    }
    return new NeuralMember(encoders, library, true);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean judges(Language language) {
    return byLanguage.containsKey(language);
  }

  /**
   * The languages that the member has learned but cannot judge here, as the encoder has not been
   * fetched, with the encoder's id.
   */
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
