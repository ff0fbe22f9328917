package org.parley.spark;

import java.io.Serializable;
import java.util.List;
import org.parley.output.Counts;

/** What came of one document, or of a line of input that is none. */
sealed interface Outcome extends Serializable {

  /**
   * It was judged.
   *
   * @param lines its paragraphs as JSON Lines, without line ends
   * @param counts what it adds to the summary
   */
  record Judged(List<String> lines, Counts counts) implements Outcome {}

  /**
   * It could not be read or judged.
   *
   * @param origin path, with line, row or page where there is one
   * @param reason for people
   */
  record Failed(String origin, String reason) implements Outcome {}
}
