package org.parley.target;

import java.util.List;
import java.util.stream.Stream;
import org.parley.target.PatternList.Match;

/**
 * What one paragraph by itself says about the targets.
 *
 * @param onTopic whether it is on the set's topic
 * @param elsewhere whether it speaks of another subject
 * @param competitor whether it names something that a reference could point to instead
 * @param process words that speak of some process
 * @param context other words that support an ambiguous name
 * @param candidates what may be a mention, a target each
 */
record Reading(
    boolean onTopic,
    boolean elsewhere,
    boolean competitor,
    List<Match> process,
    List<Match> context,
    List<Candidates> candidates) {

  /**
   * Matches of one target that no exclusion covers.
   *
   * @param otherSense whether an exclusion covers one of its ambiguous names
   */
  record Candidates(
      List<Match> explicit,
      List<Match> names,
      List<Match> indirect,
      List<Match> references,
      boolean otherSense) {}

  /** The same, on the topic. */
  Reading withTopic() {
    return new Reading(true, elsewhere, competitor, process, context, candidates);
  }

  /**
   * Whether the paragraph is on another subject.
   *
   * @param documentElsewhere whether its document is, which tells where the paragraph does not
   */
  boolean foreign(boolean documentElsewhere) {
    return !onTopic && (elsewhere || documentElsewhere);
  }

  /** The target's ambiguous names that have process or context within a number of words. */
  List<Match> namesInContext(int target, int window) {
    return candidates.get(target).names().stream()
        .filter(
            name ->
                Stream.concat(process.stream(), context.stream())
                    .anyMatch(word -> name.distance(word) <= window))
        .toList();
  }
}
