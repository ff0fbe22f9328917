package org.parley.encoder;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.text.Span;

/**
 * Turns a paragraph and the description of a target into word pieces, through the Hugging Face
 * tokenizers library. Web addresses are left out and hashtags in Latin letters are cut into their
 * words (#HandOverTheServer). What looks like a special token ([SEP]) is read as the text that it
 * is. Safe to share between threads.
 *
 * <p>The first one sets, for the whole process and where they have no value yet, the system
 * properties that keep the library off the network and say where it unpacks its native part: {@code
 * ai.djl.offline}, {@code OPT_OUT_TRACKING}, {@code RUST_FLAVOR} and {@code ENGINE_CACHE_DIR}.
 */
public final class PairTokenizer implements AutoCloseable {

  /** No more than this share of the input may be the target's description. */
  private static final double LARGEST_TARGET_SHARE = 0.5;

  /** [CLS] and two [SEP]. */
  private static final int SPECIAL_TOKENS = 3;

  private static final Pattern URL = Pattern.compile("https?://\\S+");

  /** The opening bracket of a special token of BERT. */
  private static final Pattern SPECIAL = Pattern.compile("\\[(?=(?:PAD|UNK|CLS|SEP|MASK)])");

  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");
  private static final Pattern HASHTAG = Pattern.compile("#\\w+");
  private static final Pattern HUMP =
      Pattern.compile("(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[0-9])(?=[A-Za-z])|_");

  private record Piece(int id, Span span) {}

  private final HuggingFaceTokenizer tokenizer;
  private final int maxTokens;
  private final int first;
  private final int separator;

  /**
   * A tokenizer.
   *
   * @param file a {@code tokenizer.json} of the BERT family
   * @param libraries where the native library may be unpacked
   * @param maxTokens longest input in tokens, above 8
   * @throws IOException where the file is missing or the native library does not load
   */
  public PairTokenizer(Path file, Path libraries, int maxTokens) throws IOException {
    stayOffline(libraries);
    this.maxTokens = maxTokens;
    try {
      tokenizer =
          HuggingFaceTokenizer.newInstance(
              file, Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "false"));
    } catch (UnsatisfiedLinkError | IllegalStateException e) {
      throw new IOException("the tokenizers' native library does not load: " + e.getMessage(), e);
    }
    long[] empty = tokenizer.encode("", true, false).getIds();
    first = (int) empty[0];
    separator = (int) empty[empty.length - 1];
  }

  /** The library would report its use and could fetch what it misses: neither is wanted. */
  private static void stayOffline(Path libraries) {
    Map.of(
            "ai.djl.offline", "true",
            "OPT_OUT_TRACKING", "true",
            "RUST_FLAVOR", "cpu",
            "ENGINE_CACHE_DIR", libraries.toAbsolutePath().toString())
        .forEach(
            (key, value) -> {
              if (System.getProperty(key) == null) {
                System.setProperty(key, value);
              }
            });
  }

  /**
   * Encodes a pair.
   *
   * @param paragraph the paragraph's text
   * @param mentions where it mentions the target, in reading order; where the paragraph is too
   *     long, the part round the first mention is kept
   * @param target what the target is
   */
  public EncodedPair encode(String paragraph, List<Span> mentions, String target) {
    List<Piece> second = pieces(target);
    int longest = (int) ((maxTokens - SPECIAL_TOKENS) * LARGEST_TARGET_SHARE);
    if (second.size() > longest) {
      second = second.subList(0, longest);
    }
    List<Piece> window =
        window(pieces(paragraph), mentions, maxTokens - SPECIAL_TOKENS - second.size());

    int length = window.size() + second.size() + SPECIAL_TOKENS;
    int[] ids = new int[length];
    int[] segments = new int[length];
    boolean[] mention = new boolean[length];
    int at = 0;
    ids[at++] = first;
    for (Piece piece : window) {
      mention[at] = mentions.stream().anyMatch(piece.span::overlaps);
      ids[at++] = piece.id;
    }
    ids[at++] = separator;
    for (Piece piece : second) {
      segments[at] = 1;
      ids[at++] = piece.id;
    }
    segments[at] = 1;
    ids[at] = separator;
    return new EncodedPair(ids, segments, mention);
  }

  @Override
  public void close() {
    tokenizer.close();
  }

  /** As many pieces as fit: the first ones, or those round the first mention beyond them. */
  private static List<Piece> window(List<Piece> pieces, List<Span> mentions, int size) {
    if (pieces.size() <= size) {
      return pieces;
    }
    int mentioned = 0;
    while (mentioned < pieces.size()
        && mentions.stream().noneMatch(pieces.get(mentioned).span::overlaps)) {
      mentioned++;
    }
    int start = 0;
    if (mentioned < pieces.size() && mentioned > size * 3 / 4) {
      start = Math.min(mentioned - size / 2, pieces.size() - size);
    }
    return pieces.subList(start, start + size);
  }

  private List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    for (Span segment : segments(text)) {
      add(segment.of(text), segment.start(), pieces);
    }
    return pieces;
  }

  private void add(String text, int offset, List<Piece> pieces) {
    if (text.isBlank()) {
      return;
    }
    // Half a surrogate pair has no UTF-8 form: the library would count it as several characters.
    Encoding encoding =
        tokenizer.encode(LONE_SURROGATE.matcher(text).replaceAll("\ufffd"), false, false);
    long[] ids = encoding.getIds();
    CharSpan[] spans = encoding.getCharTokenSpans();
    // The library counts code points, Parley UTF-16 units.
    int point = 0;
    int unit = 0;
    for (int i = 0; i < ids.length; i++) {
      unit = text.offsetByCodePoints(unit, spans[i].getStart() - point);
      int end = text.offsetByCodePoints(unit, spans[i].getEnd() - spans[i].getStart());
      point = spans[i].getStart();
      pieces.add(new Piece((int) ids[i], new Span(offset + unit, offset + end)));
    }
  }

  /** The text without web addresses, cut within hashtags and within special tokens. */
  static List<Span> segments(String text) {
    List<Span> segments = new ArrayList<>();
    int start = 0;
    Matcher url = URL.matcher(text);
    while (url.find()) {
      addSegments(text, new Span(start, url.start()), segments);
      start = url.end();
    }
    addSegments(text, new Span(start, text.length()), segments);
    return segments;
  }

  private static void addSegments(String text, Span part, List<Span> segments) {
    int start = part.start();
    Matcher special = SPECIAL.matcher(text).region(part.start(), part.end());
    while (special.find()) {
      addWords(text, new Span(start, special.end()), segments);
      start = special.end();
    }
    addWords(text, new Span(start, part.end()), segments);
  }

  private static void addWords(String text, Span part, List<Span> segments) {
    int start = part.start();
    Matcher hashtag = HASHTAG.matcher(text).region(part.start(), part.end());
    while (hashtag.find()) {
      Matcher hump = HUMP.matcher(text).region(hashtag.start(), hashtag.end());
      hump.useTransparentBounds(true);
      while (hump.find()) {
        segments.add(new Span(start, hump.start()));
        start = hump.end();
      }
    }
    if (start < part.end()) {
      segments.add(new Span(start, part.end()));
    }
  }
}
