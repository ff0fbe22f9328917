package org.parley.target;

import java.util.List;

/**
 * What stands round a set's targets in text of one language: patterns, in the notation of {@link
 * LemmaPattern}, that help to tell a mention from something else. Any list may be empty.
 *
 * @param topic words that show that a paragraph is about the set's common subject
 * @param process words that such a process is spoken of with ("delegate", "vote"): they turn an
 *     ambiguous name near them into a mention, and show that a paragraph goes on about the target
 *     of the one before
 * @param context other words that turn an ambiguous name near them into a mention
 * @param competitors other things of the same kind, to which "these talks" could point as well
 * @param elsewhere words that show another subject, unless the topic is there too
 */
public record Surroundings(
    List<String> topic,
    List<String> process,
    List<String> context,
    List<String> competitors,
    List<String> elsewhere) {

  /** Surroundings that say nothing. */
  public static final Surroundings NONE =
      new Surroundings(List.of(), List.of(), List.of(), List.of(), List.of());

  public Surroundings {
    topic = List.copyOf(topic);
    process = List.copyOf(process);
    context = List.copyOf(context);
    competitors = List.copyOf(competitors);
    elsewhere = List.copyOf(elsewhere);
  }
}
