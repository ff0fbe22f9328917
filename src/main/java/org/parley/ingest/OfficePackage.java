package org.parley.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/**
 * Looks at a Word or Excel file before a library unpacks it: whether it is one at all, and whether
 * it would unpack to more than a document ever holds or expand to more than it says.
 */
final class OfficePackage {

  private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);

  private OfficePackage() {}

  /**
   * Checks a file.
   *
   * @param kind the format's name for people, {@code Word} or {@code Excel}
   * @param mainPart a part that every file of the format has, such as {@code word/}
   * @throws UnreadableDocumentException where the file is broken, encrypted, old or a zip bomb
   */
  static void check(byte[] bytes, String kind, String mainPart) throws IOException {
    if (bytes.length >= OLE2.length && Arrays.mismatch(bytes, OLE2) == OLE2.length) {
      throw new UnreadableDocumentException(
          "is protected by a password or in the format of before 2007: save it without a password"
              + " in the present "
              + kind
              + " format");
    }
    boolean found = false;
    long unpacked = 0;
    byte[] buffer = new byte[1 << 16];
    // Not Java's own: older ones stumble over Zip64, and POI unpacks with this one.
    try (ZipArchiveInputStream zip = new ZipArchiveInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipArchiveEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        found |= entry.getName().startsWith(mainPart);
        unpacked +=
            scan(zip, buffer, IngestOptions.MAX_UNPACKED_BYTES - unpacked, isXml(entry.getName()));
        if (unpacked > IngestOptions.MAX_UNPACKED_BYTES) {
          throw new UnreadableDocumentException(
              "unpacks to more than "
                  + Sizes.megabytes(IngestOptions.MAX_UNPACKED_BYTES)
                  + " (a zip bomb?)");
        }
      }
    } catch (UnreadableDocumentException e) {
      throw e;
    } catch (IOException | RuntimeException | NoClassDefFoundError e) {
      // The last two are the library's, for a compression that the format does not know.
      throw broken(kind, e);
    }
    if (!found) {
      throw new UnreadableDocumentException(
          "is no " + kind + " file: save it anew, or name it after what it is");
    }
  }

  /** What to say of a file that a library could not read. */
  static UnreadableDocumentException broken(String kind, Throwable cause) {
    return new UnreadableDocumentException(
        "is no " + kind + " file or a broken one: open and save it in " + kind + " anew", cause);
  }

  private static boolean isXml(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".xml") || lower.endsWith(".rels");
  }

  /**
   * Reads a part through.
   *
   * @return its length, or a number above {@code limit}
   * @throws UnreadableDocumentException where an XML part declares a document type, which the
   *     format forbids and which alone can declare entities
   */
  private static long scan(InputStream in, byte[] buffer, long limit, boolean xml)
      throws IOException {
    long length = 0;
    int matched = 0;
    for (int read = 0; read >= 0 && length <= limit; read = in.read(buffer)) {
      for (int i = 0; i < read && xml; i++) {
        // Zero bytes are passed over, so that UTF-16 reads as ASCII does.
        if (buffer[i] != 0) {
          matched = buffer[i] == DOCTYPE[matched] ? matched + 1 : buffer[i] == DOCTYPE[0] ? 1 : 0;
        }
        if (matched == DOCTYPE.length) {
          throw new UnreadableDocumentException(
              "holds an XML document type, which the format forbids and which may be an attack:"
                  + " save it anew");
        }
      }
      length += read;
    }
    return length;
  }
}
