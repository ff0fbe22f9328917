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
 *   <li>An ambiguous name ("Geneva") counts in a document on the topic, elsewhere only beside a
 *       word of the process or the context ("talks"); so it does in a paragraph that uses the name
 *       in an excluded sense too. One sense per document, the usual assumption (Gale, Church and
 *       Yarowsky 1992), would lose the documents that set one Sochi against the other.
 *   <li>A description ("the UN-led process") counts in a document on the topic.
 *   <li>A reference ("these talks") points to the target that was named last among those that it
 *       can stand for.
 *   <li>A paragraph that has no mention by then but speaks of a process ("the delegates", "a vote")
 *       carries on what the last paragraph with mentions, or for an opening the next one, is about.
 * </ul>
 *
 * <p>The last two reach a few paragraphs far and never past a competitor or another sense of a
 * name. What an exclusion covers is no mention, and a paragraph on another subject ("Yemen") has
 * none but the unmistakable ones. Safe to share between threads.
 */
public final class AliasTargetFinder implements TargetFinder {

  /**
   * How many words may stand between an ambiguous name and its context. Half a long clause: "the
   * talks that the United Nations has been convening, with long breaks, in Geneva" has eleven.
   */
  static final int CONTEXT_WINDOW = 12;

  /**
   * The same in a paragraph that uses the name in another sense too: "the talks in Geneva", "the
   * Geneva round of talks", but not a word of the next clause.
   */
  private static final int NARROW_WINDOW = 3;

  /**
   * How many paragraphs a reference reaches back. News and statements resume a subject after a
   * paragraph or two of quotation or background; then the reader needs the name again.
   */
  private static final int REACH = 3;

  /** How far an opening looks ahead: a heading and a lead come before the name is told. */
  private static final int OPENING = 3;

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
    boolean onTopic = readings.stream().anyMatch(Reading::onTopic);
    boolean elsewhere = !onTopic && readings.stream().anyMatch(Reading::elsewhere);

    Memory memory = new Memory(targets.size());
    List<List<List<Match>>> mentions = new ArrayList<>();
    for (int p = 0; p < readings.size(); p++) {
      Reading reading = readings.get(p);
      boolean foreign = reading.foreign(elsewhere);
      List<List<Match>> own = new ArrayList<>();
      for (int t = 0; t < targets.size(); t++) {
        Reading.Candidates candidates = reading.candidates().get(t);
        List<Match> found = new ArrayList<>(candidates.explicit());
        if (!foreign) {
          found.addAll(names(reading, t, onTopic));
          if (onTopic) {
            found.addAll(candidates.indirect());
          }
        }
        own.add(found);
      }
      if (!foreign && !reading.competitor()) {
        resolveReferences(p, reading, own, memory);
      }
      memory.remember(p, own);
      mentions.add(own);
    }
    carryOn(readings, mentions, elsewhere);
    return mentions.stream().map(this::mentions).toList();
  }

  private static List<Match> names(Reading reading, int target, boolean onTopic) {
    Reading.Candidates candidates = reading.candidates().get(target);
    if (candidates.otherSense()) {
      return reading.namesInContext(target, NARROW_WINDOW);
    }
    return onTopic ? candidates.names() : reading.namesInContext(target, CONTEXT_WINDOW);
  }

  /** Gives paragraphs without mentions, but on some process, what their neighbours are about. */
  private void carryOn(
      List<Reading> readings, List<List<List<Match>>> mentions, boolean elsewhere) {
    // By the document alone: what was carried on does not carry further.
    List<Boolean> named =
        mentions.stream().map(own -> own.stream().anyMatch(one -> !one.isEmpty())).toList();
    int first = named.indexOf(true);
    for (int p = 0; p < readings.size(); p++) {
      Reading reading = readings.get(p);
      if (named.get(p)
          || reading.process().isEmpty()
          || reading.competitor()
          || reading.foreign(elsewhere)
          || reading.candidates().stream().anyMatch(Reading.Candidates::otherSense)) {
        continue;
      }
      // An opening takes its subject from the first paragraph with mentions, others from the last.
      int source = p < first ? Math.min(first, p + OPENING) : p - 1;
      while (p > first && source > Math.max(0, p - REACH) && !named.get(source)) {
        source--;
      }
      for (int t = 0; source >= 0 && named.get(source) && t < targets.size(); t++) {
        if (!mentions.get(source).get(t).isEmpty()) {
          mentions.get(p).get(t).addAll(reading.process());
        }
      }
    }
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
      List<Span> longestFirst =
          mentions.get(t).stream()
              .map(Match::span)
              .sorted(
                  Comparator.comparingInt((Span span) -> -span.length())
                      .thenComparing(span -> span))
              .toList();
      List<Span> apart = new ArrayList<>();
      for (Span span : longestFirst) {
        if (apart.stream().noneMatch(span::overlaps)) {
          apart.add(span);
        }
      }
      apart.sort(Comparator.naturalOrder());
      boolean addressed = target.addressing() == Target.Addressing.ASSUMED || !apart.isEmpty();
      all.add(new TargetMentions(target, addressed, apart));
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
