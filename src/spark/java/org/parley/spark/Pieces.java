package org.parley.spark;

import java.io.Serializable;
import org.parley.ingest.Ingested;

/**
 * How documents are spread over tasks: many small pieces, filled by hash, so that no core waits for
 * another, and before them pieces for long documents. Spark begins with the first piece, and what
 * takes longest should be begun first (Graham 1969): else a book that comes up last keeps one core
 * busy when all others have nothing left to do.
 *
 * @param longOnes pieces for long documents, at most about one a piece
 * @param others pieces for all others
 */
record Pieces(int longOnes, int others) implements Serializable {

  /**
   * Text of a piece in UTF-16 units, about: half a minute's work, a thousand times its overhead.
   */
  static final int PIECE = 1 << 18;

  /** A document is long from here on, in UTF-16 units. */
  static final int LONG = 2 * PIECE;

  private static final int MOST = 50_000;

  /**
   * Pieces for a corpus.
   *
   * @param bytes its size; a text has no more units than bytes
   * @param cores cores that share the work
   */
  static Pieces of(long bytes, int cores) {
    long wanted = Math.max(bytes / PIECE, 4L * cores);
    return new Pieces((int) Math.min(bytes / LONG + 1, MOST), (int) Math.min(wanted, MOST));
  }

  int count() {
    return longOnes + others;
  }

  /** The piece that a document belongs to, from 0; the same whenever it is asked for. */
  int of(Ingested ingested) {
    int hash = ingested.origin().hashCode();
    boolean isLong =
        ingested instanceof Ingested.Read read && read.document().text().length() > LONG;
    return isLong ? Math.floorMod(hash, longOnes) : longOnes + Math.floorMod(hash, others);
  }
}
