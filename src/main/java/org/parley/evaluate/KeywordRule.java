package org.parley.evaluate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.stance.Stance;

/**
 * A baseline that anybody could write in an hour: more words of support than of rejection make a
 * text pro, more of rejection anti, as many of both none. It knows neither target nor negation.
 */
final class KeywordRule {

  private static final String RESOURCE = "keywords.tsv";
  private static final Pattern WORD = Pattern.compile("\\p{L}+");

  /** Clitics and the article that stand before an Arabic stem in one word with it. */
  private static final Pattern ARABIC_PREFIX = Pattern.compile("^[وف]?[بكل]?(ال)?(?=\\p{L}{3})");

  private final Map<String, Stance> byStem = new HashMap<>();
  private final int[] lengths;

  KeywordRule() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(KeywordRule.class.getResourceAsStream(RESOURCE)),
                StandardCharsets.UTF_8))) {
      in.lines().filter(line -> !line.startsWith("#")).forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lengths = byStem.keySet().stream().mapToInt(String::length).distinct().sorted().toArray();
  }

  private void add(String line) {
    List<String> columns = List.of(line.split("\t", -1));
    Stance stance = Stance.ofLabel(columns.get(1)).orElseThrow();
    for (String stem : columns.get(2).split(",", -1)) {
      byStem.put(stem, stance);
    }
  }

  /** The stance of a text by its words alone. */
  Stance judge(String text) {
    int balance = 0;
    Matcher words = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (words.find()) {
      balance += weight(words.group());
    }
    return balance > 0 ? Stance.PRO : balance < 0 ? Stance.ANTI : Stance.NONE;
  }

  private int weight(String word) {
    List<String> forms = new ArrayList<>(List.of(word));
    if (Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.ARABIC) {
      forms.add(ARABIC_PREFIX.matcher(word).replaceFirst(""));
    }
    for (String form : forms) {
      // The longest stem decides: "against" before "again".
      for (int i = lengths.length - 1; i >= 0; i--) {
        if (lengths[i] <= form.length()) {
          Stance stance = byStem.get(form.substring(0, lengths[i]));
          if (stance != null) {
            return stance == Stance.PRO ? 1 : -1;
          }
        }
      }
    }
    return 0;
  }
}
