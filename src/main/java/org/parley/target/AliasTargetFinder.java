package org.parley.target;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.parley.target.PatternList.Match;
import org.parley.text.AnalysedParagraph;
import org.parley.text.Span;

/**
 * Finds targets by their aliases and by the document.
 *
 * <p>A document is read twice. The first reading looks at every paragraph by itself: names that can
 * mean nothing else count at once. The second one settles, in order, what depends on the rest:
 *
 * <ul>
 *   <li>An ambiguous name ("Geneva") counts beside a word of the context ("talks"), or bare where
 *       the document names the target anywhere, since a word keeps one sense throughout a text
 *       (Gale, Church and Yarowsky 1992, "One sense per discourse"). By the same rule, where the
 *       document uses it in an excluded sense, the context has to stand right beside it.
 *   <li>A description ("the UN-led process") counts in a document on the topic.
 *   <li>A reference ("these talks") points to the target that was named last among those that it
 *       can stand for, if that was not long ago and the paragraph names no competitor.
 * </ul>
 *
 * <p>What an exclusion covers is no mention, and a paragraph on another subject ("Yemen") has none
 * but the unmistakable ones. Safe to share between threads.
 */
public final class AliasTargetFinder implements TargetFinder {

  /**
   * How many words may stand between an ambiguous name and its context. Half a long clause: "the
   * talks that the United Nations has been convening, with long breaks, in Geneva" has eleven.
   */
  private static final int CONTEXT_WINDOW = 12;

  /**
   * The same, where the document uses the name in another sense too: "the talks in Geneva", "the
   * Geneva round of talks", but not a context word of the next clause.
   */
  private static final int NARROW_WINDOW = 3;

  /**
   * How many paragraphs a reference reaches back. News and statements resume a subject after a
   * paragraph of quotation or background; after two the reader needs the name again.
   */
  private static final int REACH = 3;

  private final List<Target> targets;
  private final CompiledTargets compiled;

  /** Prepares the patterns of a set. */
  public AliasTargetFinder(TargetSet set) {
    this.targets = set.targets();
    this.compiled = CompiledTargets.of(set);
  }

  @Override
  public List<List<TargetMentions>> find(List<AnalysedParagraph> document) {
    List<Reading> readings = document.stream().map(compiled::read).toList();
    Memory memory = new Memory(targets.size());
    List<Sense> senses = senses(readings);
    boolean onTopic = readings.stream().anyMatch(Reading::onTopic);
    boolean elsewhere = !onTopic && readings.stream().anyMatch(Reading::elsewhere);

    List<List<TargetMentions>> result = new ArrayList<>();
    for (int p = 0; p < readings.size(); p++) {
      Reading reading = readings.get(p);
      boolean foreign = !reading.onTopic() && (reading.elsewhere() || elsewhere);
      List<List<Match>> mentions = new ArrayList<>();
      for (int t = 0; t < targets.size(); t++) {
        Reading.Candidates candidates = reading.candidates().get(t);
        List<Match> found = new ArrayList<>(candidates.explicit());
        if (!foreign) {
          found.addAll(names(reading, t, senses.get(t)));
          if (onTopic) {
            found.addAll(candidates.indirect());
          }
        }
        mentions.add(found);
      }
      if (!foreign && !reading.competitor()) {
        resolveReferences(p, reading, mentions, memory);
      }
      memory.remember(p, mentions);
      result.add(mentions(mentions));
    }
    return List.copyOf(result);
  }

  /**
   * What a document makes of a target's ambiguous names.
   *
   * @param named whether it names the target beyond doubt
   * @param window how near the context has to stand
   */
  private record Sense(boolean named, int window) {}

  private List<Sense> senses(List<Reading> readings) {
    List<Sense> senses = new ArrayList<>();
    for (int t = 0; t < targets.size(); t++) {
      int target = t;
      boolean explicit =
          readings.stream().anyMatch(one -> !one.candidates().get(target).explicit().isEmpty());
      boolean otherSense =
          readings.stream().anyMatch(one -> one.candidates().get(target).otherSense());
      int window = otherSense && !explicit ? NARROW_WINDOW : CONTEXT_WINDOW;
      boolean inContext =
          readings.stream()
              .filter(one -> one.onTopic() || !one.elsewhere())
              .anyMatch(one -> !one.namesInContext(target, window).isEmpty());
      senses.add(new Sense(explicit || (inContext && !otherSense), window));
    }
    return senses;
  }

  private static List<Match> names(Reading reading, int target, Sense sense) {
    return sense.named()
        ? reading.candidates().get(target).names()
        : reading.namesInContext(target, sense.window());
  }

  /** Adds each reference to the mentions of the target that it points to, in reading order. */
  private void resolveReferences(
      int paragraph, Reading reading, List<List<Match>> mentions, Memory memory) {
    record Reference(int target, Match match) {}
    List<Reference> references = new ArrayList<>();
    for (int t = 0; t < targets.size(); t++) {
      for (Match match : reading.candidates().get(t).references()) {
        references.add(new Reference(t, match));
      }
    }
    references.sort(Comparator.comparing(reference -> reference.match().span()));
    for (Reference reference : references) {
      long own = memory.last(reference.target(), paragraph, reference.match(), mentions, REACH);
      boolean last =
          own != Memory.NEVER
              && references.stream()
                  .filter(other -> other.match().span().overlaps(reference.match().span()))
                  .allMatch(
                      other ->
                          memory.last(other.target(), paragraph, reference.match(), mentions, REACH)
                              <= own);
      if (last) {
        mentions.get(reference.target()).add(reference.match());
      }
    }
  }

  private List<TargetMentions> mentions(List<List<Match>> mentions) {
    List<TargetMentions> all = new ArrayList<>();
    for (int t = 0; t < targets.size(); t++) {
      Target target = targets.get(t);
      List<Span> spans = mentions.get(t).stream().map(Match::span).distinct().sorted().toList();
      List<Span> outermost = new ArrayList<>();
      for (Span span : spans) {
        // Sorted by start, longest first: whatever covers a span comes before it.
        if (outermost.stream().noneMatch(other -> other.contains(span))) {
          outermost.add(span);
        }
      }
      boolean addressed = target.addressing() == Target.Addressing.ASSUMED || !outermost.isEmpty();
      all.add(new TargetMentions(target, addressed, outermost));
    }
    return List.copyOf(all);
  }

  /** Where each target was mentioned last. */
  private static final class Memory {

    static final long NEVER = -1;

    private final long[] last;

    Memory(int targets) {
      last = new long[targets];
      Arrays.fill(last, NEVER);
    }

    void remember(int paragraph, List<List<Match>> mentions) {
      for (int t = 0; t < last.length; t++) {
        for (Match match : mentions.get(t)) {
          last[t] = Math.max(last[t], position(paragraph, match));
        }
      }
    }

    /** Position of the target's last mention before a match, or NEVER if it is out of reach. */
    long last(int target, int paragraph, Match before, List<List<Match>> mentions, int reach) {
      long best = last[target] >= (long) (paragraph - reach) << Integer.SIZE ? last[target] : NEVER;
      for (Match match : mentions.get(target)) {
        if (match.span().start() < before.span().start()) {
          best = Math.max(best, position(paragraph, match));
        }
      }
      return best;
    }

    private static long position(int paragraph, Match match) {
      return ((long) paragraph << Integer.SIZE) + match.span().start();
    }
  }
}
