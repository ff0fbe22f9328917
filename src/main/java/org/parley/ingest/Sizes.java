package org.parley.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Reads files up to a stated size. */
final class Sizes {

  private Sizes() {}

  /**
   * All bytes of a stream.
   *
   * @throws UnreadableDocumentException where there are more than {@code limit} or none at all
   */
  static byte[] readAll(InputStream in, int limit) throws IOException {
    byte[] bytes = in.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw new UnreadableDocumentException(
          "is larger than the "
              + megabytes(limit)
              + " that one document of this format may have: split it, or give it as JSON Lines,"
              + " a document a line");
    }
    if (bytes.length == 0) {
      throw new UnreadableDocumentException("is empty");
    }
    return bytes;
  }

  /** A size for people, in decimal megabytes. */
  static String megabytes(int bytes) {
    return String.format(Locale.ROOT, "%d MB", bytes / 1_000_000);
  }
}
