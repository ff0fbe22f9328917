package org.parley.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.ingest.Ingested;
import org.parley.output.Counts;
import org.parley.output.Journal.Piece;
import org.parley.output.JudgementSink;
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

  /**
   * What came of a run.
   *
   * @param counts what was found
   * @param whole whether it came to the end of the documents
   */
  record Result(Counts counts, boolean whole) {}

  /**
   * A document or line to be worked on.
   *
   * @param earlier its output, where an earlier run has written it
   */
  private record Task(Ingested ingested, @Nullable Piece earlier) {}

  /** What came of one document or line. */
  private sealed interface Outcome {

    Ingested ingested();

    record Judged(Ingested.Read ingested, JudgedDocument document, Counts counts)
        implements Outcome {}

    record Kept(Ingested.Read ingested, Piece piece) implements Outcome {}

    record Failed(Ingested ingested, String message) implements Outcome {}

    record Skipped(Ingested ingested) implements Outcome {}
  }

  /**
   * Classifies.
   *
   * @param stop whether to stop with the documents in hand; asked from any thread
   * @throws IOException where the output cannot be written; a document that cannot be read or
   *     classified is counted, and the run goes on
   */
  Result run(
      Stream<Ingested> documents, JudgementSink sink, Progress progress, BooleanSupplier stop)
      throws IOException {
    Tally tally = new Tally();
    boolean whole =
        InOrder.forEach(
            tasks(documents.iterator(), sink),
            this::outcome,
            threads,
            outcome -> {
              accept(outcome, sink, tally);
              progress.done(outcome.ingested().origin());
            },
            stop);
    return new Result(tally.counts(), whole);
  }

  private static Iterator<Task> tasks(Iterator<Ingested> documents, JudgementSink sink) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return documents.hasNext();
      }

      @Override
      public Task next() {
        Ingested ingested = documents.next();
        try {
          Optional<Piece> earlier =
              ingested instanceof Ingested.Read read
                  ? sink.earlier(read.document())
                  : Optional.empty();
          return new Task(ingested, earlier.orElse(null));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  private static void accept(Outcome outcome, JudgementSink sink, Tally tally) throws IOException {
    if (outcome instanceof Outcome.Judged judged) {
      sink.write(judged.document(), judged.counts());
      tally.add(judged.counts());
      notice(judged.ingested(), tally);
    } else if (outcome instanceof Outcome.Kept kept) {
      sink.keep(kept.piece());
      tally.add(kept.piece().counts());
      notice(kept.ingested(), tally);
    } else if (outcome instanceof Outcome.Failed failed) {
      tally.fail(failed.ingested().origin(), failed.message());
    } else {
      tally.skip();
    }
  }

  private static void notice(Ingested.Read read, Tally tally) {
    if (!read.notice().isEmpty()) {
      tally.notice(read.origin(), read.notice());
    }
  }

  private Outcome outcome(Task task) {
    if (task.ingested() instanceof Ingested.Failed failed) {
      return new Outcome.Failed(failed, failed.message());
    }
    if (!(task.ingested() instanceof Ingested.Read read)) {
      return new Outcome.Skipped(task.ingested());
    }
    if (task.earlier() != null) {
      return new Outcome.Kept(read, task.earlier());
    }
    try {
      JudgedDocument judged = classifier.apply(read.document());
      return new Outcome.Judged(read, judged, Tally.of(judged));
    } catch (RuntimeException | StackOverflowError e) {
      // A fault that one document brings to light must not cost the others their judgements.
      faults.accept(e);
      return new Outcome.Failed(read, Errors.message(e));
    }
  }
}
