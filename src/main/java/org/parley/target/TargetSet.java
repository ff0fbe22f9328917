package org.parley.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.parley.entity.Word;
import org.parley.text.Language;

/**
 * The targets that a bundle judges, in the order in which they are written out.
 *
 * @param targets the targets, ids unique
 * @param surroundings what helps to tell their mentions, by language
 */
public record TargetSet(List<Target> targets, Map<Language, Surroundings> surroundings) {

  private static final List<Language> LANGUAGES =
      List.of(Language.ENGLISH, Language.RUSSIAN, Language.ARABIC);

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

  public TargetSet {
    targets = List.copyOf(targets);
    surroundings = Map.copyOf(surroundings);
  }

  /**
   * Reads a target file.
   *
   * @throws IOException if the file cannot be read
   * @throws InvalidTargetsException if it is malformed; the message names file, line, what was
   *     found and what is allowed
   */
  public static TargetSet read(Path file) throws IOException {
    return TargetFile.parse(Files.readString(file), file.toString());
  }

  /**
   * Reads targets from the text of a target file.
   *
   * @param origin where the text comes from, for messages
   * @throws InvalidTargetsException if it is malformed
   */
  public static TargetSet parse(String yaml, String origin) {
    return TargetFile.parse(yaml, origin);
  }

  /**
   * Targets known by their names alone, for corpora whose every row is about its target. Id and
   * name are the name as given; the name is the only alias.
   *
   * @param names target names; one that comes again counts once
   */
  public static TargetSet assumed(List<String> names) {
    List<Target> targets = new ArrayList<>();
    for (String name : new LinkedHashSet<>(names)) {
      StringJoiner words = new StringJoiner(" ");
      BETWEEN_WORDS
          .splitAsStream(name)
          .map(Word::fold)
          .filter(word -> !word.isEmpty())
          .forEach(words::add);
      Map<Language, Target.Patterns> aliases = new EnumMap<>(Language.class);
      if (words.length() > 0) {
        List<String> alias = List.of(words.toString());
        for (Language language : LANGUAGES) {
          aliases.put(
              language, new Target.Patterns(alias, List.of(), List.of(), List.of(), List.of()));
        }
      }
      targets.add(new Target(name, name, name, Target.Addressing.ASSUMED, aliases));
    }
    return new TargetSet(targets, Map.of());
  }

  /** The set in YAML, as {@link #read} reads it. */
  public String toYaml() {
    return TargetYaml.of(this);
  }

  /** Only the targets with the given ids, in the order of this set. */
  public TargetSet restrictedTo(Collection<String> ids) {
    return new TargetSet(
        targets.stream().filter(target -> ids.contains(target.id())).toList(), surroundings);
  }

  /** The target with an id. */
  public Optional<Target> target(String id) {
    return targets.stream().filter(target -> target.id().equals(id)).findFirst();
  }

  /** The ids in order. */
  public List<String> ids() {
    return targets.stream().map(Target::id).toList();
  }
}
