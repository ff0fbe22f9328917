package org.parley.output;

import java.io.IOException;
import java.util.Optional;
import org.parley.stance.JudgedDocument;
import org.parley.text.Document;

/** Takes the documents of a run in input order. Not for several threads. */
public interface JudgementSink {

  /**
   * What an earlier run has already written of a document, so that it need not be judged again.
   * Asked once a document, in input order and perhaps well before the document's turn to be
   * written.
   *
   * @throws IOException where the record of the earlier run cannot be read
   */
  Optional<Journal.Piece> earlier(Document document) throws IOException;

  /** Takes over what {@link #earlier} gave, at its place in the input order. */
  void keep(Journal.Piece piece) throws IOException;

  /**
   * Writes a document.
   *
   * @param counts what it adds to the counts of the run
   */
  void write(JudgedDocument document, Counts counts) throws IOException;

  /** A sink that only writes. */
  static JudgementSink of(JudgementWriter writer) {
    return new JudgementSink() {
      @Override
      public Optional<Journal.Piece> earlier(Document document) {
        return Optional.empty();
      }

      @Override
      public void keep(Journal.Piece piece) {
        throw new IllegalStateException("no earlier run: nothing to keep of " + piece.document());
      }

      @Override
      public void write(JudgedDocument document, Counts counts) throws IOException {
        writer.write(document);
      }
    };
  }
}
