package org.parley.output;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.output.Journal.Piece;

/**
 * The documents that an earlier run has finished, each given out once. As long as they are asked
 * for in the journal's order nothing is held in memory; only where an input has changed since is an
 * index of the rest made.
 */
final class EarlierPieces implements Closeable {

  private final Journal journal;
  private final long end;
  private final Journal.Reader reader;

  /** The piece to be asked for next, null where the order is lost or all are given out. */
  private @Nullable Piece next;

  /** Where the line of the piece read last begins. */
  private long place;

  /** Where the lines of the pieces stand that are left, by hash; empty until the order is lost. */
  private final Map<String, Deque<Long>> places = new HashMap<>();

  /**
   * @param start where in the journal the first line begins
   * @param end where the last one ends
   */
  EarlierPieces(Journal journal, long start, long end) throws IOException {
    this.journal = journal;
    this.end = end;
    reader = journal.read(start);
    next = read();
  }

  /** A finished document by its hash. */
  Optional<Piece> take(String sha256) throws IOException {
    Piece expected = next;
    if (expected != null && expected.sha256().equals(sha256)) {
      next = read();
      return Optional.of(expected);
    }
    if (expected != null) {
      indexFrom(expected);
      next = null;
    }
    Deque<Long> lines = places.get(sha256);
    Long place = lines == null ? null : lines.poll();
    return place == null ? Optional.empty() : at(place);
  }

  private void indexFrom(Piece first) throws IOException {
    for (Piece piece = first; piece != null; piece = read()) {
      places.computeIfAbsent(piece.sha256(), hash -> new ArrayDeque<>(1)).add(place);
    }
  }

  private @Nullable Piece read() throws IOException {
    place = reader.position();
    return place < end && reader.next() instanceof Piece piece ? piece : null;
  }

  private Optional<Piece> at(long start) throws IOException {
    try (Journal.Reader one = journal.read(start)) {
      return one.next() instanceof Piece piece ? Optional.of(piece) : Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
