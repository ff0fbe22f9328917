package org.parley.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.text.Language;

/**
 * The table of boilerplate: lines that web pages put round an article and that nobody says. A
 * pattern must match a whole line or block, its white space runs taken as one space and case
 * ignored, so that a sentence about cookies is never lost.
 */
final class Boilerplate {

  private static final String TABLE = "boilerplate.tsv";
  private static final String ANY = "any";
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0]+");

  /** No boilerplate is longer; keeps matching cheap on long paragraphs. */
  private static final int MAX_LENGTH = 400;

  private static final Map<String, UnicodeScript> SCRIPTS =
      Map.of(
          Language.ENGLISH.code(), UnicodeScript.LATIN,
          Language.RUSSIAN.code(), UnicodeScript.CYRILLIC,
          Language.ARABIC.code(), UnicodeScript.ARABIC);

  /**
   * A row of the table.
   *
   * @param script a script that the text must have a letter of; null where it may have any
   */
  private record Rule(Pattern pattern, @Nullable UnicodeScript script, String reason) {}

  private final List<Rule> rules;

  private Boilerplate(List<Rule> rules) {
    this.rules = rules;
  }

  /** Reads the table {@code boilerplate.tsv}: pattern, language ({@code any} or a code), reason. */
  static Boilerplate load() {
    try (InputStream in = Boilerplate.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException(TABLE + " is not in the jar");
      }
      List<String> lines =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList();
      return new Boilerplate(lines.stream().skip(1).map(Boilerplate::rule).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Rule rule(String line) {
    String[] columns = line.split("\t", -1);
    if (columns.length != 3) {
      throw new IllegalStateException(TABLE + ": three columns expected in \"" + line + "\"");
    }
    UnicodeScript script = SCRIPTS.get(columns[1]);
    if (script == null && !columns[1].equals(ANY)) {
      throw new IllegalStateException(TABLE + ": no language \"" + columns[1] + "\"");
    }
    return new Rule(
        Pattern.compile(columns[0], Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
        script,
        columns[2]);
  }

  /** Why a line or block is boilerplate; empty where it is none. */
  Optional<String> reason(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String flat = BLANKS.matcher(text).replaceAll(" ").strip();
    Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    flat.chars().mapToObj(UnicodeScript::of).forEach(scripts::add);
    return rules.stream()
        .filter(rule -> rule.script == null || scripts.contains(rule.script))
        .filter(rule -> rule.pattern.matcher(flat).matches())
        .map(Rule::reason)
        .findFirst();
  }
}
