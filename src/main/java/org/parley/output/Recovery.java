package org.parley.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.parley.output.Journal.FileDone;
import org.parley.output.Journal.Line;
import org.parley.output.Journal.Piece;

/**
 * What an interrupted run has left: how much of its journal is borne out by the bytes of its
 * output. After a crash of the machine either may end in what never reached the disk.
 *
 * @param pieces the documents that are whole
 * @param journalEnd end of the journal's last sound line
 * @param dataEnd end of the last whole document
 * @param whole whether every line of the journal is sound
 * @param filesDone files of a watched folder whose documents are all written
 * @param openFrom where in the journal the lines after the last of these begin
 * @param finished the counts of all lines before that
 */
record Recovery(
    int pieces,
    long journalEnd,
    long dataEnd,
    boolean whole,
    List<FileDone> filesDone,
    long openFrom,
    Counts finished) {

  private static final int BUFFER = 1 << 16;

  /** Reads a journal and what it records. */
  static Recovery of(Journal journal, FileChannel data) throws IOException {
    List<FileDone> filesDone = new ArrayList<>();
    Tally tally = new Tally();
    Counts finished = tally.counts();
    int pieces = 0;
    long dataEnd = 0;
    boolean whole = true;
    try (Journal.Reader reader = journal.read()) {
      long end = reader.position();
      long openFrom = end;
      for (Line line = reader.next(); line != null; line = reader.next()) {
        if (line instanceof Piece piece) {
          if (!isWhole(piece, data)) {
            whole = false;
            break;
          }
          pieces++;
          dataEnd = Math.max(dataEnd, piece.start() + piece.length());
          tally.add(piece.counts());
          end = reader.position();
        } else if (line instanceof FileDone done) {
          filesDone.add(done);
          tally.add(done.counts());
          end = reader.position();
          openFrom = end;
          finished = tally.counts();
        }
      }
      return new Recovery(pieces, end, dataEnd, whole, List.copyOf(filesDone), openFrom, finished);
    }
  }

  private static boolean isWhole(Piece piece, FileChannel data) throws IOException {
    CRC32C checksum = new CRC32C();
    ByteBuffer buffer = ByteBuffer.allocate(Math.min(BUFFER, Math.max(1, piece.length())));
    long at = piece.start();
    long end = piece.start() + piece.length();
    while (at < end) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
      int read = data.read(buffer, at);
      if (read < 0) {
        return false;
      }
      checksum.update(buffer.flip());
      at += read;
    }
    return checksum.getValue() == piece.checksum();
  }
}
