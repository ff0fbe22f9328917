package org.parley.target;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.parley.target.PatternList.Match;
import org.parley.target.Reading.Candidates;
import org.parley.text.AnalysedParagraph;
import org.parley.text.Language;

/** A target set with its patterns parsed, by language. */
final class CompiledTargets {

  private record Around(
      PatternList topic,
      PatternList process,
      PatternList context,
      PatternList competitors,
      PatternList elsewhere) {

    Stream<PatternList> lists() {
      return Stream.of(topic, process, context, competitors, elsewhere);
    }
  }

  private record Aliases(
      PatternList explicit,
      PatternList names,
      PatternList indirect,
      PatternList references,
      PatternList exclusions) {

    Stream<PatternList> lists() {
      return Stream.of(explicit, names, indirect, references, exclusions);
    }
  }

  private record Compiled(Around around, List<Aliases> targets, WordIndex index) {}

  private final Map<Language, Compiled> byLanguage;

  private CompiledTargets(Map<Language, Compiled> byLanguage) {
    this.byLanguage = byLanguage;
  }

  static CompiledTargets of(TargetSet set) {
    Map<Language, Compiled> byLanguage = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      // Text whose language could not be told may be in any of them.
      List<Language> from =
          language == Language.UNDETERMINED
              ? List.of(Language.ENGLISH, Language.RUSSIAN, Language.ARABIC)
              : List.of(language);
      List<Surroundings> around =
          from.stream()
              .map(one -> set.surroundings().getOrDefault(one, Surroundings.NONE))
              .toList();
      List<Aliases> targets = new ArrayList<>();
      for (Target target : set.targets()) {
        List<Target.Patterns> patterns =
            from.stream().map(target.aliases()::get).filter(one -> one != null).toList();
        targets.add(
            new Aliases(
                join(patterns, Target.Patterns::explicit),
                join(patterns, Target.Patterns::names),
                join(patterns, Target.Patterns::indirect),
                join(patterns, Target.Patterns::references),
                join(patterns, Target.Patterns::exclusions)));
      }
      Around words =
          new Around(
              join(around, Surroundings::topic),
              join(around, Surroundings::process),
              join(around, Surroundings::context),
              join(around, Surroundings::competitors),
              join(around, Surroundings::elsewhere));
      List<PatternList> lists =
          Stream.concat(words.lists(), targets.stream().flatMap(Aliases::lists)).toList();
      byLanguage.put(language, new Compiled(words, List.copyOf(targets), new WordIndex(lists)));
    }
    return new CompiledTargets(byLanguage);
  }

  private static <T> PatternList join(List<T> parts, Function<T, List<String>> list) {
    return PatternList.of(
        parts.stream().flatMap(part -> list.apply(part).stream()).distinct().toList());
  }

  /** Reads one paragraph by itself. */
  Reading read(AnalysedParagraph paragraph) {
    Compiled compiled = byLanguage.get(paragraph.language());
    ParagraphWords words = ParagraphWords.of(paragraph, compiled.index());
    List<Candidates> candidates =
        compiled.targets().stream().map(aliases -> candidates(aliases, words)).toList();
    Around around = compiled.around();
    Reading reading =
        new Reading(
            around.topic().occursIn(words),
            around.elsewhere().occursIn(words),
            around.competitors().occursIn(words),
            around.process().find(words),
            around.context().find(words),
            candidates);
    return reading.onTopic() || !namesATarget(reading) ? reading : reading.withTopic();
  }

  /** Whether a target is named without a doubt: such a paragraph is on the topic by that alone. */
  private static boolean namesATarget(Reading reading) {
    for (int t = 0; t < reading.candidates().size(); t++) {
      if (!reading.candidates().get(t).explicit().isEmpty()) {
        return true;
      }
      if (!reading.elsewhere()
          && !reading.namesInContext(t, AliasTargetFinder.CONTEXT_WINDOW).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static Candidates candidates(Aliases aliases, ParagraphWords words) {
    List<Match> exclusions = aliases.exclusions().find(words);
    List<Match> names = aliases.names().find(words);
    List<Match> kept = without(exclusions, names);
    return new Candidates(
        without(exclusions, aliases.explicit().find(words)),
        kept,
        without(exclusions, aliases.indirect().find(words)),
        without(exclusions, aliases.references().find(words)),
        kept.size() < names.size());
  }

  private static List<Match> without(List<Match> exclusions, List<Match> matches) {
    return matches.stream()
        .filter(match -> exclusions.stream().noneMatch(one -> one.covers(match)))
        .toList();
  }
}
