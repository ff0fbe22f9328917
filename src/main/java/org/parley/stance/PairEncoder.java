package org.parley.stance;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.parley.encoder.BaseEncoder;
import org.parley.encoder.EncodedPair;
import org.parley.encoder.EncoderLibrary;
import org.parley.encoder.EncoderSession;
import org.parley.encoder.PairTokenizer;
import org.parley.encoder.Pool;
import org.parley.encoder.Precision;
import org.parley.encoder.TunedEncoder;

/**
 * One fine-tuned encoder, loaded when it is first used. What it has read lately it does not read
 * again: boilerplate and quotations recur in a collection. Safe to share between threads.
 */
final class PairEncoder implements AutoCloseable {

  /** What is open once the encoder is loaded. */
  private record Loaded(BaseEncoder base, PairTokenizer tokenizer, EncoderSession session) {}

  private final TunedEncoder tuned;
  private final EncoderLibrary library;
  private final boolean keep;
  private final LastUsed<EncodedPair, float[]> known = new LastUsed<>(LastUsed.configuredSize());
  private @Nullable Loaded loaded;
  private @Nullable IOException failure;

  /**
   * An encoder.
   *
   * @param keep whether the merged model is kept in the cache
   */
  PairEncoder(TunedEncoder tuned, EncoderLibrary library, boolean keep) {
    this.tuned = tuned;
    this.library = library;
    this.keep = keep;
  }

  /**
   * The scores of a pair, one a stance, in the order of {@link NeuralMember#CLASSES}.
   *
   * @throws IOException where the encoder cannot be loaded; that is tried once
   */
  float[] scores(Pair pair) throws IOException {
    Loaded open = load();
    EncodedPair input = NeuralMember.encode(pair, open.tokenizer);
    return known.get(
        input,
        () ->
            open.session.scores(
                open.base.embed(input), Pool.weights(tuned.form().pools(), input), input.length()));
  }

  private synchronized Loaded load() throws IOException {
    if (failure != null) {
      throw new IOException(failure.getMessage(), failure);
    }
    if (loaded == null) {
      try {
        loaded = open();
      } catch (IOException e) {
        // To find hundreds of megabytes damaged takes seconds, and would for each pair.
        failure = e;
        throw e;
      }
    }
    return loaded;
  }

  private Loaded open() throws IOException {
    BaseEncoder base =
        library
            .find(tuned.encoder())
            .orElseThrow(() -> new IOException("no encoder " + tuned.encoder()));
    PairTokenizer tokenizer = library.tokenizer(base, tuned.form().maxTokens());
    try {
      EncoderSession session =
          keep
              ? tuned.open(base, Precision.INT8, library.cache())
              : EncoderSession.open(tuned.graph(base, Precision.INT8));
      return new Loaded(base, tokenizer, session);
    } catch (IOException e) {
      tokenizer.close();
      throw e;
    }
  }

  @Override
  public synchronized void close() {
    if (loaded != null) {
      loaded.session.close();
      loaded.tokenizer.close();
      loaded = null;
    }
  }
}
