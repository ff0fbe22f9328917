package org.parley;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Work on a document's paragraphs side by side, so that one long document keeps all processors
 * busy: in the calling thread's fork-join pool, or the common one where it has none.
 */
final class EachParagraph {

  private EachParagraph() {}

  /** What came of one paragraph: a result or what was thrown. */
  private record Outcome<T>(@Nullable T result, @Nullable Throwable thrown) {}

  /**
   * The results in the order of the paragraphs.
   *
   * @param count number of paragraphs
   * @param work from the index of a paragraph to its result; safe to run in several threads. Where
   *     it throws, what it threw for the first paragraph is thrown
   */
  static <T> List<T> map(int count, IntFunction<T> work) {
    List<T> results = new ArrayList<>(count);
    for (Outcome<T> outcome :
        IntStream.range(0, count).parallel().mapToObj(i -> outcome(work, i)).toList()) {
      if (outcome.thrown() instanceof RuntimeException exception) {
        throw exception;
      }
      if (outcome.thrown() instanceof Error error) {
        throw error;
      }
      results.add(outcome.result());
    }
    return results;
  }

  /** Kept rather than thrown: the fork-join pool would throw a copy with another message. */
  private static <T> Outcome<T> outcome(IntFunction<T> work, int index) {
    try {
      return new Outcome<>(work.apply(index), null);
    } catch (RuntimeException | StackOverflowError e) {
      return new Outcome<>(null, e);
    }
  }
}
