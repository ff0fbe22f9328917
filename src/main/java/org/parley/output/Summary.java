package org.parley.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.parley.output.Counts.Remark;
import org.parley.output.Counts.TargetCounts;

/** The closing words of a run, for people. */
public final class Summary {

  private Summary() {}

  /** The summary's lines: what was read, what was left out, what was found, what went wrong. */
  public static List<String> lines(Counts counts) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s, %s (%s)"
            .formatted(
                many(counts.documents(), "document"),
                many(counts.paragraphs(), "paragraph"),
                many(counts.headings(), "heading")));
    if (counts.skipped() > 0) {
      lines.add(
          "passed over: %s in no format that is read".formatted(many(counts.skipped(), "file")));
    }
    if (!counts.languages().isEmpty()) {
      lines.add("languages: " + list(counts.languages()));
    }
    if (!counts.dropped().isEmpty()) {
      lines.add("dropped: " + list(counts.dropped()));
    }
    for (Map.Entry<String, TargetCounts> entry : counts.targets().entrySet()) {
      TargetCounts target = entry.getValue();
      lines.add(
          "%s: %d pro, %d anti, %d none where addressed (%d), %d not addressed"
                  .formatted(
                      entry.getKey(),
                      target.pro(),
                      target.anti(),
                      target.none(),
                      target.addressed(),
                      target.notAddressed())
              + (target.abstained() > 0
                  ? "; %d too uncertain to use unread".formatted(target.abstained())
                  : ""));
    }
    for (Remark notice : counts.notices()) {
      lines.add("note: " + notice);
    }
    for (Remark failure : counts.failed()) {
      lines.add("failed: " + failure);
    }
    if (!counts.failed().isEmpty()) {
      lines.add(many(counts.failed().size(), "failure"));
    }
    return List.copyOf(lines);
  }

  private static String many(int count, String noun) {
    return count == 1 ? "1 " + noun : "%,d %ss".formatted(count, noun);
  }

  private static String list(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
