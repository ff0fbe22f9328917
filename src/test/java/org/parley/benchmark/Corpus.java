package org.parley.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.Preparation;
import org.parley.PreparedParagraph;
import org.parley.stance.Bundle;
import org.parley.target.TargetMentions;
import org.parley.text.Language;
import org.parley.text.Paragraph;
import org.parley.text.Sentence;
import org.parley.text.Span;

/**
 * The sentences of the training part of the annotated corpus, by language, apart by what they say
 * of the targets.
 */
final class Corpus {

  private static final List<String> FILES =
      List.of("english.jsonl", "english-plain.jsonl", "russian.jsonl", "arabic.jsonl");

  /**
   * What there is in one language.
   *
   * @param naming sentences that mention a target
   * @param beside the other sentences of paragraphs that do
   * @param plain sentences of paragraphs that do not
   * @param topicalLengths sentences in each paragraph that addresses a target
   * @param plainLengths sentences in each other paragraph
   * @param documentLengths paragraphs in each document
   */
  record Part(
      List<Fragment> naming,
      List<Fragment> beside,
      List<Fragment> plain,
      List<Integer> topicalLengths,
      List<Integer> plainLengths,
      List<Integer> documentLengths) {

    Part() {
      this(
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>());
    }
  }

  private final Map<Language, Part> parts = new EnumMap<>(Language.class);

  private Corpus() {}

  /** What there is in a language. */
  Part of(Language language) {
    return parts.computeIfAbsent(language, one -> new Part());
  }

  /**
   * Reads the corpus.
   *
   * @param data the project's folder of data
   * @param bundle tells which sentences mention a target
   */
  static Corpus read(Path data, Bundle bundle) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Set<String> train = new HashSet<>();
    json.readTree(data.resolve("splits.json").toFile())
        .get("train")
        .forEach(id -> train.add(id.asText()));
    Map<String, List<String>> documents = new LinkedHashMap<>();
    for (String file : FILES) {
      for (String line : Files.readAllLines(data.resolve("annotations").resolve(file))) {
        JsonNode row = json.readTree(line);
        String id = row.get("document").asText();
        if (train.contains(id)) {
          documents.computeIfAbsent(id, one -> new ArrayList<>()).add(row.get("text").asText());
        }
      }
    }
    Preparation preparation = Preparation.of(bundle.targets(), bundle.gazetteer());
    Corpus corpus = new Corpus();
    for (List<String> texts : documents.values()) {
      corpus.add(preparation.prepare(paragraphs(texts), Preparation.Entities.NONE));
    }
    return corpus;
  }

  private static List<Paragraph> paragraphs(List<String> texts) {
    List<Paragraph> paragraphs = new ArrayList<>();
    int start = 0;
    for (String text : texts) {
      Span span = new Span(start, start + text.length());
      paragraphs.add(new Paragraph(paragraphs.size(), Paragraph.Kind.BODY, span, text));
      start = span.end() + 1;
    }
    return paragraphs;
  }

  private void add(List<PreparedParagraph> document) {
    of(document.get(0).paragraph().language()).documentLengths().add(document.size());
    for (PreparedParagraph prepared : document) {
      Part part = of(prepared.paragraph().language());
      boolean topical = prepared.addressesAny();
      List<Sentence> sentences = prepared.paragraph().sentences();
      (topical ? part.topicalLengths() : part.plainLengths()).add(sentences.size());
      for (Sentence sentence : sentences) {
        String text = sentence.span().of(prepared.paragraph().text()).replaceAll("\\s+", " ");
        Fragment fragment = new Fragment(text, sentence.tokens().size());
        if (!topical) {
          part.plain().add(fragment);
        } else if (names(prepared, sentence)) {
          part.naming().add(fragment);
        } else {
          part.beside().add(fragment);
        }
      }
    }
  }

  private static boolean names(PreparedParagraph prepared, Sentence sentence) {
    return prepared.targets().stream()
        .map(TargetMentions::mentions)
        .anyMatch(mentions -> mentions.stream().anyMatch(sentence.span()::overlaps));
  }

  /**
   * A sentence cut in two near its middle, after a comma or else between words; empty where it is
   * too short.
   */
  static List<Fragment> halves(Fragment sentence) {
    String text = sentence.text();
    int middle = text.length() / 2;
    int cut = text.indexOf(", ", middle / 2);
    cut = cut < 0 || cut > middle * 3 / 2 ? text.indexOf(' ', middle) : cut + 1;
    if (cut <= 0 || cut >= text.length() - 1) {
      return List.of();
    }
    int tokens = Math.round((float) sentence.tokens() * cut / text.length());
    return List.of(
        new Fragment(text.substring(0, cut), tokens),
        new Fragment(text.substring(cut + 1), sentence.tokens() - tokens));
  }
}
