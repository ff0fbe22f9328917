package org.parley.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.text.Language;

/**
 * Documents made of the corpus's sentences in new combinations, so that no two paragraphs are
 * equal. A document is in one language and either about the targets, each of its paragraphs
 * mentioning one, or not.
 */
final class Workload {

  /** Share of the paragraphs that mention a target. */
  private static final double TOPICAL = 0.2;

  /** How often a paragraph is drawn again where it has been before, ere one more piece is added. */
  private static final int DRAWS = 3;

  private final Corpus corpus;
  private final Map<Language, Double> shares;
  private final Random random;
  private final Set<String> drawn = new HashSet<>();

  /**
   * A workload.
   *
   * @param shares of the paragraphs, by language
   */
  Workload(Corpus corpus, Map<Language, Double> shares, long seed) {
    this.corpus = corpus;
    this.shares = shares;
    this.random = new Random(seed);
  }

  /** A workload on disk: JSON Lines, a paragraph a line. */
  record Size(Path file, int paragraphs, long tokens) {}

  /**
   * Writes the workload.
   *
   * @param texts null, or a folder that gets every document as a text file besides
   */
  Size write(Path file, int paragraphs, @Nullable Path texts) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Map<Language, int[]> written = new EnumMap<>(Language.class);
    long tokens = 0;
    int total = 0;
    int documents = 0;
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      while (total < paragraphs) {
        Language language = mostWanting(written, total);
        int[] counts = written.computeIfAbsent(language, one -> new int[2]);
        boolean topical = counts[1] < TOPICAL * (counts[0] + 1);
        int length = Math.min(pick(corpus.of(language).documentLengths()), paragraphs - total);
        String id = "d" + documents++;
        List<String> document = new ArrayList<>();
        for (int p = 0; p < length; p++) {
          Fragment paragraph = paragraph(corpus.of(language), topical);
          document.add(paragraph.text());
          tokens += paragraph.tokens();
          out.write(
              json.writeValueAsString(
                  json.createObjectNode().put("document", id).put("text", paragraph.text())));
          out.newLine();
        }
        if (texts != null) {
          Files.writeString(texts.resolve(id + ".txt"), String.join("\n\n", document));
        }
        total += length;
        counts[0] += length;
        counts[1] += topical ? length : 0;
      }
    }
    return new Size(file, total, tokens);
  }

  private Language mostWanting(Map<Language, int[]> written, int total) {
    Language best = Language.ENGLISH;
    double most = Double.NEGATIVE_INFINITY;
    for (Map.Entry<Language, Double> share : shares.entrySet()) {
      int[] counts = written.getOrDefault(share.getKey(), new int[2]);
      double wanting = share.getValue() * (total + 1) - counts[0];
      if (wanting > most) {
        most = wanting;
        best = share.getKey();
      }
    }
    return best;
  }

  private Fragment paragraph(Corpus.Part part, boolean topical) {
    int sentences = pick(topical ? part.topicalLengths() : part.plainLengths());
    for (int attempt = 0; ; attempt++) {
      Fragment paragraph =
          attempt < DRAWS ? sentences(part, topical, sentences) : mixed(part, topical, sentences);
      if (drawn.add(paragraph.text())) {
        return paragraph;
      }
    }
  }

  private Fragment sentences(Corpus.Part part, boolean topical, int count) {
    int naming = topical ? random.nextInt(count) : -1;
    Fragment paragraph = null;
    for (int s = 0; s < count; s++) {
      Fragment sentence =
          pick(s == naming ? part.naming() : topical ? part.beside() : part.plain());
      paragraph = paragraph == null ? sentence : paragraph.and(sentence);
    }
    return Objects.requireNonNull(paragraph);
  }

  /** With the first sentence's beginning from one sentence and its end from another. */
  private Fragment mixed(Corpus.Part part, boolean topical, int count) {
    List<Fragment> pool = topical ? part.naming() : part.plain();
    List<Fragment> head = Corpus.halves(pick(pool));
    List<Fragment> tail = Corpus.halves(pick(pool));
    if (head.isEmpty() || tail.isEmpty()) {
      return sentences(part, topical, count);
    }
    Fragment first = head.get(0).and(tail.get(1));
    return count == 1 ? first : first.and(sentences(part, topical, count - 1));
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
