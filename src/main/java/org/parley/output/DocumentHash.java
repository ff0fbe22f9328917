package org.parley.output;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.parley.text.Document;
import org.parley.text.Sha256;

/** The hash by which a document is known again when a run is resumed. */
final class DocumentHash {

  private DocumentHash() {}

  /** SHA-256 over everything in the document that can reach the output, its id included. */
  static String of(Document document) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      put(out, document.id());
      put(out, document.text());
      put(out, document.title());
      put(out, document.date());
      put(out, document.speaker());
      put(out, document.source());
      put(out, document.language() == null ? null : document.language().code());
    } catch (IOException e) {
      // Nothing is written but memory.
      throw new UncheckedIOException(e);
    }
    return Sha256.of(bytes.toByteArray());
  }

  /** The length goes before, so that no two documents give the same bytes. */
  private static void put(DataOutputStream out, @Nullable String value) throws IOException {
    if (value == null) {
      out.writeInt(-1);
      return;
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
