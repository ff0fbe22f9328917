package org.parley.ingest;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;

/**
 * How a file's bytes become text.
 *
 * <p>A byte-order mark decides; else UTF-16 is told by the regular place of its high bytes; else
 * the file is UTF-8 where it is valid UTF-8, or nearly is; else ICU's statistics (as Tika keeps
 * them) choose among the single-byte encodings of our languages.
 *
 * @param charset the character encoding
 * @param markLength bytes of the byte-order mark at the start, 0 where there is none
 * @param guessed whether the encoding was guessed from the bytes' statistics
 */
record Encoding(Charset charset, int markLength, boolean guessed) {

  /** Encodings that may be guessed, by the names that the detector gives them. */
  private static final Map<String, String> GUESSES =
      Map.of(
          "windows-1251", "windows-1251",
          "KOI8-R", "KOI8-R",
          "windows-1256", "windows-1256",
          "ISO-8859-6", "ISO-8859-6",
          "windows-1252", "windows-1252",
          "ISO-8859-1", "windows-1252");

  /** Detectors' certainty is 0 to 100; what nothing speaks for gets 10. */
  private static final int LEAST_CONFIDENCE = 12;

  /** Share of bytes at even or odd places that must be high bytes of UTF-16. */
  private static final double UTF_16_SHARE = 0.9;

  /** Share of the bytes at the other places above which they are high bytes too. */
  private static final double OTHER_SHARE = 0.5;

  /** Share of control characters above which bytes are no text. */
  private static final double MOST_CONTROLS = 0.01;

  /**
   * Finds the encoding of a file.
   *
   * @param sample the file's first bytes, or all of them
   * @throws UnreadableDocumentException where the bytes are no text, or in no encoding known here
   */
  static Encoding detect(byte[] sample) throws UnreadableDocumentException {
    if (startsWith(sample, 0xEF, 0xBB, 0xBF)) {
      return new Encoding(StandardCharsets.UTF_8, 3, false);
    }
    if (startsWith(sample, 0xFF, 0xFE)) {
      return new Encoding(StandardCharsets.UTF_16LE, 2, false);
    }
    if (startsWith(sample, 0xFE, 0xFF)) {
      return new Encoding(StandardCharsets.UTF_16BE, 2, false);
    }
    if (highBytes(sample, 0) > UTF_16_SHARE && highBytes(sample, 1) < OTHER_SHARE) {
      return new Encoding(StandardCharsets.UTF_16BE, 0, true);
    }
    if (highBytes(sample, 1) > UTF_16_SHARE && highBytes(sample, 0) < OTHER_SHARE) {
      return new Encoding(StandardCharsets.UTF_16LE, 0, true);
    }
    rejectBinary(sample);
    return isUtf8(sample) ? new Encoding(StandardCharsets.UTF_8, 0, false) : guess(sample);
  }

