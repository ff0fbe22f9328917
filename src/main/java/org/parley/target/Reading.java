package org.parley.target;

import java.util.List;
import org.parley.target.PatternList.Match;

/**
 * What one paragraph by itself says about the targets.
 *
 * @param onTopic whether it is on the set's topic
 * @param elsewhere whether it speaks of another subject
 * @param competitor whether it names something that a reference could point to instead
 * @param context the words that support an ambiguous name
 * @param candidates what may be a mention, a target each
 */
record Reading(
    boolean onTopic,
    boolean elsewhere,
    boolean competitor,
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

  /** The target's ambiguous names that have a word of the context within a number of words. */
  List<Match> namesInContext(int target, int window) {
    return candidates.get(target).names().stream()
        .filter(name -> context.stream().anyMatch(word -> name.distance(word) <= window))
        .toList();
  }
}
