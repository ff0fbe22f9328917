package org.parley.cli;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.parley.ingest.Ingested;
import org.parley.output.Counts;
import org.parley.output.JudgementWriter;
import org.parley.output.Tally;
import org.parley.stance.JudgedDocument;
import org.parley.text.Document;

/** Documents in, judgements out in the same order, and the count of it all. */
final class ClassifyRun {

  private final Function<Document, JudgedDocument> classifier;
  private final int threads;
  private final Consumer<Throwable> faults;

  /**
   * A run.
   *
   * @param classifier safe to use from several threads
   * @param threads how many documents are classified at once; it changes nothing in the output
   * @param faults is given what keeps single documents from being classified, from any thread
   */
  ClassifyRun(
      Function<Document, JudgedDocument> classifier, int threads, Consumer<Throwable> faults) {
    this.classifier = classifier;
    this.threads = threads;
    this.faults = faults;
  }

  /** What came of one document or line. */
  private sealed interface Outcome {

    Ingested ingested();

    record Judged(Ingested.Read ingested, JudgedDocument document) implements Outcome {}

    record Failed(Ingested ingested, String message) implements Outcome {}

    record Skipped(Ingested ingested) implements Outcome {}
  }

  /**
   * Classifies.
   *
   * @throws IOException where the output cannot be written; a document that cannot be read or
   *     classified is counted, and the run goes on
   */
  Counts run(Stream<Ingested> documents, JudgementWriter writer, Progress progress)
      throws IOException {
    Tally tally = new Tally();
    InOrder.forEach(
        documents.iterator(),
        this::outcome,
        threads,
        outcome -> {
          String origin = outcome.ingested().origin();
          if (outcome instanceof Outcome.Judged judged) {
            writer.write(judged.document());
            tally.add(judged.document());
            if (!judged.ingested().notice().isEmpty()) {
              tally.notice(origin, judged.ingested().notice());
            }
          } else if (outcome instanceof Outcome.Failed failed) {
            tally.fail(origin, failed.message());
          } else {
            tally.skip();
          }
          progress.done(origin);
        });
    return tally.counts();
  }

  private Outcome outcome(Ingested ingested) {
    if (ingested instanceof Ingested.Failed failed) {
      return new Outcome.Failed(ingested, failed.message());
    }
    if (!(ingested instanceof Ingested.Read read)) {
      return new Outcome.Skipped(ingested);
    }
    try {
      return new Outcome.Judged(read, classifier.apply(read.document()));
    } catch (RuntimeException | StackOverflowError e) {
      // A fault that one document brings to light must not cost the others their judgements.
      faults.accept(e);
      return new Outcome.Failed(ingested, Errors.message(e));
    }
  }
}
