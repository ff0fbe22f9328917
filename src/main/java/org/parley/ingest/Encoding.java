package org.parley.ingest;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * How a file's bytes become text.
 *
 * @param charset the character encoding
 * @param markLength bytes of the byte-order mark at the start, 0 where there is none
 * @param guessed whether the encoding was guessed from the bytes' statistics
 */
record Encoding(Charset charset, int markLength, boolean guessed) {

  /**
   * Finds the encoding of a file by its byte-order mark, else by its bytes.
   *
   * @param sample the file's first bytes, or all of them
   */
  static Encoding detect(byte[] sample) {
    if (startsWith(sample, 0xEF, 0xBB, 0xBF)) {
      return new Encoding(StandardCharsets.UTF_8, 3, false);
    }
    if (startsWith(sample, 0xFF, 0xFE)) {
      return new Encoding(StandardCharsets.UTF_16LE, 2, false);
    }
    if (startsWith(sample, 0xFE, 0xFF)) {
      return new Encoding(StandardCharsets.UTF_16BE, 2, false);
    }
    return new Encoding(StandardCharsets.UTF_8, 0, false);
  }

  /**
   * Decodes a whole file, this encoding's byte-order mark left out.
   *
   * @throws UnreadableDocumentException naming the line of the first byte that is not valid
   */
  String decode(byte[] bytes) throws UnreadableDocumentException {
    OptionalInt bad = firstMalformed(bytes);
    if (bad.isPresent()) {
      throw new UnreadableDocumentException(malformed(1 + newlinesBefore(bytes, bad.getAsInt())));
    }
    return new String(bytes, markLength, bytes.length - markLength, charset);
  }

  /** What to tell people where the encoding was guessed, else nothing. */
  String notice() {
    return guessed ? "read as " + charset + ", guessed from its bytes" : "";
  }

  /** Decodes one line without its end. */
  String decodeLine(byte[] bytes, int length) throws CharacterCodingException {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(bytes, 0, length))
        .toString();
  }

  /** What to tell people of bytes that are no text in this encoding. */
  String malformed(int line) {
    return "line "
        + line
        + " holds bytes that are not valid "
        + charset
        + ": save the file as UTF-8 again from its source";
  }

  private OptionalInt firstMalformed(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes, markLength, bytes.length - markLength);
    CharBuffer out = CharBuffer.allocate(8192);
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult result;
    do {
      result = decoder.decode(in, out, true);
      out.clear();
    } while (result.isOverflow());
    return result.isError() ? OptionalInt.of(in.position()) : OptionalInt.empty();
  }

  private static int newlinesBefore(byte[] bytes, int end) {
    int count = 0;
    for (int i = 0; i < end; i++) {
      if (bytes[i] == '\n') {
        count++;
      }
    }
    return count;
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