  /** Whether bytes begin with a byte-order mark or are UTF-8, be it damaged. */
  static boolean isUnicode(byte[] bytes) {
    return startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF) || isUtf8(bytes);
  }

  /**
   * Decodes a whole file, this encoding's byte-order mark left out.
   *
   * @throws UnreadableDocumentException naming the line of the first byte that is not valid
   */
  String decode(byte[] bytes) throws UnreadableDocumentException {
    int bad = markLength + validLength(bytes, markLength, charset, true);
    if (bad < bytes.length) {
      int line =
          1 + (int) new String(bytes, 0, bad, charset).chars().filter(c -> c == '\n').count();
      throw new UnreadableDocumentException("line " + line + " " + malformed());
    }
    return new String(bytes, markLength, bytes.length - markLength, charset);
  }

  /** Decodes one line without its end. */
  String decodeLine(byte[] bytes) throws CharacterCodingException {
    return strict(charset).decode(ByteBuffer.wrap(bytes)).toString();
  }

  /** What to tell people of a line that is no text in this encoding. */
  String malformed() {
    return "holds bytes that are not valid "
        + charset
        + ": save the file as UTF-8 again from its source";
  }

  /** What to tell people where the encoding was guessed, else nothing. */
  String notice() {
    return guessed ? "read as " + charset + ", guessed from its bytes" : "";
  }

  private static CharsetDecoder strict(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** How many bytes from {@code start} on are valid. */
  private static int validLength(byte[] bytes, int start, Charset charset, boolean whole) {
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer out = CharBuffer.allocate(8192);
    CharsetDecoder decoder = strict(charset);
    CoderResult result;
    do {
      out.clear();
      result = decoder.decode(in, out, whole);
    } while (result.isOverflow());
    // A sample may end within a character: that is no error.
    return result.isError() || whole ? in.position() - start : bytes.length - start;
  }

  /**
   * Whether bytes are UTF-8, be it damaged: in text of another encoding sequences that happen to be
   * valid UTF-8 are rarer than those that are not.
   */
  private static boolean isUtf8(byte[] bytes) {
    int valid = 0;
    int invalid = 0;
    for (int i = 0; i < bytes.length; ) {
      int b = bytes[i] & 0xFF;
      int length =
          b < 0x80
              ? 1
              : b >= 0xC2 && b < 0xE0
                  ? 2
                  : b >= 0xE0 && b < 0xF0 ? 3 : b >= 0xF0 && b < 0xF5 ? 4 : 0;
      if (length > 0 && i + length > bytes.length) {
        break;
      }
      boolean good = length > 0;
      for (int k = 1; k < length; k++) {
        good &= (bytes[i + k] & 0xC0) == 0x80;
      }
      if (length != 1) {
        valid += good ? 1 : 0;
        invalid += good ? 0 : 1;
      }
      i += good ? length : 1;
    }
    return invalid == 0 || valid > invalid;
  }

  private static Encoding guess(byte[] sample) throws UnreadableDocumentException {
    CharsetDetector detector = new CharsetDetector();
    detector.setText(withoutLatin(sample));
    for (CharsetMatch match : detector.detectAll()) {
      String name = GUESSES.get(match.getName());
      if (name != null && match.getConfidence() >= LEAST_CONFIDENCE) {
        return new Encoding(Charset.forName(name), 0, true);
      }
    }
    throw new UnreadableDocumentException(
        "is in no character encoding that could be told: save it as UTF-8");
  }

  /**
   * The bytes with ASCII letters blanked out where other letters are many: markup and field names
   * would outweigh a Russian or Arabic text.
   */
  private static byte[] withoutLatin(byte[] sample) {
    int latin = 0;
    int high = 0;
    for (byte b : sample) {
      latin += isLatin(b) ? 1 : 0;
      high += b < 0 ? 1 : 0;
    }
    if (high * 4 < latin) {
      return sample;
    }
    byte[] blanked = sample.clone();
    for (int i = 0; i < blanked.length; i++) {
      if (isLatin(blanked[i])) {
        blanked[i] = ' ';
      }
    }
    return blanked;
  }

  private static boolean isLatin(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }

  /**
   * Share of the bytes at even ({@code offset} 0) or odd (1) places that are what UTF-16 has there
   * in Latin, Cyrillic and Arabic text. That of general punctuation is a space to everyone else.
   */
  private static double highBytes(byte[] sample, int offset) {
    int high = 0;
    int all = 0;
    for (int i = offset; i < sample.length; i += 2) {
      byte b = sample[i];
      high += b == 0 || b == 4 || b == 6 ? 1 : 0;
      all++;
    }
    return all < 2 ? 0 : (double) high / all;
  }

  private static void rejectBinary(byte[] sample) throws UnreadableDocumentException {
    if (startsWith(sample, '%', 'P', 'D', 'F', '-')) {
      throw new UnreadableDocumentException("is a PDF by what it holds: name it .pdf");
    }
    if (startsWith(sample, 'P', 'K', 3, 4)) {
      throw new UnreadableDocumentException(
          "is a Word, Excel or zip file by what it holds: name it .docx or .xlsx, or unpack it");
    }
    int controls = 0;
    for (byte b : sample) {
      if (b == 0) {
        throw new UnreadableDocumentException("is no text: it holds binary data");
      }
      controls += b >= 0 && b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' ? 1 : 0;
    }
    if (controls > sample.length * MOST_CONTROLS) {
      throw new UnreadableDocumentException("is no text: it holds binary data");
    }
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
