package org.parley.output;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.parley.ingest.SplitDocument;
import org.parley.output.Counts.Remark;
import org.parley.output.Counts.TargetCounts;
import org.parley.stance.JudgedDocument;
import org.parley.stance.JudgedParagraph;
import org.parley.stance.Judgement;
import org.parley.text.Paragraph;

/** Counts a run as it goes. Not for several threads. */
public final class Tally {

  private int documents;
  private int paragraphs;
  private int headings;
  private int skipped;
  private final Map<String, Integer> dropped = new TreeMap<>();
  private final Map<String, Integer> languages = new TreeMap<>();
  private final Map<String, Integer> addressing = new TreeMap<>();
  private final Map<String, TargetCounts> targets = new LinkedHashMap<>();
  private final List<Remark> failed = new ArrayList<>();
  private final List<Remark> notices = new ArrayList<>();

  /** What one classified document adds. */
  public static Counts of(JudgedDocument judged) {
    Tally tally = new Tally();
    tally.count(judged);
    return tally.counts();
  }

  /** Adds what was counted elsewhere. */
  public void add(Counts counts) {
    documents += counts.documents();
    paragraphs += counts.paragraphs();
    headings += counts.headings();
    skipped += counts.skipped();
    counts.dropped().forEach((reason, n) -> dropped.merge(reason, n, Integer::sum));
    counts.languages().forEach((code, n) -> languages.merge(code, n, Integer::sum));
    counts.addressing().forEach((code, n) -> addressing.merge(code, n, Integer::sum));
    counts.targets().forEach((id, n) -> targets.merge(id, n, Tally::sum));
    failed.addAll(counts.failed());
    notices.addAll(counts.notices());
  }

  private void count(JudgedDocument judged) {
    documents++;
    for (SplitDocument.Dropped piece : judged.dropped()) {
      dropped.merge(piece.reason(), 1, Integer::sum);
    }
    for (JudgedParagraph paragraph : judged.paragraphs()) {
      paragraphs++;
      headings += paragraph.paragraph().kind() == Paragraph.Kind.HEADING ? 1 : 0;
      languages.merge(paragraph.language().code(), 1, Integer::sum);
      if (paragraph.judgements().stream().anyMatch(one -> one.target().addressed())) {
        addressing.merge(paragraph.language().code(), 1, Integer::sum);
      }
      for (Judgement judgement : paragraph.judgements()) {
        targets.merge(judgement.target().target().id(), one(judgement), Tally::sum);
      }
    }
  }

  /** Counts a document or line that could not be read or classified. */
  public void fail(String origin, String message) {
    failed.add(new Remark(origin, message));
  }

  /** Keeps what had to be guessed about a document. */
  public void notice(String origin, String message) {
    notices.add(new Remark(origin, message));
  }

  /** Counts a file that is in no format Parley reads. */
  public void skip() {
    skipped++;
  }

  /** What was counted so far. */
  public Counts counts() {
    return new Counts(
        documents,
        paragraphs,
        headings,
        skipped,
        Collections.unmodifiableMap(new TreeMap<>(dropped)),
        Collections.unmodifiableMap(new TreeMap<>(languages)),
        Collections.unmodifiableMap(new TreeMap<>(addressing)),
        Collections.unmodifiableMap(new LinkedHashMap<>(targets)),
        List.copyOf(failed),
        List.copyOf(notices));
  }

  private static TargetCounts one(Judgement judgement) {
    if (!judgement.target().addressed()) {
      return new TargetCounts(0, 0, 0, 1, 0);
    }
    int abstained = judgement.abstained() ? 1 : 0;
    return switch (judgement.label()) {
      case PRO -> new TargetCounts(1, 0, 0, 0, abstained);
      case ANTI -> new TargetCounts(0, 1, 0, 0, abstained);
      case NONE -> new TargetCounts(0, 0, 1, 0, abstained);
    };
  }

  private static TargetCounts sum(TargetCounts a, TargetCounts b) {
    return new TargetCounts(
        a.pro() + b.pro(),
        a.anti() + b.anti(),
        a.none() + b.none(),
        a.notAddressed() + b.notAddressed(),
        a.abstained() + b.abstained());
  }
}
