package org.parley.stance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parley.entity.Word;
import org.parley.text.Language;
import org.parley.text.Token;

/**
 * A trilingual stance lexicon: words of several languages under one concept, so that what is
 * learned of "reject" serves отвергать and رفض too. The file is tab-separated, one concept a line:
 * concept, then English, Russian and Arabic lemmas, each list separated by commas; {@code #} begins
 * a comment. Spellings are compared as {@link Word#fold} leaves them.
 */
public final class Lexicon {

  private static final List<Language> COLUMNS =
      List.of(Language.ENGLISH, Language.RUSSIAN, Language.ARABIC);

  private final Map<Language, Map<String, String>> conceptByLemma;

  private Lexicon(Map<Language, Map<String, String>> conceptByLemma) {
    this.conceptByLemma = conceptByLemma;
  }

  /**
   * Reads a lexicon.
   *
   * @throws InvalidLexiconException where a line has another number of columns, or a lemma of one
   *     language is under two concepts; the message names file and line
   * @throws IOException where the file cannot be read
   */
  public static Lexicon read(Path file) throws IOException {
    Map<Language, Map<String, String>> concepts = new EnumMap<>(Language.class);
    COLUMNS.forEach(language -> concepts.put(language, new HashMap<>()));
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] columns = line.split("\t", -1);
      if (columns.length != 1 + COLUMNS.size()) {
        throw new InvalidLexiconException(
            "%s:%d: %d columns, expected 4: concept, English, Russian and Arabic lemmas"
                .formatted(file, i + 1, columns.length));
      }
      for (int c = 0; c < COLUMNS.size(); c++) {
        for (String lemma : columns[c + 1].split(",", -1)) {
          if (lemma.isBlank()) {
            continue;
          }
          String previous = concepts.get(COLUMNS.get(c)).put(Word.fold(lemma.strip()), columns[0]);
          if (previous != null && !previous.equals(columns[0])) {
            throw new InvalidLexiconException(
                "%s:%d: '%s' is under '%s' already; keep it under one concept"
                    .formatted(file, i + 1, lemma.strip(), previous));
          }
        }
      }
    }
    return new Lexicon(concepts);
  }

  /** The concept of a token, by its lemma or else its form; the empty string for none. */
  public String concept(Token token, Language language) {
    Map<String, String> concepts = conceptByLemma.getOrDefault(language, Map.of());
    String byLemma = concepts.get(Word.fold(token.lemma()));
    return byLemma != null ? byLemma : concepts.getOrDefault(Word.fold(token.form()), "");
  }
}
