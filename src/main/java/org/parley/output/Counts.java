package org.parley.output;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What a run saw and found.
 *
 * @param documents documents that were classified
 * @param paragraphs their paragraphs, headings among them
 * @param headings paragraphs that are headings
 * @param skipped files of the given folders that are in no format Parley reads
 * @param dropped pieces of boilerplate left out, by reason
 * @param languages paragraphs by language code
 * @param addressing of these, the paragraphs that address a target
 * @param targets stances by target id
 * @param failed documents and lines that could not be read or classified
 * @param notices what had to be guessed
 */
public record Counts(
    int documents,
    int paragraphs,
    int headings,
    int skipped,
    Map<String, Integer> dropped,
    Map<String, Integer> languages,
    Map<String, Integer> addressing,
    Map<String, TargetCounts> targets,
    List<Remark> failed,
    List<Remark> notices)
    implements Serializable {

  /** Nothing seen yet. */
  public static final Counts NONE =
      new Counts(0, 0, 0, 0, Map.of(), Map.of(), Map.of(), Map.of(), List.of(), List.of());

  /**
   * Stances toward one target, in paragraphs.
   *
   * @param pro addressed and pro
   * @param anti addressed and anti
   * @param none addressed and none
   * @param notAddressed not addressed
   * @param abstained of the addressed, those too uncertain to be used without a person's look
   */
  public record TargetCounts(int pro, int anti, int none, int notAddressed, int abstained)
      implements Serializable {

    /** Paragraphs that address the target. */
    public int addressed() {
      return pro + anti + none;
    }
  }

  /**
   * Something to be said about one document or line.
   *
   * @param origin path, with line, row or page where there is one
   * @param message for people
   */
  public record Remark(String origin, String message) implements Serializable {

    @Override
    public String toString() {
      return MarkedText.oneLine(origin + ": " + message);
    }
  }

  /** These counts without the documents: what could not be read, and what had to be guessed. */
  public Counts remarks() {
    return new Counts(0, 0, 0, skipped, Map.of(), Map.of(), Map.of(), Map.of(), failed, notices);
  }
}
